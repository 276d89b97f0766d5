import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import { Ancestry } from './ancestry.ts';
import type { HeldCell } from './cell.ts';
import { cellsIn, structsOf, type FoundCell } from './decode.ts';
import { cell as forgedCell, forge } from '../guard/forge.fixture.ts';
import { rawPeer, type RawPeer } from '../test/raw.ts';

const [low, high] = [2 ** 44 + 1, 2 ** 45 + 1];
const key = 't1+ti';
const standing = (client: number, clock: number): HeldCell => ({
  code: 'ti',
  value: 'x',
  t: 1,
  by: 'ann' as PersonId,
  client,
  clock,
});
function found(
  bytes: Uint8Array,
  client: number,
  clock: number,
): { readonly cell: FoundCell; readonly within: Ancestry } {
  const structs = structsOf(bytes);
  const cell = cellsIn(structs, () => 0).find((one) => one.client === client && one.clock === clock);
  return { cell: cell as FoundCell, within: new Ancestry(structs) };
}
const meeting = (): readonly [RawPeer, RawPeer] => {
  const [ann, bo] = [rawPeer(low), rawPeer(high)];
  bo.hear(ann.set(key, 'first', 1, 'ann'));
  return [ann, bo];
};

describe('descends', () => {
  test('[R16] a cell descends from its left origin, from the origin of that, and so on through one update', () => {
    const [ann, bo] = meeting();
    ann.hear(bo.set(key, 'second', 2, 'bo'), bo.set(key, 'third', 3, 'bo'));
    ann.set(key, 'fourth', 4, 'ann');
    const { cell, within } = found(Y.encodeStateAsUpdate(ann.ydoc), low, 1);
    expect(within.descends(cell, standing(low, 0))).toBe(true);
    expect(within.descends(cell, standing(high, 0))).toBe(true);
    expect(within.descends(cell, standing(high, 1))).toBe(true);
  });

  test('[R16] it does not descend from what its writer had not seen, nor from itself', () => {
    const [ann, bo] = meeting();
    bo.set(key, 'Bo’s', 2, 'bo');
    const anns = ann.set(key, 'Ann’s', 3, 'ann');
    const { cell, within } = found(anns, low, 1);
    expect(within.descends(cell, standing(low, 0))).toBe(true);
    expect(within.descends(cell, standing(high, 0))).toBe(false);
    expect(within.descends(cell, standing(low, 1))).toBe(false);
  });

  test('[R18] it descends from the hidden cell that it names, and from one that its forerunner names', () => {
    const [ann, bo] = meeting();
    bo.set(key, 'second', 2, 'bo', [7, 7]);
    bo.set(key, 'third', 3, 'bo');
    const named = found(Y.encodeStateAsUpdate(bo.ydoc), high, 1);
    expect(named.within.descends(named.cell, standing(7, 7))).toBe(false);

    const [one, two] = [ann.set(key, 'second', 2, 'ann', [7, 7]), ann.set(key, 'third', 3, 'ann')];
    const both = found(Y.mergeUpdates([one, two]), low, 2);
    expect(both.within.descends(both.cell, standing(7, 7))).toBe(true);
    expect(both.within.descends(both.cell, standing(7, 8))).toBe(false);
    const direct = found(one, low, 1);
    expect(direct.within.descends(direct.cell, standing(7, 7))).toBe(true);
  });

  test('[R38] the twin that the compactor wrote counts as the cell itself', () => {
    const [, bo] = meeting();
    const { cell, within } = found(bo.set(key, 'second', 2, 'bo'), high, 0);
    expect(within.descends(cell, { ...standing(9, 9), twin: [low, 0] })).toBe(true);
    expect(within.descends(cell, { ...standing(9, 9), twin: [low, 1] })).toBe(false);
  });

  test('[G21] forged origins that go round in a circle end', () => {
    const circle = forge([
      { client: high, clock: 0, structs: [forgedCell(key, 1, { origin: [low, 0] })] },
      { client: low, clock: 0, structs: [forgedCell(key, 1, { origin: [high, 0] })] },
    ]);
    const { cell, within } = found(circle, low, 0);
    expect(within.descends(cell, standing(5, 5))).toBe(false);
  });
});

describe('find', () => {
  test('[R11] finds the struct that holds an item, also inside a longer one, and nothing beside it', () => {
    const peer = rawPeer(low);
    for (const value of ['a', 'b', 'c', 'd']) peer.set(key, value, 1, 'ann');
    const structs = structsOf(Y.encodeStateAsUpdate(peer.ydoc));
    expect(structs.map(({ length }) => length)).toEqual([3, 1]);
    const within = new Ancestry(structs);
    expect([0, 1, 2, 3].map((clock) => within.find([low, clock])?.id.clock)).toEqual([0, 0, 0, 3]);
    expect([within.find([low, 4]), within.find([high, 0])]).toEqual([undefined, undefined]);
    expect(within.size).toBe(2);
  });
});
