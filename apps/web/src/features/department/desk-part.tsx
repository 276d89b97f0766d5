// The everyday board on a department's home: what came last in each column, each opening its task; the board itself is one
// press away.
import { boardColumns, type CardAnswer, type ColumnAnswer, tasksOnBoard } from '@baton/model/board/queries';
import type { SpaceId } from '@baton/model/ids';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { suggestPrefix } from '@baton/model/project/rules';
import { startDesk } from '@baton/model/space/commands';
import type { HomeAnswer } from '@baton/model/space/queries';
import { Button, buttonClass } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { useToast } from '@baton/ui/toast';
import { Link, useParams } from '@tanstack/react-router';
import { SquareKanban } from 'lucide-react';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { DueText } from '../../parts/due-text.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { Part } from './part.tsx';
import { SamplesLine } from './samples-line.tsx';
import styles from './department.module.css';

type Desk = HomeAnswer['desk'];
const all = {};
const fewEnough = 5;

interface DeskPartProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly desk: Desk;
}

/** Starts the everyday board of a department, called like it; undefined where one may only read. */
export function useStartDesk(space: SpaceId, title: string): (() => Promise<boolean>) | undefined {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const isReadOnly = useReadOnly() !== null;
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  if (isReadOnly) return undefined;
  return async () => {
    const taken = new Set(projects.map(({ prefix }) => prefix));
    const hue = (projects.length % 7) + 1;
    const made = await run(startDesk, { space, name: `${title} desk`, prefix: suggestPrefix(title, taken), hue });
    if (made) toast.show({ text: `${title} has an everyday board.`, onUndo });
    return made !== undefined;
  };
}

export function DeskPart({ space, title, desk }: DeskPartProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const start = useStartDesk(space, title);
  if (desk === null || desk.board === null)
    return (
      <Part title="Everyday board">
        <EmptyState
          pattern="new-and-empty"
          level={3}
          title="Work that belongs to no project"
          actions={
            start && (
              <Button icon={SquareKanban} onClick={() => void start()}>
                Start the everyday board
              </Button>
            )
          }
        >
          It has a board of its own, with no aim and no end. What others ask {title} for is taken onto it.
        </EmptyState>
      </Part>
    );
  const open = (
    <Link
      className={buttonClass({ tone: 'quiet', size: 24 })}
      to="/w/$workspace/board/$board"
      params={{ workspace, board: desk.board }}
    >
      Open
    </Link>
  );
  return (
    <Part title={desk.name} said="the everyday board: work that belongs to no project" act={open}>
      <SamplesLine space={space} />
      <Columns board={desk.board} />
    </Part>
  );
}

function Columns({ board }: { readonly board: string }) {
  const columns = useLive(boardColumns, { board }) ?? [];
  const cards = useLive(tasksOnBoard, { board }) ?? [];
  return (
    <div className={styles.columns}>
      {columns
        .filter(({ collapsed }) => !collapsed)
        .map((column) => (
          <Column key={column.id} column={column} cards={cards.filter((card) => card.column === column.id)} />
        ))}
    </div>
  );
}

interface ColumnProps {
  readonly column: ColumnAnswer;
  readonly cards: readonly CardAnswer[];
}
function Column({ column: { name, limit }, cards }: ColumnProps) {
  const rest = cards.length - fewEnough;
  return (
    <div className={styles.column}>
      <h3>
        {name} <span>{limit === null ? cards.length : `${cards.length} of ${limit}`}</span>
      </h3>
      <ul aria-label={`${name} on the everyday board`}>
        {cards.slice(0, fewEnough).map((card) => (
          <DeskCard key={card.id} card={card} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.said}>and {rest} more</p>}
    </div>
  );
}

function DeskCard({ card }: { readonly card: CardAnswer }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const today = useToday();
  return (
    <li>
      <Link to="/w/$workspace/task/$key" params={{ workspace, key: card.key }}>
        {card.title}
      </Link>
      {(card.holder !== null || card.due !== null) && (
        <div>
          <TaskBaton task={card} size="sm" />
          {card.due !== null && <DueText due={card.due} late={card.late} today={today} />}
        </div>
      )}
    </li>
  );
}
