// What of its workspace a device keeps. Pure: who looked at what, when, is handed in.
//
// A small workspace is kept whole: everything is readable and writable offline without marking anything. In a large one:
//
// | class | which | kept |
// |---|---|---|
// | always | records, groups and private documents, people, decisions | as far as its person may read, never asked for |
// | recent | comments of the last 90 days; pages and comments of what is pinned, mine, or was open here in 90 days | asked for, by name |
// | recent | the texts of templates: whoever begins something may be away | asked for, by name |
// | recent | the archive of a task that was open here today, is pinned, or has to come back | asked for, by name |
// | on demand | all else that may be left (`isOptional` in protocol/holding) | asked for when it is opened; goes when room is short |
import { everyArchive, everyFeed, everyPage, feedsOf, isOptional, keeps } from '@baton/protocol/holding';
import { quarterOf } from '@baton/replica/layout';

export type HoldClass = 'always' | 'recent' | 'on-demand';
const day = 86_400_000;
/** Tasks up to which a workspace is small; one that was small is so for half as many more. */
export const smallUpTo = 5_000;
const stillSmall = 1.5;

/** @param count of tasks that are readable here. @param was whether all was kept until now. */
export const isSmall = (count: number, { was, upTo }: { readonly was: boolean; readonly upTo: number }): boolean =>
  count <= (was ? upTo * stillSmall : upTo);

export const recentFor = 90 * day;
/** Whoever worked on a task has looked at it in the days before it went: that is no reason to fetch all of a quarter. */
const archiveFor = day;
/** The next quarter is kept before it begins: others' clocks may be ahead, and the device asleep. */
const before = 7 * day;

/** Quarters that any of the last 90 days is in, and one that begins in a week. */
export function quartersHeld(now: number): readonly string[] {
  const quarters = new Set<string>();
  // Less than a quarter's length apart, so that none is stepped over.
  for (let at = now - recentFor; at < now + before; at += 30 * day) quarters.add(quarterOf(at));
  quarters.add(quarterOf(now)).add(quarterOf(now + before));
  return [...quarters].toSorted();
}

export interface Wanting {
  /** All of it is kept. */
  readonly isSmall: boolean;
  readonly now: number;
  /** When each record was last open here. */
  readonly visits: ReadonlyMap<string, number>;
  readonly pins: Iterable<string>;
  /** Records that are this person's work. */
  readonly mine: Iterable<string>;
  /** Records that are kept with one: a project's tasks. */
  readonly within: (record: string) => Iterable<string>;
  /** Archives of tasks that were written to since they went there: they are brought back from here. */
  readonly returning: Iterable<string>;
  /** Documents of a record that need not be here, but for those that `quartersHeld` brings. */
  readonly docsOf: (record: string) => readonly string[];
  /** Pages beside templates. */
  readonly templates: Iterable<string>;
  /** The archive that has the rest of a record. */
  readonly archiveOf: (record: string) => readonly string[];
}
export type Why = 'small' | 'quarter' | 'recent' | 'pinned';

/** Names to be asked for, by why: the strongest reason of each. */
export function wanted({
  now,
  visits,
  pins,
  mine,
  within,
  docsOf,
  archiveOf,
  ...more
}: Wanting): ReadonlyMap<string, Why> {
  const names = new Map<string, Why>(quartersHeld(now).map((quarter) => [feedsOf(quarter), 'quarter']));
  const put = (docs: Iterable<string>, why: Why): void => {
    for (const doc of docs) names.set(doc, why);
  };
  const want = (record: string, why: Why): void => put(docsOf(record), why);
  if (more.isSmall) put([everyPage, everyFeed, everyArchive], 'small');
  else {
    for (const [record, at] of visits) {
      if (at > now - recentFor) want(record, 'recent');
      if (at > now - archiveFor) put(archiveOf(record), 'recent');
    }
    for (const record of mine) want(record, 'recent');
    put(more.templates, 'recent');
  }
  put(more.returning, 'recent');
  for (const pin of pins)
    for (const record of [pin, ...within(pin)]) {
      want(record, 'pinned');
      put(archiveOf(record), 'pinned');
    }
  return names;
}

/** @param names what is wanted, from `wanted`. */
export function classOf(doc: string, names: ReadonlyMap<string, Why>): HoldClass {
  if (!isOptional(doc)) return 'always';
  return names.has(doc) || keeps(names, doc) ? 'recent' : 'on-demand';
}
