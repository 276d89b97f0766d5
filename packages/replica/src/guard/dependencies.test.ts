import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { secondsOf } from '../cells/cell.ts';
import { rawPeer } from '../test/raw.ts';
import { any, cell, forge, gc, item, skip } from './forge.fixture.ts';
import { check, checkEnvelope, type Verdict } from './guard.ts';

import { ann, asked, bo, context, now, ok, refusedBy } from './asked.fixture.ts';

describe('who and when', () => {
  test('[G7] [M] a 12-byte update under a colleague’s id would silence them for ever; it is refused', () => {
    const silence = forge([{ client: bo, clock: 20, structs: [gc(2 ** 20)] }]);
    expect(silence.length).toBeLessThan(20);
    expect(check(silence, context('records'))).toMatchObject(refusedBy('own-ids'));

    const victim = new Y.Doc();
    const colleague = rawPeer(bo);
    Y.applyUpdate(victim, forge([{ client: bo, clock: 0, structs: [gc(2 ** 20)] }]));
    Y.applyUpdate(victim, colleague.set('t1+ti', 'never seen', 1, 'bo'));
    expect(victim.getMap('cells').size).toBe(0);
  });

  test('[G8] [M] a forged duplicate makes peers diverge with equal state vectors; a clock that the log knows is refused', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    const honest = forge([{ client: ann, clock: 0, structs: [cell('t1+ti')] }]);
    const duplicate = forge([{ client: ann, clock: 0, structs: [cell('t1+du')] }]);
    for (const update of [honest, duplicate]) Y.applyUpdate(one, update);
    for (const update of [duplicate, honest]) Y.applyUpdate(other, update);
    expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(other));
    expect(one.getMap('cells').toJSON()).not.toEqual(other.getMap('cells').toJSON());
    const clocks = new Map([[ann, 1]]);
    expect(check(duplicate, context('records', { clocks }))).toMatchObject(refusedBy('contiguous'));
  });

  test('[G8] a gap is answered with resend', () => {
    expect(check(forge([{ client: ann, clock: 12, structs: [cell('t1+ti')] }]), context('records'))).toMatchObject({
      verdict: 'resend',
      rule: 'contiguous',
    });
  });

  test('[G9] a Skip is refused', () => {
    expect(asked([skip(3), cell('t1+ti')])).toMatchObject(refusedBy('no-skip'));
    expect(asked([cell('t1+ti'), skip(3), cell('t1+du')])).toMatchObject(refusedBy('no-skip'));
  });

  test('[G10] what the log does not hold is waited for; a reference to oneself or later is a forgery', () => {
    expect(asked([cell('t1+ti', 1, { origin: [bo, 19] })])).toMatchObject(ok);
    expect(asked([cell('t1+ti', 1, { origin: [bo, 20] })])).toMatchObject({ verdict: 'wait', rule: 'dependencies' });
    expect(asked([cell('t1+ti', 1, { rightOrigin: [999, 0] })])).toMatchObject({ verdict: 'wait' });
    expect(asked([cell('t1+ti', 1, { origin: [ann, 9] })])).toMatchObject(ok);
    for (const origin of [
      [ann, 10],
      [ann, 11],
      [ann, 5000],
    ] as const) {
      expect(asked([cell('t1+ti', 1, { origin })])).toMatchObject(refusedBy('dependencies'));
      expect(asked([cell('t1+ti', 1, { rightOrigin: origin })])).toMatchObject(refusedBy('dependencies'));
    }
    expect(asked([item(8, { parent: [ann, 10], sub: 'k' }, any(1))], 'page')).toMatchObject(refusedBy('dependencies'));
    expect(() =>
      Y.applyUpdate(
        new Y.Doc(),
        forge([{ client: ann, clock: 0, structs: [cell('t1+ti', 1, { origin: [ann, 5000] })] }]),
      ),
    ).toThrow(Error);
  });

  test('[G11] a cell more than 300 s ahead of the relay is retimed; one that is no time at all counts as 0 and passes', () => {
    const clock = secondsOf(now);
    expect(asked([cell('t1+ti', clock + 300)])).toMatchObject(ok);
    expect(asked([cell('t1+du'), cell('t1+ti', clock + 301)])).toMatchObject({ verdict: 'retime', rule: 'retime' });
    expect(asked([cell('t1+ti', Number.POSITIVE_INFINITY)])).toMatchObject(ok);
    const { now: _, ...device } = context('records');
    expect(check(forge([{ client: ann, clock: 10, structs: [cell('t1+ti', clock + 9999)] }]), device)).toMatchObject(
      ok,
    );
  });

  test('[G12] an envelope says of itself what its bytes say', () => {
    const bytes = forge([{ client: ann, clock: 10, structs: [cell('t1+ti')] }]);
    const asEnvelope = (client: number, from: number, to: number): Verdict =>
      checkEnvelope({ client, from, to, bytes }, context('records'));
    expect(asEnvelope(ann, 10, 11)).toMatchObject(ok);
    expect(asEnvelope(ann, 10, 12)).toMatchObject(refusedBy('encoding'));
    expect(asEnvelope(ann, 9, 11)).toMatchObject(refusedBy('encoding'));
    expect(asEnvelope(bo, 10, 11)).toMatchObject(refusedBy('own-ids'));
    const deletion = forge([], [[bo, [[3, 1]]]]);
    expect(checkEnvelope({ client: ann, from: 10, to: 10, bytes: deletion }, context('records'))).toMatchObject(ok);
    expect(checkEnvelope({ client: ann, from: 10, to: 11, bytes: deletion }, context('records'))).toMatchObject(
      refusedBy('encoding'),
    );
    expect(checkEnvelope({ client: bo, from: 20, to: 20, bytes: deletion }, context('records'))).toMatchObject(
      refusedBy('own-ids'),
    );
  });
});

describe('deletions', () => {
  const deleting = (...deletes: Parameters<typeof forge>[1] & object): Verdict =>
    check(forge([], deletes), context('records'));

  test('[G19] the delete set stays within the clocks that the log holds, and the update’s own', () => {
    expect(deleting([bo, [[0, 20]]])).toMatchObject(ok);
    expect(deleting([bo, [[0, 21]]])).toMatchObject({ verdict: 'wait', rule: 'deletions' });
    expect(deleting([777, [[0, 1]]])).toMatchObject({ verdict: 'wait' });
    expect(deleting([ann, [[0, 11]]])).toMatchObject({ verdict: 'resend' });
    expect(
      check(forge([{ client: ann, clock: 10, structs: [cell('t1+ti')] }], [[ann, [[10, 1]]]]), context('records')),
    ).toMatchObject(ok);
  });

  test('[G19] ranges come in order, without overlap, none empty: overlapping ones would make readers walk a document thousands of times', () => {
    expect(
      deleting([
        bo,
        [
          [0, 2],
          [2, 3],
          [7, 1],
        ],
      ]),
    ).toMatchObject(ok);
    expect(
      deleting([
        bo,
        [
          [0, 3],
          [2, 3],
        ],
      ]),
    ).toMatchObject(refusedBy('deletions'));
    expect(
      deleting([
        bo,
        [
          [5, 1],
          [2, 1],
        ],
      ]),
    ).toMatchObject(refusedBy('deletions'));
    expect(deleting([bo, [[5, 0]]])).toMatchObject(refusedBy('deletions'));
    expect(deleting([bo, [[0, 5]]], [bo, [[0, 5]]])).toMatchObject(refusedBy('deletions'));
    const many = Array.from({ length: 20_000 }, (_, at) => [at, 1] as const);
    expect(deleting([bo, many])).toMatchObject(refusedBy('encoding'));
  });
});
