import { describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { paragraphsToUpdate } from '../pages/page.ts';
import { rawPeer } from '../test/raw.ts';
import { any, cell, count, forge, gc, item } from './forge.fixture.ts';
import { advance, check } from './guard.ts';
import { bulkLimits } from './limits.ts';

import { ann, asked, bo, context, known, ok, refusedBy } from './asked.fixture.ts';

describe('encoding and bounds', () => {
  test('[G1] an honest cell passes and moves its author’s clock on', () => {
    const verdict = asked([cell('t1+ti'), cell('t1+du')]);
    expect(verdict).toMatchObject({ verdict: 'ok', runs: [{ client: ann, from: 10, to: 12 }] });
    const clocks = new Map(known);
    if (verdict.verdict === 'ok') advance(clocks, verdict);
    expect([...clocks]).toEqual([
      [ann, 12],
      [bo, 20],
    ]);
  });

  test('[G2] [M] only V1: an update in V2 is refused, and nothing hangs on it', () => {
    const ydoc = new Y.Doc();
    ydoc.clientID = ann;
    ydoc.getMap('cells').set('t1+ti', ['t1+ti', 'x', 1, 'ann']);
    const v2 = Y.encodeStateAsUpdateV2(ydoc);
    expect(check(v2, context('records', { clocks: new Map() }))).toMatchObject(refusedBy('encoding'));
    expect(check(Y.encodeStateAsUpdate(ydoc), context('records', { clocks: new Map() }))).toMatchObject(ok);
  });

  test('[G2] bytes behind the end, an update of nothing, or bytes that end early are refused', () => {
    const honest = forge([{ client: ann, clock: 10, structs: [cell('t1+ti')] }]);
    expect(check(honest, context('records'))).toMatchObject(ok);
    expect(check(Uint8Array.of(...honest, 0), context('records'))).toMatchObject(refusedBy('encoding'));
    for (let at = 0; at < honest.length; at += 1)
      expect(check(honest.subarray(0, at), context('records'))).toMatchObject(refusedBy('encoding'));
    expect(check(forge([]), context('records'))).toMatchObject(refusedBy('encoding'));
  });

  test('[G2] bytes are not read beyond their end into whatever lies behind them in memory', () => {
    const honest = forge([{ client: ann, clock: 10, structs: [item(8, { sub: 'k' }, any([new Uint8Array(8)]))] }]);
    const pool = new Uint8Array(4096);
    pool.set(honest, 100);
    for (let cut = 1; cut < honest.length; cut += 1)
      expect(check(pool.subarray(100, 100 + cut), context('records'))).toMatchObject(refusedBy('encoding'));
  });

  test('[G3] a frame has at most 256 kB, a large import has its own limits', () => {
    const long = forge([
      { client: ann, clock: 10, structs: [item(8, { sub: 'k' }, any(['k', 'x'.repeat(300_000), 1, 'ann']))] },
    ]);
    expect(check(long, context('records'))).toMatchObject(refusedBy('encoding'));
    expect(check(long, context('records', { limits: bulkLimits }))).toMatchObject(ok);
  });

  test('[G4] [M] a frame full of tiny structs, which would stall every reader, is refused in a moment', () => {
    const structs = Array.from({ length: 9_000 }, (_, at) => item(8, { rightOrigin: [bo, at % 20] }, any(at)));
    const started = process.threadCpuUsage();
    expect(check(forge([{ client: ann, clock: 10, structs }]), context('records'))).toMatchObject(
      refusedBy('encoding'),
    );
    expect(process.threadCpuUsage(started).user / 1_000).toBeLessThan(250);
  });

  test('[G4] forged counts end where the bytes end', () => {
    const huge = forge([{ client: ann, clock: 10, structs: [], count: 2 ** 50 }]);
    expect(check(huge, context('records'))).toMatchObject(refusedBy('encoding'));
    expect(asked([item(8, { sub: 'k' }, count(2 ** 40))])).toMatchObject(refusedBy('encoding'));
    expect(
      check(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, 2 ** 52);
        }),
        context('records'),
      ),
    ).toMatchObject(refusedBy('encoding'));
  });

  test('[G5] no struct without length, no run of hollow ones that carries a clock away', () => {
    expect(asked([gc(0)])).toMatchObject(refusedBy('bounds'));
    expect(asked([item(8, { sub: 'k' }, any())])).toMatchObject(refusedBy('bounds'));
    expect(asked([item(1, { sub: 'k' }, count(0))])).toMatchObject(refusedBy('bounds'));
    expect(asked([gc(100)])).toMatchObject(ok);
    expect(asked([gc(2 ** 40)])).toMatchObject(refusedBy('bounds'));
    expect(asked([item(1, { sub: 'k' }, count(2 ** 40))])).toMatchObject(refusedBy('bounds'));
    expect(asked([gc(1 << 20), gc(1)])).toMatchObject(refusedBy('bounds'));
  });

  test('[G6] a section that is empty or comes twice, over which Yjs itself stumbles, is refused', () => {
    const empty = forge([
      { client: ann, clock: 10, structs: [] },
      { client: ann, clock: 10, structs: [cell('t1+ti')] },
    ]);
    expect(check(empty, context('records'))).toMatchObject(refusedBy('encoding'));
    const twice = forge([
      { client: ann, clock: 10, structs: [cell('t1+ti')] },
      { client: ann, clock: 11, structs: [cell('t1+du')] },
    ]);
    expect(check(twice, context('records'))).toMatchObject(refusedBy('encoding'));
    const reader = new Y.Doc();
    Y.applyUpdate(
      reader,
      forge([
        { client: ann, clock: 0, structs: [cell('t1+ti')] },
        { client: ann, clock: 1, structs: [cell('t1+du')] },
      ]),
    );
    expect(reader.store.pendingStructs).not.toBeNull();
  });
});

test('[G20] an honest page of an import and a snapshot of many authors pass', () => {
  const update = paragraphsToUpdate(['Dear Bo,', 'no seams.'], ann) as Uint8Array;
  expect(check(update, context('page', { clocks: new Map() }))).toMatchObject(ok);
  const [one, other] = [rawPeer(ann), rawPeer(bo)];
  other.hear(one.setIn('by:ann', 'm1+tx', 'Done?', 1, 'ann'));
  one.hear(other.setIn('by:bo', 'm2+tx', 'Yes', 1, 'bo'));
  one.setIn('by:ann', 'm1+tx', 'Done!', 2, 'ann');
  const snapshot = Y.encodeStateAsUpdate(one.ydoc);
  const whole = context('feed', { clocks: new Map(), isOwn: () => true, person: null });
  expect(check(snapshot, whole)).toMatchObject(ok);
});
