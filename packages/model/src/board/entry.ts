// What columns ask of tasks that come in. One function for every command that moves, and for the mark of what stands in a
// column without it: rules are set, tasks are edited and both merge, so nobody can promise that what is inside has it all.
import { refuse, type Lack, type Refusal } from '../refusal.ts';
import { blocking } from '../relation/rules.ts';
import { holderOf } from '../task/holder.ts';
import { isVisible, progressOf } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { columnOf, layoutOf, type Layout } from './rules.ts';
import type { Column, Need } from './schema.ts';

type LackRows = Pick<Rows, 'names' | 'files' | 'checkItems' | 'relations' | 'tasks' | 'statuses' | 'slices'>;
type EntryRows = LackRows & Pick<Rows, 'boards' | 'columns'>;
/** A task as far as it is asked about: one that is there, or one that is about to be. */
export type Comer = Pick<
  Task,
  'id' | 'title' | 'status' | 'assigned' | 'due' | 'estimate' | 'priority' | 'tags' | 'archived' | 'binned'
>;

/** For one answer: what a task lacks of what is asked. Lines in `ticked` count as done. */
export function lacking(
  rows: LackRows,
  ticked: ReadonlySet<string> = new Set(),
): (task: Comer, needs: readonly Need[]) => readonly Need[] {
  const blockersOf = blocking(rows);
  const has: Readonly<Record<Need, (task: Comer) => boolean>> = {
    holder: (task) => holderOf(rows, task) !== null,
    due: ({ due }) => due !== null,
    estimate: ({ estimate }) => estimate !== null,
    priority: ({ priority }) => priority !== null,
    tag: ({ tags }) => tags.length > 0,
    file: ({ id }) => rows.files.by('on', id).some(({ binned }) => binned === null),
    checklist: ({ id }) => {
      const open = rows.checkItems.by('task', id).filter((item) => !ticked.has(item.id));
      const { done, total } = progressOf(open);
      return done === total;
    },
    unblocked: (task) => blockersOf(task).length === 0,
  };
  return (task, needs) => needs.filter((need) => !has[need](task));
}

export interface Going {
  /** As it will be, but for the status. */
  readonly task: Comer;
  /** The one that it takes. */
  readonly status: string;
  /** It was not in this project before, so it comes in wherever it stands. */
  readonly isNew: boolean;
}
interface Wish {
  readonly project: string;
  readonly going: readonly Going[];
  readonly ticked?: ReadonlySet<string>;
}

const asks = ({ visible }: Layout): boolean => visible.some(({ needs }) => needs.length > 0);

/** The boards of a project on which a column asks for something. */
const askingLayouts = (rows: EntryRows, project: string): Layout[] =>
  rows.boards
    .by('project', project)
    .filter(({ binned, archived }) => binned === null && archived === null)
    .map((board) => layoutOf(rows, board.id))
    .filter(asks);

/** The columns into which it comes: those where it stands already ask for nothing, and in the archive it stands in none. */
function entered(layouts: readonly Layout[], { task, status, isNew }: Going): Column[] {
  if (!isVisible(task)) return [];
  return layouts.flatMap((layout) => {
    const to = columnOf(layout, { status });
    const stands = !isNew && to === columnOf(layout, task);
    return stands ? [] : layout.visible.filter(({ id }) => id === to);
  });
}

interface Missed {
  readonly needs: readonly Need[];
  /** The first that asks for any of them. */
  readonly column: Column | undefined;
}
/** For one answer: what a task lacks of what the columns ask into which it comes, on every board of the project. */
export function missing(rows: EntryRows, { project, ticked }: Omit<Wish, 'going'>): (one: Going) => Missed {
  const layouts = askingLayouts(rows, project);
  if (layouts.length === 0) return () => ({ needs: [], column: undefined });
  const lackOf = lacking(rows, ticked);
  return (one) => {
    const asked = entered(layouts, one)
      .map((column) => ({ column, needs: lackOf(one.task, column.needs) }))
      .filter(({ needs }) => needs.length > 0);
    return { needs: [...new Set(asked.flatMap(({ needs }) => needs))], column: asked[0]?.column };
  };
}

/** A task that lacks what a column asks stays out, and with it the whole gesture. */
export function entryRefusal(rows: EntryRows, { going, ...wish }: Wish): Refusal | undefined {
  const missedBy = missing(rows, wish);
  const missed = going.map((one) => ({ task: one.task, ...missedBy(one) })).filter(({ needs }) => needs.length > 0);
  const first = missed[0]?.column;
  const lacks: Lack[] = missed.map(({ task: { id, title }, needs }) => ({ task: id || null, title, needs }));
  return first && refuse('entry', first.name, { column: first.id, lacks });
}
