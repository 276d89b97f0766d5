// Where a task stands on a board: its status is an edit and may say anything; what was decided says how far that counts.
import type { Directory } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import { matterOf } from './fold.ts';
import { isLetPast, type PassageStanding, standingAt } from './gate-rules.ts';
import { newMatter, type ColumnRule, type Decided, type Matter } from './schema.ts';

export type Placed =
  | { readonly at: 'status'; readonly status: RecordId }
  /** It stands at `status`, before the column, or inside of it and not yet signed out. */
  | {
      readonly at: 'gate';
      readonly column: RecordId;
      readonly status: RecordId;
      readonly why: 'not-entered' | 'not-signed' | 'full' | 'not-pulled';
    };
interface At {
  readonly directory: Directory;
  readonly decided: Decided;
}
interface Claimed {
  readonly task: RecordId;
  readonly project: RecordId;
  /** As its cell says. */
  readonly status: RecordId;
}

function heldAt(at: At, [column, rule]: readonly [RecordId, ColumnRule], { task, status }: Claimed): Placed | null {
  const hold = (why: Extract<Placed, { at: 'gate' }>['why'], to: readonly RecordId[]): Placed => ({
    at: 'gate',
    column,
    status: to.at(-1) ?? status,
    why,
  });
  const isInside = rule.inside.includes(status);
  if (isInside && lacksPlace(rule, task))
    return hold(rule.slots.length >= (rule.limit ?? 0) ? 'full' : 'not-pulled', rule.before);
  if (rule.signers.length === 0) return null;
  const way = wayThrough(at, matterOf(at.decided, task) ?? newMatter, column);
  if (way === 'before') return hold('not-entered', rule.before);
  return way === 'behind' || isInside ? null : hold('not-signed', rule.inside.slice(0, 1));
}
function wayThrough(at: At, matter: Matter, column: RecordId): 'before' | 'inside' | 'behind' {
  const standing = standingAt(at, matter, column);
  if (standing === 'signed' || isLetPast(at, matter, column)) return 'behind';
  return stands.has(standing) ? 'inside' : 'before';
}
const stands: ReadonlySet<PassageStanding> = new Set(['entered', 'contested']);
const lacksPlace = ({ limit, slots }: ColumnRule, task: RecordId): boolean => limit !== null && !slots.includes(task);

/** The first gate on its way that was not passed holds it. */
export function placedAt(at: At, claimed: Claimed): Placed {
  const onTheWay = Object.entries(at.decided.columns)
    .filter(([, rule]) => rule.project === claimed.project && !rule.before.includes(claimed.status))
    .sort(([, left], [, right]) => left.before.length - right.before.length);
  for (const rule of onTheWay) {
    const held = heldAt(at, rule, claimed);
    if (held !== null) return held;
  }
  return { at: 'status', status: claimed.status };
}
