// What a device keeps of the documents that it need not keep: pages and feeds, by name or by what their names have in
// common. Both ends read these names alike.

/**
 * Pages `p/<space>/<record>`, feeds `f/<space>/<record>/<quarter>`, archives `a/<space>/<quarter>`. Everything else is held
 * by whoever may read it.
 */
export const isOptional = (doc: string): boolean => /^[pfa]\//u.test(doc);

export const everyPage = 'p/*';
export const everyFeed = 'f/*';
export const everyArchive = 'a/*';
/** Feeds of a quarter, `2026q1`. */
export const feedsOf = (quarter: string): string => `f/*/${quarter}`;
const patterns: ReadonlySet<string> = new Set([everyPage, everyFeed, everyArchive]);
const quarterly = /^f\/\*\/\d{4}q[1-4]$/u;

/** Names for many documents; any other name is one document's. */
export const isPattern = (name: string): boolean => patterns.has(name) || quarterly.test(name);
export const isHoldable = (name: string): boolean => isPattern(name) || (isOptional(name) && !name.includes('*'));

export function covers(name: string, doc: string): boolean {
  if (name === doc) return true;
  if (name === everyPage) return doc.startsWith('p/');
  if (name === everyFeed) return doc.startsWith('f/');
  if (name === everyArchive) return doc.startsWith('a/');
  return quarterly.test(name) && doc.startsWith('f/') && doc.endsWith(name.slice(3));
}

/**
 * Stands for all that a device has said of what it keeps. A mark of it tells how often the relay has written that down; a
 * device repeats the number in hello, and a mark at 0 says that the relay has lost some of it.
 */
export const allThatIsKept = '-';

/** Whether a document is among what is kept. */
export function keeps(names: { has(name: string): boolean }, doc: string): boolean {
  if (!isOptional(doc) || names.has(doc)) return true;
  if (doc.startsWith('p/')) return names.has(everyPage);
  if (doc.startsWith('a/')) return names.has(everyArchive);
  return names.has(everyFeed) || names.has(feedsOf(doc.slice(doc.lastIndexOf('/') + 1)));
}
