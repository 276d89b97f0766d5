import { describe, expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { secondsOf } from '../cell.ts';
import type { DocClass } from '../layout.ts';
import { paragraphsToUpdate } from '../page.ts';
import { rawPeer } from '../raw.fixture.ts';
import { any, cell, count, forge, gc, item, skip, text, type, type ForgedStruct } from './forge.fixture.ts';
import { advance, check, checkEnvelope, type Verdict } from './guard.ts';
import { bulkLimits } from './limits.ts';
import type { GuardContext } from './rule.ts';

const ann = 2 ** 44 + 1;
const bo = 2 ** 44 + 2;
const now = Date.UTC(2026, 2, 4, 9);
const known = new Map([
  [ann, 10],
  [bo, 20],
]);
const persons = new Map<number, PersonId>([
  [ann, 'ann' as PersonId],
  [bo, 'bo' as PersonId],
  [ann + 100, 'ann' as PersonId],
]);

const context = (of: DocClass, rest: Partial<GuardContext> = {}): GuardContext => ({
  of,
  clocks: known,
  isOwn: (client) => client === ann,
  personOf: (client) => persons.get(client),
  person: 'ann' as PersonId,
  now,
  ...rest,
});
const asked = (structs: readonly ForgedStruct[], of: DocClass = 'records', rest: Partial<GuardContext> = {}): Verdict =>
  check(forge([{ client: ann, clock: 10, structs }]), context(of, rest));
const refusedBy = (rule: string): object => ({ verdict: 'refuse', rule });
const ok = { verdict: 'ok' };

describe('encoding and bounds', () => {
  test('[G1] an honest cell passes and moves its author’s clock on', () => {
    const verdict = asked([cell('t1+ti'), cell('t1+du')]);
    expect(verdict).toEqual({ verdict: 'ok', runs: [{ client: ann, from: 10, to: 12 }] });
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
    const started = performance.now();
    expect(check(forge([{ client: ann, clock: 10, structs }]), context('records'))).toMatchObject(
      refusedBy('encoding'),
    );
    expect(performance.now() - started).toBeLessThan(250);
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

describe('what', () => {
  const strange: readonly (readonly [string, ForgedStruct])[] = [
    [
      'JSON',
      item(2, { sub: 'k' }, (encoder) => {
        count(1)(encoder);
        text('"x"')(encoder);
      }),
    ],
    ['bytes', item(3, { sub: 'k' }, (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(3)))],
    [
      'a sub-document',
      item(9, { sub: 'k' }, (encoder) => {
        text('guid')(encoder);
        encoding.writeAny(encoder, {});
      }),
    ],
    ['an array', item(7, { sub: 'k' }, type(0))],
    ['a map', item(7, { sub: 'k' }, type(1))],
    ['a text', item(7, { sub: 'k' }, type(2))],
    ['a hook', item(7, { sub: 'k' }, type(5, 'evil'))],
  ];
  test.each(strange)('[G13] %s is content that no document holds', (_, struct) => {
    expect(asked([struct])).toMatchObject(refusedBy('content'));
    const page = check(forge([{ client: ann, clock: 10, structs: [struct] }]), context('page'));
    expect(page).toMatchObject(refusedBy('content'));
  });

  test('[G13] rich text stands in pages only; an unknown kind of content or type is refused', () => {
    const word = item(4, {}, text('word'));
    expect(asked([word])).toMatchObject(refusedBy('content'));
    expect(asked([item(4, { root: 'content' }, text('word'))], 'page')).toMatchObject(ok);
    expect(asked([item(11, { sub: 'k' }, count(1))])).toMatchObject(refusedBy('encoding'));
    expect(asked([item(7, { root: 'content' }, type(77))], 'page')).toMatchObject(refusedBy('encoding'));
  });

  test('[G14] cells stand under the root of their class, by a key, and not inside each other', () => {
    expect(asked([cell('t1+ti', 1, { root: 'other' })])).toMatchObject(refusedBy('root'));
    expect(asked([item(8, { root: 'cells' }, any(['t1+ti', 'x', 1, 'ann']))])).toMatchObject(refusedBy('root'));
    expect(asked([item(8, { parent: [bo, 3], sub: 'k' }, any(1))])).toMatchObject(refusedBy('root'));
    expect(asked([item(4, { root: 'elsewhere' }, text('x'))], 'page')).toMatchObject(refusedBy('root'));
  });

  test('[G15] names that reach into prototypes are refused wherever they stand', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      expect(asked([item(8, { sub: name }, any(1))])).toMatchObject(refusedBy('keys'));
      const inside = any(['k', { deep: [{ [name === '__proto__' ? 'x__proto_' : name]: 1 }] }, 1, 'ann']);
      const bytes = forge([{ client: ann, clock: 10, structs: [item(8, { sub: 'k' }, inside)] }]);
      expect(
        check(name === '__proto__' ? swap(bytes, 'x__proto_', '__proto__') : bytes, context('records')),
      ).toMatchObject(refusedBy('encoding'));
      expect(asked([item(7, { root: 'content' }, type(3, name))], 'page')).toMatchObject(refusedBy('encoding'));
      const mark = item(6, { root: 'content' }, (encoder) => {
        text(name)(encoder);
        text('true')(encoder);
      });
      expect(asked([mark], 'page')).toMatchObject(refusedBy('encoding'));
      const markValue = item(6, { root: 'content' }, (encoder) => {
        text('link')(encoder);
        text(`{"a":{"${name}":1}}`)(encoder);
      });
      expect(asked([markValue], 'page')).toMatchObject(refusedBy('encoding'));
    }
  });

  test('[G16] types stand at most 64 deep in a page; a value in a cell at most 16', () => {
    const nested = (depth: number): readonly ForgedStruct[] =>
      Array.from({ length: depth }, (_, at) =>
        item(7, at === 0 ? { root: 'content' } : { parent: [ann, 9 + at] }, type(3, 'blockquote')),
      );
    expect(asked(nested(64), 'page')).toMatchObject(ok);
    expect(asked(nested(65), 'page')).toMatchObject(refusedBy('nesting'));
    const value = (depth: number): unknown => (depth === 0 ? 1 : [value(depth - 1)]);
    expect(asked([item(8, { sub: 'k' }, any(value(16)))])).toMatchObject(ok);
    expect(asked([item(8, { sub: 'k' }, any(value(17)))])).toMatchObject(refusedBy('encoding'));
    expect(
      asked([
        item(8, { sub: 'k' }, (encoder) => {
          count(1)(encoder);
          for (let at = 0; at < 100_000; at += 1) {
            encoding.writeUint8(encoder, 117);
            encoding.writeVarUint(encoder, 1);
          }
        }),
      ]),
    ).toMatchObject(refusedBy('encoding'));
  });

  test('[G16] an insert beside a deep element is as deep as that', () => {
    const chain = Array.from({ length: 64 }, (_, at) =>
      item(7, at === 0 ? { root: 'content' } : { parent: [ann, 9 + at] }, type(3, 'q')),
    );
    const beside = item(7, { origin: [ann, 73] }, type(3, 'q'));
    const inside = item(7, { parent: [ann, 74] }, type(3, 'q'));
    expect(asked([...chain, beside], 'page')).toMatchObject(ok);
    expect(asked([...chain, beside, inside], 'page')).toMatchObject(refusedBy('nesting'));
  });
});

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

function swap(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = bytes.slice();
  copy.set(new TextEncoder().encode(to), Buffer.from(bytes).indexOf(from));
  return copy;
}
