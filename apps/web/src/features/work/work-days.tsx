// My hours: seven days from today, what is kept on each for which task, and what has no hours yet. Tasks are pulled into a day.
import type { Day } from '@baton/model/day';
import { binBlock, moveBlock, planWork } from '@baton/model/work/block-commands';
import type { WorkAnswer } from '@baton/model/work/queries';
import { type BlockAnswer, myBlocks } from '@baton/model/work/week-queries';
import { DragBoard } from '@baton/ui/dnd/drag-board';
import type { Cell, Move } from '@baton/ui/dnd/model';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { longDay } from '../../parts/day-text.ts';
import { DayColumn, UnplannedColumn } from './day-column.tsx';
import { pressedRow } from './row-focus.ts';
import { sections } from '@baton/model/work/rules';
import { type Groups } from './work-model.ts';
import { daysOfWeek } from './your-week.tsx';
import styles from './work-days.module.css';

const unplanned = 'unplanned';
/** What stands there is what comes next; all of it would be a list, which is another view. */
const mostUnplanned = 30;

interface WorkDaysProps {
  readonly groups: Groups;
  readonly today: Day;
  readonly onOpen: (row: Pick<WorkAnswer, 'id' | 'key'>) => void;
}

export function WorkDays({ groups, today, onOpen }: WorkDaysProps) {
  const run = useRun();
  const blocks = useLive(myBlocks, { from: today });
  if (blocks === undefined) return null;
  const planned = new Set(blocks.map(({ task }) => task));
  const free = sections.flatMap((section) => groups[section]).filter(({ id }) => !planned.has(id));
  const rows = free.slice(0, mostUnplanned);
  const days = daysOfWeek(today);
  const onDay = (day: string) => blocks.filter((block) => block.day === day);
  const idsIn = ({ column }: Cell) => (column === unplanned ? rows : onDay(column)).map(({ id }) => id);
  const move = (to: Move): boolean | void => handMove({ to, blocks, run });
  const openPressed = (event: MouseEvent) => {
    const id = pressedRow(event);
    const block = blocks.find((one) => one.id === id);
    const row = block === undefined ? free.find((one) => one.id === id) : { id: block.task, key: block.key };
    if (row !== undefined) onOpen(row);
  };
  const named = new Map<string, string>([...free, ...blocks].map(({ id, title }) => [id, title]));
  return (
    <DragBoard
      className={styles.days}
      model={{ columns: [unplanned, ...days], cards: idsIn }}
      onMove={move}
      onClick={(event) => openPressed(event.nativeEvent)}
      nameOf={(id) => named.get(id) ?? ''}
      nameOfCell={({ column }) => (column === unplanned ? 'Without hours' : longDay(column as Day, today))}
    >
      <UnplannedColumn id={unplanned} rows={rows} rest={free.length - rows.length} today={today} />
      {days.map((day) => (
        <DayColumn
          key={day}
          day={day}
          today={today}
          blocks={onDay(day)}
          onOpen={onOpen}
          onChange={(block, change) => void run(moveBlock, { block, ...change })}
          onGiveBack={(block) => void run(binBlock, { block })}
        />
      ))}
    </DragBoard>
  );
}

interface Moving {
  readonly to: Move;
  readonly blocks: readonly BlockAnswer[];
  readonly run: ReturnType<typeof useRun>;
}
/** Into a day hours are kept, to another day they go along, back among those without any they are given back. */
function handMove({ to, blocks, run }: Moving): boolean | void {
  const block = blocks.find(({ id }) => id === to.id);
  if (to.column === unplanned) return block === undefined ? false : void run(binBlock, { block: block.id });
  const day = to.column as Day;
  const above = blocks.find(({ id }) => id === to.after);
  const from = above === undefined ? {} : { from: Math.min(1_435, above.from + above.minutes) };
  if (block === undefined) return void run(planWork, { task: to.id, day, ...from });
  return void run(moveBlock, { block: block.id, day, ...from });
}
