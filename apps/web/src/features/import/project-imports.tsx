// What was brought into a project: each import with its report, and its way back.
import type { Preview } from '@baton/interchange/trello/preview';
import { type IntakeAnswer, intakesOf } from '@baton/model/intake/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { buttonClass } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Link, useParams } from '@tanstack/react-router';
import { useLive } from '../../lib/use-live.ts';
import { timeText } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import type { CountRow } from './bringing.ts';
import { countsOf } from './came.ts';
import { UndoImport } from './undo-import.tsx';
import { WhatStays } from './what-comes.tsx';
import styles from './import.module.css';

const all = {};

export function ProjectImports({ project }: { project: string }) {
  const params = useParams({ from: '/w/$workspace' });
  const intakes = useLive(intakesOf, { project });
  const board = useLive(projectsOfWorkspace, all)?.find(({ id, binned }) => id === project && binned === null)?.board;
  if (intakes === undefined) return null;
  if (intakes.length === 0)
    return (
      <EmptyState pattern="nothing-waiting" title="Nothing was brought into this project">
        What is imported into it is told here, with what came and what did not.
      </EmptyState>
    );
  return (
    <div className={styles.sheet}>
      {intakes.map((intake) => (
        <Report key={intake.id} intake={intake} />
      ))}
      {board && (
        <p>
          <Link
            to="/w/$workspace/board/$board"
            params={{ ...params, board }}
            className={buttonClass({ tone: 'primary', size: 36 })}
          >
            Open the board
          </Link>
        </p>
      )}
    </div>
  );
}

function Report({ intake }: { intake: IntakeAnswer }) {
  const nameOf = useNames();
  const preview = intake.report === null ? null : (JSON.parse(intake.report) as Preview);
  const rows = countsOf(intake.id);
  const tasks = rows?.find(({ what }) => what === 'Tasks');
  return (
    <section className={styles.report}>
      <h2 className={styles.headline}>
        {tasks ? `${tasks.came} of ${tasks.inFile} tasks came from “${intake.name}”.` : `Brought from “${intake.name}”`}
      </h2>
      <p className={styles.meta}>
        {timeText(intake.at)}, by {nameOf(intake.by)}
        {intake.undone !== null && `, undone ${timeText(intake.undone)}`}
      </p>
      <Counts preview={preview} rows={rows} />
      {preview && <WhatStays preview={preview} />}
      {intake.undone === null && <UndoImport intake={intake} />}
    </section>
  );
}

interface CountsProps {
  readonly preview: Preview | null;
  /** Only of an import that was made on this page. */
  readonly rows: readonly CountRow[] | undefined;
}

function Counts({ preview, rows }: CountsProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">In file</th>
          {rows && <th scope="col">Came</th>}
          {rows && <th scope="col">Not</th>}
        </tr>
      </thead>
      <tbody>
        {(rows ?? inFile(preview)).map(({ what, inFile: count, came }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{count}</td>
            {came !== null && <td>{came}</td>}
            {came !== null && <td data-some={count > came || undefined}>{Math.max(0, count - came)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the kept report knows: what was in the file. */
const inFile = (preview: Preview | null): readonly (Omit<CountRow, 'came'> & { readonly came: null })[] =>
  preview === null
    ? []
    : (
        [
          ['Lists', preview.lists],
          ['Tasks', preview.cards],
          ['Check-list lines', preview.checklistItems],
          ['Comments', preview.comments],
          ['Attachments, as links', preview.attachments],
        ] as const
      ).map(([what, count]) => ({ what, inFile: count, came: null }));
