// What the reactions to a comment come to: counts by sign, and whether a thread is resolved. Derived, never stored.
import type { Comment } from '../comment/schema.ts';
import { isSettling, type Reaction } from './schema.ts';

/** No clock of anybody goes so far; what claims more is as good as never said. */
export const latestTime = 2 ** 50;
export const timeOf = ({ at }: Reaction): number => (at > latestTime ? 0 : at);
const byTime = (a: Reaction, b: Reaction): number => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1);

/** The last word on whether the thread is resolved; ties by id, alike on every device. */
export const newestSettling = (reactions: readonly Reaction[]): Reaction | undefined =>
  reactions
    .filter(({ sign, binned }) => binned === null && isSettling(sign))
    .toSorted(byTime)
    .at(-1);

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

export interface Tally {
  readonly sign: string;
  /** Each person once, who said it first in front. */
  readonly people: readonly Reaction[];
}
export function talliesOf(reactions: readonly Reaction[]): readonly Tally[] {
  const standing = reactions.filter(({ sign, binned }) => binned === null && !isSettling(sign)).toSorted(byTime);
  return [...Map.groupBy(standing, ({ sign }) => sign)].map(([sign, all]) => ({
    sign,
    people: [...new Map(all.map((one) => [one.by, one])).values()],
  }));
}
