// A task with its lines, links and parts as a pattern, and tasks made after it: copies, templates, what comes again. Whoever
// makes them names the ids, so that two devices that make the same one make it once.
import type { Ctx } from '../ctx.ts';
import { addDays, daysBetween, type Day } from '../day.ts';
import { ranksBetween } from '../rank.ts';
import { nameOfHome } from '../directory/home-name.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Home, Rows, Tx } from '../tx.ts';
import { bearTask } from './add-commands.ts';
import { checkItemsOf } from './checklist-commands.ts';
import { familyOf } from './parents.ts';
import type { Branch } from './branch.ts';
import type { Task } from './schema.ts';

/** Whoever reads the task reads this part of it too: what few read goes nowhere where others would. */
function isAsOpen(rows: Pick<Rows, 'tasks'>, task: Task): (part: Task) => boolean {
  const home = rows.tasks.homeOf(task.id);
  return (part) => {
    const own = rows.tasks.homeOf(part.id);
    return own?.in === 'space' || (own !== undefined && home !== undefined && nameOfHome(own) === nameOfHome(home));
  };
}

/** @param from the day from which days are counted; null: none is kept. */
export function branchOf(rows: Rows, task: Task, from: Day | null): Branch {
  const { childrenOf } = familyOf(rows);
  const isOpen = isAsOpen(rows, task);
  const read = (one: Task, depth: number): Branch => ({
    source: one.id,
    title: one.title,
    priority: one.priority,
    estimate: one.estimate,
    tags: one.tags,
    after: from === null || one.due === null ? null : daysBetween(from, one.due),
    assigned: one.assigned,
    lines: checkItemsOf(rows, one.id).map(({ text }) => text),
    parts:
      depth > 20
        ? []
        : childrenOf(one.id)
            .filter((part) => part.archived === null && isOpen(part))
            .map((part) => read(part, depth + 1)),
  });
  return read(task, 0);
}

/** Parts that `branchOf` leaves out, since fewer read them; their own ones not counted. */
export function partsOfFewer(rows: Rows, task: Task): number {
  const { childrenOf } = familyOf(rows);
  const isOpen = isAsOpen(rows, task);
  const count = (one: string): number =>
    childrenOf(one)
      .filter(({ archived }) => archived === null)
      .reduce((sum, part) => sum + (isOpen(part) ? count(part.id) : 1), 0);
  return count(task.id);
}

export interface Planting {
  readonly project: string;
  readonly board?: string | undefined;
  readonly column?: string | undefined;
  readonly parent?: string | undefined;
  /** Whose it is, where it is not everybody's in the space. */
  readonly readers?: 'me' | { readonly group: string } | undefined;
  readonly from: Day | null;
  /** The id of what is made after this source. */
  readonly idFor: (letter: string, source: string) => string;
  /** Told of each that is made. */
  readonly onMade?: (source: string, task: string) => void;
}

/** For a task that is to have the readers of another one. */
export const readersAs = (home: Home | undefined): Planting['readers'] =>
  home?.in === 'private' ? 'me' : home?.in === 'group' ? { group: home.group } : undefined;

/** The tasks, from the root down; nothing is written when the first is refused. */
export function plant(tx: Tx, ctx: Ctx, { branch, at }: { branch: Branch; at: Planting }): { task: string } | Refusal {
  const { project, parent, from } = at;
  const { title, priority, estimate, tags, after, assigned, source } = branch;
  const due = from === null || after === null ? null : addDays(from, after);
  const wish = { project, parent, title, priority, estimate, tags: [...tags], due, assigned };
  const where = parent === undefined ? { board: at.board, column: at.column, readers: at.readers } : {};
  const made = bearTask(tx, { ...ctx, newId: (letter) => at.idFor(letter, source) }, { ...wish, ...where });
  if (isRefusal(made)) return made;
  at.onMade?.(source, made.task);
  addLines(tx, ctx, { task: made.task, branch, at });
  for (const part of branch.parts) plant(tx, ctx, { branch: part, at: { ...at, parent: made.task } });
  return made;
}

function addLines(tx: Tx, ctx: Ctx, { task, branch, at }: { task: string; branch: Branch; at: Planting }): void {
  const home = tx.tasks.homeOf(task);
  if (home === undefined || branch.lines.length === 0) return;
  const ranks = ranksBetween(null, null, { count: branch.lines.length, random: ctx.random });
  branch.lines.forEach((text, place) =>
    tx.checkItems.add(home, at.idFor('k', `${branch.source} ${text} ${place}`), {
      task,
      text,
      rank: ranks[place] ?? 'a0',
    }),
  );
}
