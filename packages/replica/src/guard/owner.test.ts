import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cell, forge } from './forge.fixture.ts';
import { check } from './guard.ts';

import { ann, asked, bo, context, known, ok, refusedBy } from './asked.fixture.ts';

describe('feeds', () => {
  const mine = { root: 'by:ann' };
  test.each(['feed', 'people'] as const)('[G17] in a %s the writer owns the root', (of) => {
    expect(asked([cell('m1+tx', 1, mine)], of)).toMatchObject(ok);
    expect(asked([cell('m1+tx', 1, { root: 'by:bo' })], of)).toMatchObject(refusedBy('owner'));
    expect(asked([cell('m1+tx', 1, { root: 'cells' })], of)).toMatchObject(refusedBy('owner'));
    expect(asked([cell('m1+tx', 1, { root: 'by:' })], of)).toMatchObject(refusedBy('owner'));
  });

  test('[G17] [M] an insert at the head of another’s list names neither parent nor left origin: the right origin tells its owner', () => {
    const other = new Y.Doc();
    other.clientID = bo;
    other.getArray('by:bo').insert(0, ['bo’s']);
    const first = Y.encodeStateAsUpdate(other);
    const forger = new Y.Doc();
    Y.applyUpdate(forger, first);
    forger.clientID = ann;
    let forged: Uint8Array | undefined;
    forger.on('update', (update: Uint8Array) => {
      forged = update;
    });
    forger.getArray('by:bo').insert(0, ['ann’s, in bo’s list']);
    const [struct] = Y.decodeUpdate(forged as Uint8Array).structs as Y.Item[];
    expect([struct?.parent, struct?.origin, struct?.rightOrigin]).toMatchObject([null, null, { client: bo, clock: 0 }]);
    expect(check(forged as Uint8Array, context('feed', { clocks: new Map([[bo, 1]]) }))).toMatchObject(
      refusedBy('owner'),
    );
  });

  test('[G17] each of left origin, right origin and root must be the writer’s; another device of the same person is', () => {
    const other = ann + 100;
    const clocks = new Map([...known, [other, 5]]);
    expect(asked([cell('m1+tx', 1, { origin: [ann, 3] })], 'feed')).toMatchObject(ok);
    expect(asked([cell('m1+tx', 1, { origin: [other, 3] })], 'feed', { clocks })).toMatchObject(ok);
    expect(asked([cell('m1+tx', 1, { origin: [bo, 3] })], 'feed')).toMatchObject(refusedBy('owner'));
    expect(asked([cell('m1+tx', 1, { origin: [ann, 3], rightOrigin: [bo, 3] })], 'feed')).toMatchObject(
      refusedBy('owner'),
    );
    expect(asked([cell('m1+tx', 1, { origin: [bo, 3], rightOrigin: [ann, 3] })], 'feed')).toMatchObject(
      refusedBy('owner'),
    );
    expect(asked([cell('m1+tx', 1, mine)], 'feed', { personOf: () => undefined })).toMatchObject(refusedBy('owner'));
  });

  test('[G18] nobody deletes what another wrote in a feed; in records everybody may', () => {
    const deletion = forge([], [[bo, [[3, 1]]]]);
    expect(check(deletion, context('feed'))).toMatchObject(refusedBy('owner'));
    expect(check(deletion, context('records'))).toMatchObject(ok);
    expect(check(forge([], [[ann, [[3, 1]]]]), context('feed'))).toMatchObject(ok);
  });

  test('[G18] a private document takes its own person’s devices only', () => {
    expect(asked([cell('t1+ti')], 'private')).toMatchObject(ok);
    expect(asked([cell('t1+ti', 1, { origin: [bo, 3] })], 'private')).toMatchObject(refusedBy('owner'));
  });
});
