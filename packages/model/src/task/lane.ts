// What it means to put a task into a lane: it writes the lane's field. A holder is set by the holder's rule, a parent by that
// of parts; a week keeps the day of the week; tags become exactly those of the lane.
import type { Ctx } from '../ctx.ts';
import { addDays, Day, Minutes, mondayOf, weekdayOf } from '../day.ts';
import type { Patch } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Tx } from '../tx.ts';
import { tagsOfLane } from '../board/lanes.ts';
import type { Lanes } from '../board/schema.ts';
import { resolvePerson } from '../person/naming.ts';
import { isKnownHolder, mayAssign } from './holder.ts';
import { familyOf, mayStandUnder, ranksUnder } from './parents.ts';
import { liveTask } from './rules.ts';
import { Priority, type Task, type task as taskType } from './schema.ts';

type Fields = Patch<typeof taskType>;
/** What one task gets; null is one that is not born yet, which has nothing. */
export type LaneFields = (task: Task | null) => Fields;

interface LaneWish {
  readonly lanes: Lanes | null;
  /** The id of a lane (board/lanes.ts); absent leaves the lane as it is. */
  readonly value: string | null | undefined;
  /** Tasks that move there; absent for new ones, which nobody holds. */
  readonly tasks?: readonly Task[];
}

const weekday = 5;

export function laneFields(tx: Tx, ctx: Ctx, wish: LaneWish): LaneFields | Refusal {
  if (wish.value == null || wish.lanes === null || wish.lanes === 'none') return () => ({});
  const value = wish.value === 'none' ? null : wish.value;
  const tasks = wish.tasks ?? [];
  switch (wish.lanes) {
    case 'priority':
      return priorityField(value);
    case 'person':
      return holderField(tx, ctx, { to: value, tasks });
    case 'tag':
      return tagsField(wish.value);
    case 'due':
      return weekField(value);
    case 'parent':
      return parentField(tx, ctx, { to: value, tasks });
    case 'estimate':
      return estimateField(value);
  }
}

function priorityField(value: string | null): LaneFields | Refusal {
  if (value === null) return () => ({ priority: null });
  const priority = Priority.safeParse(Number(value));
  return priority.success ? () => ({ priority: priority.data }) : refuse('not-valid', 'lane');
}

function estimateField(value: string | null): LaneFields | Refusal {
  if (value === null) return () => ({ estimate: null });
  const estimate = Minutes.safeParse(Number(value));
  return estimate.success ? () => ({ estimate: estimate.data }) : refuse('not-valid', 'lane');
}

interface To {
  readonly to: string | null;
  readonly tasks: readonly Task[];
}
function holderField(tx: Tx, ctx: Ctx, wish: To): LaneFields | Refusal {
  const to = resolvePerson(tx, wish.to);
  if (to !== null && !isKnownHolder(tx, ctx, to)) return refuse('not-found', 'person');
  for (const task of wish.tasks) {
    const refusal = mayAssign(tx, ctx, { task, to });
    if (refusal) return refusal;
  }
  return () => ({ assigned: to });
}

function tagsField(lane: string): LaneFields | Refusal {
  const wanted = tagsOfLane(lane);
  if (wanted === null) return refuse('not-valid', 'lane');
  return (task) => {
    const known = task?.tags ?? [];
    const changes = [
      ...known.filter((tag) => !wanted.includes(tag)).map((tag) => [tag, false] as const),
      ...wanted.filter((tag) => !known.includes(tag)).map((tag) => [tag, true] as const),
    ];
    return changes.length === 0 ? {} : { tags: Object.fromEntries(changes) };
  };
}

function weekField(value: string | null): LaneFields | Refusal {
  if (value === null) return () => ({ due: null });
  const day = Day.safeParse(value);
  if (!day.success) return refuse('not-valid', 'lane');
  const monday = mondayOf(day.data);
  // Without a day of its own it is due when the working week ends.
  return (task) => ({ due: addDays(monday, (task?.due == null ? weekday : weekdayOf(task.due)) - 1) });
}

/** New tasks are born under their parent (add-commands.ts); these are put there. */
function parentField(tx: Tx, ctx: Ctx, { to, tasks }: To): LaneFields | Refusal {
  if (to === null) return () => ({ parent: null });
  const parent = liveTask(tx, to);
  if (isRefusal(parent)) return parent;
  const { parentOf } = familyOf(tx);
  const coming = tasks.filter((task) => parentOf(task)?.id !== parent.id);
  for (const task of coming) {
    const refusal = mayStandUnder(tx, task, parent);
    if (refusal) return refusal;
  }
  const moving = coming.map(({ id }) => id);
  const ranks = ranksUnder(tx, ctx, { parent: parent.id, spot: { at: 'bottom' }, moving });
  return (task) => {
    const at = moving.indexOf(task?.id ?? '');
    return at < 0 ? {} : { parent: parent.id, ranks: { [parent.id]: ranks[at] ?? null } };
  };
}
