import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { check } from '../guard/guard.ts';
import { addDeleted, newOf, type Deleted } from './deleted.ts';
import { newsOf, type Known, type News } from './news.ts';

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}
const textOf = (doc: Y.Doc): Y.XmlText => {
  const root = doc.getXmlFragment('content');
  if (root.length === 0) root.insert(0, [new Y.XmlText()]);
  return root.get(0) as Y.XmlText;
};
/** What a log knows: clocks and deletions of what it took in. */
function logOf(mine: readonly number[]) {
  const clocks = new Map<number, number>();
  const deleted: Deleted = new Map();
  const taken: News[] = [];
  const known: Known = { next: (client) => clocks.get(client) ?? 0, deleted, isOwn: (client) => mine.includes(client) };
  const guarded = ({ bytes }: News) =>
    check(bytes, { of: 'page', clocks, isOwn: () => true, personOf: () => undefined, person: 'u' as never });
  return {
    clocks,
    known,
    taken,
    /** As the relay takes it: through the guard, one after the other. */
    take(update: Uint8Array): ReturnType<typeof newsOf> {
      const news = newsOf(update, known);
      if ('fault' in news) return news;
      for (const one of news) {
        const verdict = guarded(one);
        expect(verdict).toMatchObject({ verdict: 'ok' });
        if (one.to > one.from) clocks.set(one.client, one.to);
        addDeleted(deleted, one.bytes);
        taken.push(one);
      }
      return news;
    },
    doc(): Y.Doc {
      const doc = docOf(999);
      for (const { bytes } of taken) Y.applyUpdate(doc, bytes);
      return doc;
    },
  };
}

test('[G36] of all that a program sends again, only what is new is taken, and it passes the guard', () => {
  const log = logOf([7]);
  const doc = docOf(7);
  textOf(doc).insert(0, 'one two');
  log.take(Y.encodeStateAsUpdate(doc));
  textOf(doc).insert(3, ' and a half');
  textOf(doc).delete(0, 2);
  const news = log.take(Y.encodeStateAsUpdate(doc)) as readonly News[];
  expect(news.map(({ client, from, to }) => [client, to - from])).toEqual([
    [7, 11],
    [0, 0],
  ]);
  expect(log.doc().getXmlFragment('content').toString()).toBe(doc.getXmlFragment('content').toString());
  expect(log.take(Y.encodeStateAsUpdate(doc))).toEqual([]);
});

test('[G36] foreign structs that are known are passed over; news under a foreign id is refused', () => {
  const log = logOf([7]);
  const others = docOf(2 ** 45);
  textOf(others).insert(0, 'theirs');
  const bytes = Y.encodeStateAsUpdate(others);
  log.clocks.set(2 ** 45, 7);
  log.taken.push({ client: 2 ** 45, from: 0, to: 7, bytes });
  const doc = docOf(7);
  Y.applyUpdate(doc, bytes);
  textOf(doc).insert(6, ', mine');
  expect((log.take(Y.encodeStateAsUpdate(doc)) as readonly News[]).map(({ client }) => client)).toEqual([7]);
  textOf(others).insert(0, 'more of ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));
  expect(newsOf(Y.encodeStateAsUpdate(doc), log.known)).toMatchObject({ fault: 'foreign' });
});

test('[G36] clocks that are missing are a gap, bytes that are no update a fault, nothing at all no news', () => {
  const log = logOf([7]);
  const doc = docOf(7);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  textOf(doc).insert(0, 'a');
  textOf(doc).insert(1, 'b');
  expect(newsOf(updates.at(-1) as Uint8Array, log.known)).toMatchObject({ fault: 'gap' });
  expect(newsOf(Uint8Array.of(3, 1, 4, 1, 5), log.known)).toMatchObject({ fault: 'encoding' });
  expect(newsOf(Uint8Array.of(0, 0), log.known)).toEqual([]);
});

test('[G36] two ids of one person that built on each other come in an order in which each stands on what was before', () => {
  const [one, two] = [docOf(7), docOf(8)];
  const swap = () => {
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  };
  textOf(one).insert(0, 'x');
  swap();
  for (let turn = 0; turn < 20; turn += 1) {
    textOf(two).insert(textOf(two).length, `b${turn}`);
    swap();
    textOf(one).insert(textOf(one).length, `a${turn}`);
    swap();
  }
  const log = logOf([7, 8]);
  log.take(Y.encodeStateAsUpdate(one));
  expect(log.doc().getXmlFragment('content').toString()).toBe(one.getXmlFragment('content').toString());
});

test('[G36] a day of offline work is cut into envelopes that fit', () => {
  const doc = docOf(7);
  for (let at = 0; at < 6_000; at += 1) textOf(doc).insert((at * 7) % (at + 1), 'word ');
  for (let at = 0; at < 1_000; at += 1) textOf(doc).delete((at * 13) % 5_000, 2);
  const log = logOf([7]);
  const news = log.take(Y.encodeStateAsUpdate(doc)) as readonly News[];
  expect(news.length).toBeGreaterThan(6);
  for (const { bytes } of news) expect(bytes.length).toBeLessThanOrEqual(256 * 1024);
  expect(log.doc().getXmlFragment('content').toString()).toBe(doc.getXmlFragment('content').toString());
});

test('[G36] deletions that are known are no news, whatever their ranges are', () => {
  const deleted: Deleted = new Map([
    [
      7,
      [
        { clock: 2, len: 3 },
        { clock: 9, len: 1 },
      ],
    ],
  ]);
  expect(newOf(deleted, 7, { clock: 0, len: 12 })).toEqual([
    { clock: 0, len: 2 },
    { clock: 5, len: 4 },
    { clock: 10, len: 2 },
  ]);
  expect(newOf(deleted, 7, { clock: 3, len: 2 })).toEqual([]);
  expect(newOf(deleted, 8, { clock: 3, len: 2 })).toEqual([{ clock: 3, len: 2 }]);
});
