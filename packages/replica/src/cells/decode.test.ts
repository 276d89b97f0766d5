import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { cellsIn, overOf, structsOf } from './decode.ts';
import { any, forge, item } from '../guard/forge.fixture.ts';
import { rawPeer } from '../test/raw.ts';

const client = 2 ** 44 + 1;
const all = (bytes: Uint8Array): ReturnType<typeof cellsIn> => cellsIn(structsOf(bytes), () => 0);

test('[R11] a cell is read from the bytes with its key, value, time, author, item and left origin', () => {
  const peer = rawPeer(client);
  const [first, second] = [peer.set('t1+ti', 'Seams', 7, 'ann'), peer.set('t1+ti', 'Hems', 8, 'ann')];
  expect(all(first)).toMatchObject([
    { record: 't1', code: 'ti', value: 'Seams', t: 7, by: 'ann', client, clock: 0, origin: null, over: null },
  ]);
  expect(all(second)).toMatchObject([{ value: 'Hems', t: 8, clock: 1, origin: [client, 0] }]);
});

test('[R12] only what is new from a clock on is read, also inside a struct of several cells', () => {
  const values = ['a', 'b', 'c'].map((value) => ['t1+ti', value, 1, 'ann']);
  const bytes = forge([{ client, clock: 5, structs: [item(8, { sub: 't1+ti' }, any(...values))] }]);
  const from = (clock: number): readonly unknown[] => cellsIn(structsOf(bytes), () => clock).map(({ value }) => value);
  expect([from(0), from(5), from(6), from(7), from(8), from(99)]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['b', 'c'],
    ['c'],
    [],
    [],
  ]);
  expect(cellsIn(structsOf(bytes), () => 0).map(({ clock, origin }) => [clock, origin])).toEqual([
    [5, null],
    [6, [client, 5]],
    [7, [client, 6]],
  ]);
});

test('[R10] anything that is no cell is passed over', () => {
  const peer = rawPeer(client);
  const map = peer.ydoc.getMap('cells');
  for (const [key, value] of Object.entries({ a: 1, b: 'text', c: null, d: ['t1+ti'], e: ['t1+ti', 'x', 1], f: {} }))
    map.set(key, value);
  map.set('g', new Y.Map());
  peer.ydoc.getText('text').insert(0, 'words');
  expect(all(Y.encodeStateAsUpdate(peer.ydoc))).toEqual([]);
});

test('[R8] time and author of any type are read as a time and a text', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: false, maxDepth: 1 }), (strange) => {
      const [cell] = all(
        forge([{ client, clock: 0, structs: [item(8, { sub: 'k' }, any(['t1+ti', 'x', strange, strange]))] }]),
      );
      expect(Number.isInteger(cell?.t)).toBe(true);
      expect(typeof cell?.by).toBe('string');
    }),
  );
});

test('[R13] a value is a clean copy: nobody’s prototype, no share in Yjs’s own object', () => {
  const peer = rawPeer(client);
  const bytes = peer.set('t1+zz', { list: [1, { deep: true }] }, 1, 'ann');
  const structs = structsOf(bytes);
  const [cell] = cellsIn(structs, () => 0);
  const kept = (structs[0] as Y.Item).content.getContent()[0] as readonly unknown[];
  expect(cell?.value).toEqual(kept[1]);
  expect(cell?.value).not.toBe(kept[1]);
});

test('[R18] the fifth part of a cell is an item or nothing', () => {
  const peer = rawPeer(client);
  const fifth = (over: unknown): unknown => {
    const [struct] = structsOf(peer.set('t1+ti', 'x', 1, 'ann', over));
    return overOf(struct as Y.Item, (struct as Y.Item).id.clock);
  };
  expect(fifth([7, 8])).toEqual([7, 8]);
  for (const strange of [null, 7, [7], ['7', 8], [0.5, 1], [Number.POSITIVE_INFINITY, 1], { 0: 7, 1: 8 }])
    expect(fifth(strange)).toBeNull();
  expect(all(peer.set('t1+ti', 'x', 1, 'ann', [7, 8]))).toMatchObject([{ over: [7, 8] }]);
});
