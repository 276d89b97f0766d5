// Now, Next and Later side by side.
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Section } from '@baton/model/work/schema';
import type { Day } from '@baton/model/day';
import { cx } from '@baton/ui/cx.ts';
import { useDropColumn } from '@baton/ui/dnd/use-drop-column';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { useState } from 'react';
import { DueText } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { GroupHead } from './work-group.tsx';
import { sections } from '@baton/model/work/rules';
import { cellOf, type Groups } from './work-model.ts';
import { useRow } from './use-row.ts';
import { shortHours, sectionWords } from './work-words.ts';
import styles from './work-board.module.css';

interface WorkBoardProps {
  readonly groups: Groups;
  readonly today: Day;
  readonly home: string | undefined;
  readonly opened: string | undefined;
}

export function WorkBoard({ groups, ...of }: WorkBoardProps) {
  return (
    <div className={styles.board}>
      {sections.map((section) => (
        <Column key={section} section={section} rows={groups[section]} {...of} />
      ))}
    </div>
  );
}

interface ColumnProps extends Omit<WorkBoardProps, 'groups'> {
  readonly section: Section;
  readonly rows: readonly WorkAnswer[];
}
const step = 50;

function Column({ section, rows, home, opened, ...of }: ColumnProps) {
  const [most, setMost] = useState(step);
  const { ref } = useDropColumn(cellOf(section, 'board'));
  const shown = rows.slice(0, most);
  const title = sectionWords[section];
  return (
    <section className={styles.column} aria-label={title}>
      <GroupHead title={title} rows={rows} />
      <div className={styles.cell} ref={ref}>
        <ul aria-label={`${title}, ${rows.length}`}>
          {shown.map((row) => (
            <Card key={row.id} row={row} isHome={row.id === home} isOpen={row.id === opened} {...of} />
          ))}
        </ul>
        {rows.length > shown.length && (
          <button type="button" className={styles.more} onClick={() => setMost(most + step)}>
            Show {Math.min(step, rows.length - shown.length)} more
          </button>
        )}
      </div>
    </section>
  );
}

interface CardProps extends Pick<WorkBoardProps, 'today'> {
  readonly row: WorkAnswer;
  readonly isHome: boolean;
  readonly isOpen: boolean;
}
function Card({ row, today, isHome, isOpen }: CardProps) {
  const ref = useRow(row.id, { isHome });
  return (
    <li
      ref={ref}
      className={cx(styles.card, isOpen && styles.open)}
      aria-label={`${row.title}, ${row.onlyMe ? 'only you' : row.key}, ${kindWords[row.kind]}, ${row.projectName}`}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={styles.top}>
        <StatusSign kind={row.kind} label={kindWords[row.kind]} />
        <span className={styles.key}>{row.onlyMe ? 'Only you' : row.key}</span>
        <span className={styles.hours}>{row.estimate === null ? '' : shortHours(row.estimate)}</span>
      </span>
      <span className={styles.title}>{row.title}</span>
      <span className={styles.foot}>
        {!row.onlyMe && <TaskBaton task={row} size="sm" />}
        {row.hue !== null && <ProjectMark hue={row.hue as ProjectHue} label={row.projectName} />}
        <span className={styles.due}>
          {row.due !== null && <DueText due={row.due} late={row.late} today={today} />}
        </span>
      </span>
    </li>
  );
}
