// What a week asks of a person, beside what they can give: from what is due and estimated, from the hours they kept for it,
// from their working pattern and absences. A task counts once: hours that are kept for it are taken off its estimate.
import type { Day, Minutes } from '../day.ts';
import { holidayOn } from '../holiday/days.ts';
import { minutesOn, type Pattern } from '../person/working.ts';
import type { Task } from '../task/schema.ts';
import type { TimeBlock } from './schema.ts';

type Work = Pick<Task, 'id' | 'project' | 'due' | 'estimate'>;
type Kept = Pick<TimeBlock, 'task' | 'day' | 'minutes'>;

export interface DayLoad {
  readonly day: Day;
  /** null: no pattern says it. */
  readonly capacity: Minutes | null;
  readonly holiday: string | null;
  /** Project → minutes, in the order in which they were met. */
  readonly byProject: ReadonlyMap<string, Minutes>;
}
export interface LoadOf {
  readonly tasks: readonly Work[];
  readonly blocks: readonly Kept[];
  readonly pattern: Pick<Pattern, 'weeks' | 'away' | 'holidays'>;
  readonly days: readonly Day[];
  readonly today: Day;
}

/** The day on which what is left of a task is counted: its due day, today when that has passed; null: it has none. */
const dayFor = ({ due }: Work, today: Day): Day | null => (due !== null && due < today ? today : due);

export function loadOf({ tasks, blocks, pattern, days, today }: LoadOf): readonly DayLoad[] {
  const byDay = new Map(days.map((day) => [day, new Map<string, Minutes>()]));
  const add = (day: Day | null, project: string, minutes: Minutes): void => {
    const of = day === null ? undefined : byDay.get(day);
    if (minutes > 0) of?.set(project, (of.get(project) ?? 0) + minutes);
  };
  const projectOf = new Map(tasks.map(({ id, project }) => [id, project]));
  const kept = new Map<string, Minutes>();
  for (const { task, day, minutes } of blocks) {
    const project = projectOf.get(task);
    if (project === undefined) continue;
    kept.set(task, (kept.get(task) ?? 0) + minutes);
    add(day, project, minutes);
  }
  for (const task of tasks)
    add(dayFor(task, today), task.project, Math.max(0, (task.estimate ?? 0) - (kept.get(task.id) ?? 0)));
  return days.map((day) => ({
    day,
    capacity: minutesOn(pattern, day),
    holiday: holidayOn(pattern.holidays, day),
    byProject: byDay.get(day) ?? new Map(),
  }));
}

/** The first gap of the day that is long enough, from the hour at which work begins; after everything where there is none. */
export function freeFrom(
  taken: readonly Pick<TimeBlock, 'from' | 'minutes'>[],
  { begin, minutes }: { readonly begin: Minutes; readonly minutes: Minutes },
): Minutes {
  let from = begin;
  for (const block of taken.toSorted((a, b) => a.from - b.from)) {
    if (block.from + block.minutes <= from) continue;
    if (block.from >= from + minutes) break;
    from = block.from + block.minutes;
  }
  return Math.min(from, 1_435);
}
