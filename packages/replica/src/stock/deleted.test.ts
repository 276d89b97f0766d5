// Ranges of deleted clocks, against the plainest thing that could do the same: a set of single clocks.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Range } from '../guard/read.ts';
import { addDeleted, newOf, type Deleted } from './deleted.ts';

const client = 5;
const clocksIn = (ranges: readonly Range[]): number[] =>
  ranges.flatMap(({ clock, len }) => Array.from({ length: len }, (_, at) => clock + at));

/** A document in which a text of so many letters was typed, and these ranges of it deleted one after the other. */
function deletedFrom(length: number, cuts: readonly Range[]): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client;
  const text = doc.getText('content');
  text.insert(0, 'x'.repeat(length));
  const alive = Array.from({ length }, (_, clock) => clock);
  for (const { clock, len } of cuts)
    for (const gone of clocksIn([{ clock, len }])) {
      const at = alive.indexOf(gone);
      if (at === -1) continue;
      text.delete(at, 1);
      alive.splice(at, 1);
    }
  return Y.encodeStateAsUpdate(doc);
}
const length = 40;
const range: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 12 }))
  .map(([clock, len]) => ({ clock, len: Math.min(len, length - clock) }));
const cuts = fc.array(range, { maxLength: 8 });

test('what was deleted, in whatever pieces and however often it is told, is kept as ranges in order and apart', () => {
  fc.assert(
    fc.property(fc.array(cuts, { minLength: 1, maxLength: 4 }), (updates) => {
      const deleted: Deleted = new Map();
      const plain = new Set<number>();
      for (const one of updates) {
        addDeleted(deleted, deletedFrom(length, one));
        for (const clock of clocksIn(one)) plain.add(clock);
      }
      const ranges = deleted.get(client) ?? [];
      expect(clocksIn(ranges)).toEqual([...plain].sort((left, right) => left - right));
      // Ranges that touch would be one.
      const gaps = ranges.slice(1).map(({ clock }, at) => clock - (ranges[at]?.clock ?? 0) - (ranges[at]?.len ?? 0));
      expect(gaps.filter((gap) => gap <= 0)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what of a range is new is exactly what no range had, in order', () => {
  fc.assert(
    fc.property(cuts, range, (known, asked) => {
      const deleted: Deleted = new Map();
      addDeleted(deleted, deletedFrom(length, known));
      const plain = new Set(clocksIn(known));
      expect(clocksIn(newOf(deleted, client, asked))).toEqual(clocksIn([asked]).filter((clock) => !plain.has(clock)));
    }),
    { numRuns: 500 },
  );
});

test('of a client of whom nothing was deleted everything is new', () => {
  const deleted: Deleted = new Map();
  addDeleted(deleted, deletedFrom(length, [{ clock: 3, len: 4 }]));
  expect(newOf(deleted, client + 1, { clock: 3, len: 4 })).toEqual([{ clock: 3, len: 4 }]);
});

test('what bytes have let go of (their structs are hollow) was deleted, also where no delete set says so', () => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const page = doc.getXmlFragment('content');
  page.insert(0, [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]);
  (page.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('gone with its paragraph')]);
  page.delete(0, 1);
  const told = Y.encodeStateAsUpdate(doc);
  // One client with one range: five small numbers at the end, in whose place stands that there is none.
  const silent = Uint8Array.from([...told.subarray(0, -5), 0]);
  expect(Y.decodeUpdate(silent).ds.clients.size).toBe(0);
  for (const bytes of [told, silent]) {
    const deleted: Deleted = new Map();
    addDeleted(deleted, bytes);
    const fresh = newOf(deleted, client, { clock: 0, len: Y.getState(doc.store, client) });
    // The second paragraph alone still stands.
    expect(clocksIn(fresh)).toEqual([1]);
  }
});
