// What rows show of what was decided: who has a task, and where it stands, whatever its cells claim. It is put over a row in the
// one place where rows are made (replica/memory), so that lists, lanes, counts, views and rules need not know of it.
import type { Directory } from '../directory/schema.ts';
import type { RecordId, SpaceId } from '../ids.ts';
import { decidedIn, matterOf } from './fold.ts';
import { isOpen, lastPass, offerIn } from './holding.ts';
import { standingOf } from './approval-rules.ts';
import { placedAt, type Placed } from './placed.ts';
import { liveReminders } from './reminding.ts';
import { newMatter, type DecidedBySpace, type Matter } from './schema.ts';
import { changedOn } from './shelves.ts';

/** What an open workspace knows of decisions about work. */
export interface Decisions {
  /** On record. */
  readonly record: DecidedBySpace;
  /** The same with what this device has signed on top; the very object where it has signed nothing more. */
  readonly local: DecidedBySpace;
  /** Tasks of which something waits for an answer, by `local`. */
  readonly open: ReadonlySet<RecordId>;
}
export const nothingDecided: Decisions = { record: {}, local: {}, open: new Set() };

/** What a task's own cells say, where something else counts. */
export interface Claimed {
  readonly assigned: string | null;
  readonly status: string;
  /** A statement says who has it, and no edit does any more. */
  readonly isHeld: boolean;
  /** Where a gate or a full column holds it; null: nothing does. */
  readonly gate: Extract<Placed, { at: 'gate' }> | null;
}
interface Shown {
  readonly id: RecordId;
  readonly project: string;
  readonly assigned: string | null;
  readonly status: string;
}

export interface Overlay {
  /** Whether anything was decided that a row of this task, in this project, may show. */
  touches(task: RecordId, project: string | undefined): boolean;
  /** The row as it counts. */
  over<T extends Shown>(row: T, space: SpaceId | undefined): T & { readonly claimed?: Claimed };
}

const rulesIn = (decided: DecidedBySpace): ReadonlySet<string> =>
  new Set(Object.values(decided).flatMap(({ columns }) => Object.values(columns).map(({ project }) => project)));

export function overlayOf(decided: DecidedBySpace, directory: Directory): Overlay {
  const ruled = rulesIn(decided);
  const spaces = Object.values(decided);
  return {
    touches: (task, project) =>
      (project !== undefined && ruled.has(project)) || spaces.some((space) => matterOf(space, task) !== undefined),
    over(row, space) {
      if (space === undefined || !Object.hasOwn(decided, space)) return row;
      const here = decidedIn(decided, space);
      const pass = lastPass(matterOf(here, row.id) ?? newMatter, directory);
      const gate = ruled.has(row.project) ? gateOn({ directory, decided: here }, row) : null;
      return pass === undefined && gate === null ? row : withClaims(row, { to: pass?.to ?? null, gate });
    },
  };
}

function gateOn(at: Parameters<typeof placedAt>[0], { id, project, status }: Shown): Claimed['gate'] {
  const placed = placedAt(at, { task: id, project, status });
  return placed.at === 'gate' ? placed : null;
}

interface Counting {
  /** Who has it on record; null: nobody has. */
  readonly to: string | null;
  readonly gate: Claimed['gate'];
}
function withClaims<T extends Shown>(row: T, { to, gate }: Counting): T & { readonly claimed: Claimed } {
  const { assigned, status } = row;
  const claimed: Claimed = { assigned, status, isHeld: to !== null, gate };
  return { ...row, assigned: to ?? assigned, status: gate?.status ?? status, claimed };
}

const isWaiting = (matter: Matter, directory: Directory): boolean =>
  liveReminders(directory, matter).length > 0 ||
  isOpen(offerIn(matter, directory)) ||
  (matter.approval !== null && standingOf(directory, matter.approval) === 'open') ||
  Object.values(matter.gates).some(
    ({ signers, signatures, returned }) => returned === null && signatures.length < signers.length,
  );

export interface ChangedDecisions {
  readonly tasks: readonly RecordId[];
  /** Projects of which a gate or limit is another, or has other tasks in it. */
  readonly projects: readonly string[];
}
/** What waits for an answer, once these tasks have changed. */
export function openAfter(
  open: ReadonlySet<RecordId>,
  local: DecidedBySpace,
  { directory, tasks }: Pick<ChangedDecisions, 'tasks'> & { readonly directory: Directory },
): ReadonlySet<RecordId> {
  const next = new Set(open);
  const spaces = Object.keys(local).map((space) => decidedIn(local, space));
  for (const task of tasks) {
    const isOpen = spaces.some((space) => isWaiting(matterOf(space, task) ?? newMatter, directory));
    if (isOpen) next.add(task);
    else next.delete(task);
  }
  return next;
}

/** What may look otherwise now; tables that are the very same are not looked into. */
export function changedBetween(before: DecidedBySpace, after: DecidedBySpace): ChangedDecisions {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const tasks: RecordId[] = [];
  const projects = new Set<string>();
  for (const name of names) {
    const [was, is] = [decidedIn(before, name), decidedIn(after, name)];
    if (was === is) continue;
    tasks.push(...changedOn(was.tasks, is.tasks));
    const columns = new Set([...Object.keys(was.columns), ...Object.keys(is.columns)] as RecordId[]);
    for (const column of columns) {
      const [old, now] = [was.columns[column], is.columns[column]];
      if (old !== now) for (const rule of [old, now]) if (rule !== undefined) projects.add(rule.project);
    }
  }
  return { tasks, projects: [...projects] };
}
