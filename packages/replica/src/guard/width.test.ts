import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { paragraphsToUpdate } from '../pages/page.ts';
import { ann, asked, bo, context, ok, refusedBy } from './asked.fixture.ts';
import { any, cell, forge, item, text, type ForgedStruct } from './forge.fixture.ts';
import { check } from './guard.ts';
import { bulkLimits, loosePlaces } from './limits.ts';

const applied = (base: Uint8Array, bytes: Uint8Array): number => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, base);
  const started = process.threadCpuUsage();
  Y.applyUpdate(ydoc, bytes);
  return process.threadCpuUsage(started).user / 1_000;
};
const frame = (structs: readonly ForgedStruct[]): Uint8Array => forge([{ client: ann, clock: 0, structs }]);
const many = (count: number, struct: (at: number) => ForgedStruct): readonly ForgedStruct[] =>
  Array.from({ length: count }, (_, at) => struct(at));

describe('pages', () => {
  const words = (count: number): Uint8Array =>
    forge([{ client: bo, clock: 0, structs: [item(4, { root: 'content' }, text('x'.repeat(count)))] }]);
  const across = (at: number): ForgedStruct => item(4, { rightOrigin: [bo, at] }, text('y'));

  test('[G4] [M] a frame of items that reach across a long text, seconds of work for each reader, is refused at once', () => {
    const [some, thrice] = [300, 900].map((count) => applied(words(count), frame(many(count, across))));
    expect(thrice).toBeGreaterThan((some as number) * 3);

    const forged = frame(many(8_000, across));
    const started = process.threadCpuUsage();
    const verdict = check(forged, context('page', { clocks: new Map([[bo, 8_192]]) }));
    expect(verdict).toMatchObject(refusedBy('width'));
    expect(process.threadCpuUsage(started).user / 1_000).toBeLessThan(500);
  });

  test('[G4] an update may begin at many places, as marking every paragraph does, but not at any number', () => {
    const clocks = new Map([[bo, 8_192]]);
    const begin = (count: number): object => check(frame(many(count, across)), context('page', { clocks }));
    expect(begin(loosePlaces)).toMatchObject(ok);
    expect(begin(loosePlaces + 1)).toMatchObject(refusedBy('width'));
  });

  test('[G20] a long page written in one go begins at one place', () => {
    const update = paragraphsToUpdate(
      many(2_000, () => () => undefined).map((_, at) => `paragraph ${at}`),
      ann,
    ) as Uint8Array;
    expect(check(update, context('page', { clocks: new Map(), limits: bulkLimits }))).toMatchObject(ok);
  });
});

describe('cells', () => {
  test('[G4] [M] cells that reach across a long history of one key are refused', () => {
    const history = forge([
      {
        client: bo,
        clock: 0,
        structs: many(600, (at) => (at === 0 ? cell('k') : cell('k', 1, { origin: [bo, at - 1] }))),
      },
    ]);
    const forged = frame(many(600, (at) => item(8, { rightOrigin: [bo, 599 - at] }, any(1))));
    expect(applied(history, forged)).toBeGreaterThan(5);
    expect(check(forged, context('records', { clocks: new Map([[bo, 600]]) }))).toMatchObject(refusedBy('width'));
  });

  test('[G4] a map writes no right origin, and a key once in a frame', () => {
    expect(asked([cell('t1+ti', 1, { rightOrigin: [bo, 3] })])).toMatchObject(refusedBy('width'));
    expect(asked([cell('t1+ti'), cell('t1+ti')])).toMatchObject(refusedBy('width'));
    expect(asked([cell('t1+ti'), cell('t1+ti', 1, { origin: [ann, 10] })])).toMatchObject(refusedBy('width'));
    expect(asked([cell('t1+ti', 1, { origin: [bo, 3] }), cell('t1+ti', 1, { origin: [bo, 3] })])).toMatchObject(
      refusedBy('width'),
    );
    expect(
      asked([cell('t1+ti', 1, { origin: [bo, 3] }), cell('t1+du', 1, { origin: [bo, 4] }), cell('t1+pr')]),
    ).toMatchObject(ok);
  });

  test('[G20] a snapshot, in which deleted cells stand before those that replaced them, is not a frame', () => {
    const ydoc = new Y.Doc();
    ydoc.clientID = ann;
    for (let at = 0; at < 5; at += 1) ydoc.getMap('cells').set('t1+ti', ['t1+ti', at, at, 'ann']);
    const snapshot = Y.encodeStateAsUpdate(ydoc);
    const clocks = new Map<number, number>();
    expect(check(snapshot, context('records', { clocks, person: null }))).toMatchObject(ok);
    expect(check(snapshot, context('records', { clocks }))).toMatchObject(refusedBy('width'));
  });
});
