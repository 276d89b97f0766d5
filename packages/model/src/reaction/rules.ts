// What the reactions to a comment come to: counts by sign, whether a thread is resolved, and who hid it. Derived, never stored.
import type { Comment } from '../comment/schema.ts';
import { isLink } from '../directory/link-queries.ts';
import type { Rows } from '../tx.ts';
import { isHiding, isSettling, type Reaction } from './schema.ts';

/** No clock of anybody goes so far; what claims more is as good as never said. */
export const latestTime = 2 ** 50;
export const timeOf = ({ at }: Reaction): number => (at > latestTime ? 0 : at);
const byTime = (a: Reaction, b: Reaction): number => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1);

/** The last word of its kind; ties by id, alike on every device. */
const newestOf = (reactions: readonly Reaction[], isOfKind: (sign: string) => boolean): Reaction | undefined =>
  reactions
    .filter(({ sign, binned }) => binned === null && isOfKind(sign))
    .toSorted(byTime)
    .at(-1);
/** On whether the thread is resolved. */
export const newestSettling = (reactions: readonly Reaction[]) => newestOf(reactions, isSettling);
export const newestHiding = (reactions: readonly Reaction[]) => newestOf(reactions, isHiding);

/** Who hid it from everybody; null: nobody, or it was shown again. Only what came by a link can be: colleagues have their own. */
export function hiddenBy({ by }: Pick<Comment, 'by'>, reactions: readonly Reaction[]): Reaction | null {
  const last = isLink(by) ? newestHiding(reactions) : undefined;
  return last?.sign === 'hidden' ? last : null;
}

/**
 * @param thread head first, in order. What whoever resolved it had not read opens it again; what is said among colleagues
 * opens nothing that guests were told is resolved.
 */
export function resolvedBy(
  thread: readonly Pick<Comment, 'id' | 'binned' | 'as'>[],
  reactions: readonly Reaction[],
): Reaction | null {
  const last = newestSettling(reactions);
  if (last?.sign !== 'resolved') return null;
  const read = thread.findIndex(({ id }) => id === last.after);
  const counts = ({ binned, as }: (typeof thread)[number]): boolean =>
    binned === null && (last.as === null || as !== null);
  const unread = read < 0 ? [] : thread.slice(read + 1).filter(counts);
  return unread.length === 0 ? last : null;
}

export const isHidden = ({ reactions }: Pick<Rows, 'reactions'>, comment: Pick<Comment, 'id' | 'by'>): boolean =>
  isLink(comment.by) && hiddenBy(comment, reactions.by('on', comment.id)) !== null;

export interface Tally {
  readonly sign: string;
  /** Each person once, who said it first in front. */
  readonly people: readonly Reaction[];
}
export function talliesOf(reactions: readonly Reaction[]): readonly Tally[] {
  const standing = reactions
    .filter(({ sign, binned }) => binned === null && !isSettling(sign) && !isHiding(sign))
    .toSorted(byTime);
  return [...Map.groupBy(standing, ({ sign }) => sign)].map(([sign, all]) => ({
    sign,
    people: [...new Map(all.map((one) => [one.by, one])).values()],
  }));
}
