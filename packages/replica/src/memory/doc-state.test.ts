import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Ancestry } from '../cells/ancestry.ts';
import { structsOf } from '../cells/decode.ts';
import { DocState } from './doc-state.ts';
import { cell as forgedCell, forge, gc } from '../guard/forge.fixture.ts';
import { rawPeer } from '../test/raw.ts';

const [annPhone, annLaptop, bo] = [2 ** 44 + 1, 2 ** 45 + 1, 2 ** 46 + 1];
const feed = 'f/s1/t1/2026q1';
const read = (doc: DocState, bytes: Uint8Array): Ancestry => {
  const structs = structsOf(bytes);
  const within = new Ancestry(structs);
  doc.remember(structs, within);
  return within;
};
const nothing = new Ancestry([]);

test('[R12] clocks go on by what is new; a gap is a fault', () => {
  const doc = new DocState('r/s1/1');
  doc.advance(structsOf(forge([{ client: bo, clock: 0, structs: [gc(3)] }])));
  doc.advance(structsOf(forge([{ client: bo, clock: 1, structs: [gc(1)] }])));
  expect([doc.next(bo), doc.next(annPhone)]).toEqual([3, 0]);
  expect(() => doc.advance(structsOf(forge([{ client: bo, clock: 4, structs: [gc(1)] }])))).toThrow('a gap');
  const half = forge([
    { client: annPhone, clock: 0, structs: [gc(1)] },
    { client: bo, clock: 9, structs: [gc(1)] },
  ]);
  expect(() => doc.advance(structsOf(half))).toThrow('a gap');
  expect([doc.next(bo), doc.next(annPhone)]).toEqual([3, 0]);
});

test('[R2] a name that is no document’s is a fault', () => {
  expect(() => new DocState('r/s1')).toThrow('no document');
});

describe('whose root', () => {
  test('[R4] the first item names the root; later ones have it from their left origin, on any of the author’s devices', () => {
    const doc = new DocState(feed);
    const [phone, laptop] = [rawPeer(annPhone), rawPeer(annLaptop)];
    const first = phone.setIn('by:ann', 'm1+tx', 'one', 1, 'ann');
    laptop.hear(first);
    const second = laptop.setIn('by:ann', 'm1+tx', 'two', 2, 'bo');
    read(doc, first);
    expect(doc.authorOf([annLaptop, 0], read(doc, second))).toBe('ann');
    expect(doc.authorOf([annPhone, 0], nothing)).toBe('ann');
  });

  test('[R4] a root that is nobody’s, or an item that cannot be traced, has no author', () => {
    const doc = new DocState(feed);
    const stray = read(doc, rawPeer(bo).setIn('cells', 'm1+tx', 'one', 1, 'ann'));
    expect(doc.authorOf([bo, 0], stray)).toBeNull();
    const lost = forge([{ client: annPhone, clock: 0, structs: [forgedCell('m1+tx', 1, { origin: [999, 0] })] }]);
    expect(doc.authorOf([annPhone, 0], read(doc, lost))).toBeNull();
  });

  test('[R4] an edit over an old version, which a snapshot keeps only as part of a longer deleted run, is still its author’s', () => {
    const [phone, laptop] = [rawPeer(annPhone), rawPeer(annLaptop)];
    const versions = ['one', 'two', 'three', 'four'].map((text, at) =>
      phone.setIn('by:ann', 'm1+tx', text, at + 1, 'ann'),
    );
    laptop.hear(...versions.slice(0, 2));
    const late = laptop.setIn('by:ann', 'm1+tx', 'late', 9, 'ann');
    const snapshot = Y.encodeStateAsUpdate(phone.ydoc);
    expect(structsOf(snapshot).map(({ length }) => length)).toEqual([3, 1]);
    const doc = new DocState(feed);
    read(doc, snapshot);
    expect(doc.authorOf([annLaptop, 0], read(doc, late))).toBe('ann');
  });

  test('[G21] origins that circle end, and have no author', () => {
    const circle = forge([
      { client: bo, clock: 0, structs: [forgedCell('m1+tx', 1, { origin: [annPhone, 0] })] },
      { client: annPhone, clock: 0, structs: [forgedCell('m1+tx', 1, { origin: [bo, 0] })] },
    ]);
    const doc = new DocState(feed);
    expect(doc.authorOf([bo, 0], read(doc, circle))).toBeNull();
  });

  test('[R4] record documents keep no lineage', () => {
    const doc = new DocState('r/s1/1');
    read(doc, rawPeer(bo).set('t1+ti', 'one', 1, 'ann'));
    expect(doc.lineage.size).toBe(0);
  });
});
