import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ann, context } from './asked.fixture.ts';
import { check } from './guard.ts';
import { bulkLimits, depthOf } from './limits.ts';

const none = new Map<number, number>();

test('[G3] a gesture that fills four hundred cells fits a frame, an import of 2,000 cards the larger limits', () => {
  const written = (records: number): Uint8Array => {
    const ydoc = new Y.Doc();
    ydoc.clientID = ann;
    const map = ydoc.getMap('cells');
    ydoc.transact(() => {
      for (let at = 0; at < records; at += 1) {
        for (const code of ['ti', 'pj', 'st', 'cr', 'du', 'pr', 'as', 'tg:sea', 'rk:b1', 'im']) {
          const key = `t${String(at).padStart(17, '0')}+${code}`;
          map.set(key, [key, 'a value of some length', 36_925_200, 'uANN']);
        }
      }
    });
    return Y.encodeStateAsUpdate(ydoc);
  };
  const honest = { clocks: none };
  expect(check(written(40), context('records', honest)).verdict).toBe('ok');
  const cards = written(2_000);
  expect(check(cards, context('records', honest)).verdict).toBe('refuse');
  expect(check(cards, context('records', { ...honest, limits: bulkLimits })).verdict).toBe('ok');
});

test('[G16] pages may nest deeper than anything else', () => {
  expect([depthOf(true), depthOf(false)]).toEqual([64, 4]);
});
