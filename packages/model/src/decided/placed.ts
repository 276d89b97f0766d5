// Where a task stands on a board: its status is an edit and may say anything; what was decided says how far that counts.
import type { Directory } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import { matterOf } from './fold.ts';
import { standingAt } from './gate-rules.ts';
import { newMatter, type ColumnRule, type Decided } from './schema.ts';

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
  const isInside = rule.inside.includes(status);
  const hold = (why: Extract<Placed, { at: 'gate' }>['why'], to: readonly RecordId[]): Placed => ({
    at: 'gate',
    column,
    status: to.at(-1) ?? status,
    why,
  });
  if (rule.limit !== null && isInside && !rule.slots.includes(task))
    return hold(rule.slots.length >= rule.limit ? 'full' : 'not-pulled', rule.before);
  const matter = matterOf(at.decided, task) ?? newMatter;
  const standing = rule.signers.length === 0 ? 'signed' : standingAt(at, matter, column);
  if (standing === 'signed' || (standing === 'entered' && isInside)) return null;
  return standing === 'entered' ? hold('not-signed', rule.inside.slice(0, 1)) : hold('not-entered', rule.before);
}

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
