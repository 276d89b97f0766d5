// In which order comments stand: by time, but nobody's before what they answer or what they had read, whatever clocks say.
// And which of them are one thread. Pure, alike on every device, and of any rows: a forged ring of answers is one more case.
import type { Comment } from './schema.ts';

export type Ordered = Pick<Comment, 'id' | 'at' | 'answers' | 'after'>;

/** Above this a number plus one may be the same number; no clock of anybody goes so far. */
const latest = 2 ** 50;
const byTime = (a: Pick<Ordered, 'at' | 'id'>, b: Pick<Ordered, 'at' | 'id'>): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** When each counts as said: not before its own time, and later than whatever it follows. */
function timesOf(comments: readonly Ordered[]): ReadonlyMap<string, number> {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const times = new Map<string, number>();
  const open = new Set<string>();
  const followed = ({ answers, after }: Ordered): Ordered[] =>
    [answers, after].flatMap((id) => byId.get(id ?? '') ?? []);
  for (const first of comments.toSorted(byTime)) {
    const way = [first];
    for (let one = way.at(-1); one !== undefined; one = way.at(-1)) {
      open.add(one.id);
      // What is on the way already is a ring: its newest link is passed over.
      const missing = times.has(one.id) ? undefined : followed(one).find(({ id }) => !times.has(id) && !open.has(id));
      if (missing !== undefined) {
        way.push(missing);
        continue;
      }
      const before = followed(one).map(({ id }) => times.get(id) ?? -1);
      if (!times.has(one.id)) times.set(one.id, Math.max(Math.min(one.at, latest), ...before.map((time) => time + 1)));
      open.delete(one.id);
      way.pop();
    }
  }
  return times;
}

/** For each comment the one under which its thread stands: itself, where it answers nothing or what is not here. */
function headsOf(comments: readonly Ordered[]): ReadonlyMap<string, string> {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const heads = new Map<string, string>();
  for (const first of comments) {
    const way = new Set<string>();
    let at: Ordered | undefined = first;
    let last = first;
    while (at !== undefined && !heads.has(at.id) && !way.has(at.id)) {
      way.add(at.id);
      last = at;
      at = byId.get(at.answers ?? '');
    }
    const head = at === undefined ? last.id : (heads.get(at.id) ?? leastOfRing(way, at.id));
    for (const id of way) heads.set(id, head);
  }
  return heads;
}

/** A ring of answers has no first: its least id stands for it, whichever of it was met first. */
function leastOfRing(way: ReadonlySet<string>, met: string): string {
  const ids = [...way];
  return ids.slice(ids.indexOf(met)).sort()[0] ?? met;
}

export interface Thread<C extends Ordered> {
  readonly head: C;
  /** Oldest first. */
  readonly replies: readonly C[];
}
export function threadsOf<C extends Ordered>(comments: readonly C[]): readonly Thread<C>[] {
  const times = timesOf(comments);
  const heads = headsOf(comments);
  const inOrder = comments.toSorted((a, b) => (times.get(a.id) ?? 0) - (times.get(b.id) ?? 0) || byTime(a, b));
  const byHead = Map.groupBy(inOrder, (one) => heads.get(one.id) ?? one.id);
  return inOrder
    .filter((one) => byHead.has(one.id))
    .map((head) => ({ head, replies: (byHead.get(head.id) ?? []).filter((one) => one !== head) }));
}

/** The one that was said last; undefined where nothing was. */
export function lastOf<C extends Ordered>(comments: readonly C[]): C | undefined {
  const times = timesOf(comments);
  const isLater = (a: C, b: C): boolean => ((times.get(a.id) ?? 0) - (times.get(b.id) ?? 0) || byTime(a, b)) > 0;
  return comments.reduce<C | undefined>(
    (last, one) => (last === undefined || isLater(one, last) ? one : last),
    undefined,
  );
}
