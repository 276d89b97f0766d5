// Each clause of a rule alone, and each bound on both of its sides.
import { describe, expect, test } from 'vitest';
import { any, cell, count, forge, gc, item, text, type, type ForgedStruct } from './forge.fixture.ts';
import { check, checkEnvelope } from './guard.ts';
import { frameLimits, isEmptyUpdate, loosePlaces } from './limits.ts';
import { ann, asked, bo, context, known, ok, refusedBy } from './asked.fixture.ts';

const deleted = (length: number): ForgedStruct => item(1, { sub: 'gone' }, count(length));
const many = (length: number, struct: (at: number) => ForgedStruct): readonly ForgedStruct[] =>
  Array.from({ length }, (_, at) => struct(at));
const element = (where: Parameters<typeof item>[1]): ForgedStruct => item(7, where, type(3, 'q'));
const nestedIn = (first: Parameters<typeof item>[1], depth: number): readonly ForgedStruct[] =>
  many(depth, (at) => element(at === 0 ? first : { parent: [ann, 9 + at] }));

describe('bounds', () => {
  test('[G5] only clocks that carry nothing are counted as such, and as many as may be are taken', () => {
    const limits = { ...frameLimits, hollow: 3 };
    expect(asked([cell('a'), cell('b'), cell('c'), cell('d')], 'records', { limits })).toMatchObject(ok);
    expect(asked([gc(2), deleted(1)], 'records', { limits })).toMatchObject(ok);
    expect(asked([gc(2), deleted(2)], 'records', { limits })).toMatchObject(refusedBy('bounds'));
  });

  test('[G5] no clock lies beyond the end', () => {
    const end = Math.floor(Number.MAX_SAFE_INTEGER / 2);
    const at = (clock: number) =>
      check(
        forge([{ client: ann, clock, structs: [cell('a')] }]),
        context('records', { clocks: new Map([[ann, clock]]) }),
      );
    expect(at(end - 1)).toMatchObject(ok);
    expect(at(end)).toMatchObject(refusedBy('bounds'));
  });

  test('[G4] as many structs and deletions as the limits say, and not one more; exactly so many bytes', () => {
    const bytes = forge(
      [{ client: ann, clock: 10, structs: [cell('a'), cell('b')] }],
      [
        [
          bo,
          [
            [1, 1],
            [3, 1],
          ],
        ],
      ],
    );
    const at = (limits: object) => check(bytes, context('records', { limits: { ...frameLimits, ...limits } }));
    expect(at({ structs: 2, deletes: 2, bytes: bytes.length })).toMatchObject(ok);
    expect(at({ structs: 1 })).toMatchObject({ ...refusedBy('encoding'), detail: 'too many structs' });
    expect(at({ deletes: 1 })).toMatchObject({ ...refusedBy('encoding'), detail: 'too many deletions' });
    expect(at({ bytes: bytes.length - 1 })).toMatchObject(refusedBy('encoding'));
  });

  test('[G4] counts that were made up end where the bytes end', () => {
    const said = (of: Uint8Array) => check(of, context('records'));
    const many = forge([{ client: ann, clock: 10, structs: [cell('a')], count: 5_000 }]);
    expect(said(many.slice(0, -1))).toMatchObject({ detail: 'cut short' });
    const long = item(8, { sub: 'k' }, (encoder) => {
      count(1)(encoder);
      for (const byte of [118, 0xff, 0xff, 0x03]) count(byte === 118 ? 118 : byte)(encoder);
    });
    expect(asked([long])).toMatchObject(refusedBy('encoding'));
    expect(said(Uint8Array.of(9, 9, 9))).toMatchObject({ detail: 'not an update' });
  });

  test('[G6] a section of nothing is named as what it is, wherever it stands', () => {
    const full = { client: ann, clock: 10, structs: [cell('a')] };
    const empty = { client: bo, clock: 20, structs: [] };
    for (const sections of [
      [full, empty],
      [empty, full],
    ])
      expect(check(forge(sections), context('records', { isOwn: () => true }))).toMatchObject(refusedBy('encoding'));
    expect(
      check(forge([full, { client: bo, clock: 20, structs: [cell('b')] }]), context('records', { isOwn: () => true })),
    ).toMatchObject(ok);
  });

  test('[G2] only two zeros are the answer of who has everything', () => {
    const answers = [[0, 0], [0, 1], [1, 0], [0, 0, 0], [0]].map((bytes) => isEmptyUpdate(Uint8Array.from(bytes)));
    expect(answers).toEqual([true, false, false, false, false]);
  });
});

describe('what stands in a cell', () => {
  const none = item(8, { sub: 'k' }, any(null));
  test('[G21] nothing, GC and deleted content are looked at like the rest, by every rule', () => {
    const fits = () => false;
    for (const structs of [[none], [gc(1)], [deleted(1)], [none, gc(1), deleted(1)]])
      expect(asked(structs, 'records', { fits })).toMatchObject(ok);
    expect(asked([gc(1)], 'feed')).toMatchObject(ok);
    expect(asked([gc(1), element({ root: 'content' })], 'page')).toMatchObject(ok);
  });

  test('[G27] a key that is none is no field of a group', () => {
    expect(
      asked([item(8, { sub: 'k' }, any(['no key', 'x', 1, 'ann']))], 'records', { fits: () => false }),
    ).toMatchObject(ok);
    expect(asked([cell('t1+ti')], 'records', { fits: () => false })).toMatchObject(refusedBy('fields'));
  });

  test('[G11] 300 seconds ahead to the second; the answer says where the relay is', () => {
    const seconds = Math.floor((Date.UTC(2026, 2, 4, 9) - Date.UTC(2025, 0, 1)) / 1_000);
    expect(asked([cell('t1+ti', seconds + 300)])).toMatchObject(ok);
    expect(asked([cell('t1+ti', seconds + 301)])).toMatchObject({
      verdict: 'retime',
      detail: `a cell of ${seconds + 301}, the relay is at ${seconds}`,
    });
  });

  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
  const marked = (value: unknown): ForgedStruct =>
    item(6, { root: 'content' }, (encoder) => {
      text('link')(encoder);
      text(JSON.stringify(value))(encoder);
    });
  test('[G16] objects nest as deep as lists, in cells and in marks', () => {
    expect(asked([item(8, { sub: 'k' }, any(nested(16)))])).toMatchObject(ok);
    expect(asked([item(8, { sub: 'k' }, any(nested(17)))])).toMatchObject(refusedBy('encoding'));
    expect(asked([marked(nested(17))], 'page')).toMatchObject(ok);
    expect(asked([marked(nested(18))], 'page')).toMatchObject(refusedBy('encoding'));
    expect(asked([marked(null)], 'page')).toMatchObject(ok);
    expect(asked([item(8, { sub: 'k' }, any({ fine: 1, constructor: 1 }))])).toMatchObject(refusedBy('encoding'));
  });
});

describe('where', () => {
  test('[G16] what stands behind, before or inside of something that is there already is as deep as can be known', () => {
    const chain = nestedIn({ root: 'content' }, 64);
    const before = element({ rightOrigin: [ann, 73] });
    expect(asked([...chain, before], 'page')).toMatchObject(ok);
    expect(asked([...chain, before, element({ parent: [ann, 74] })], 'page')).toMatchObject(refusedBy('nesting'));
    expect(asked(nestedIn({ origin: [bo, 3] }, 64), 'page')).toMatchObject(ok);
    expect(asked(nestedIn({ origin: [bo, 3] }, 65), 'page')).toMatchObject(refusedBy('nesting'));
    expect(asked(nestedIn({ parent: [bo, 3] }, 63), 'page')).toMatchObject(ok);
    expect(asked(nestedIn({ parent: [bo, 3] }, 64), 'page')).toMatchObject(refusedBy('nesting'));
  });

  test('[G4] what is inside of this frame is told from what lies just before and beside it', () => {
    expect(asked([cell('k', 1, { origin: [ann, 9] }), cell('l')])).toMatchObject(ok);
    expect(asked([cell('k', 1, { origin: [bo, 10] }), cell('l', 1, { origin: [bo, 11] })])).toMatchObject(ok);
    expect(asked([cell('l'), cell('k', 1, { origin: [ann, 10] })])).toMatchObject(refusedBy('width'));
  });

  test('[G4] a page’s frame begins in as many nodes of others as may be; in its own, and hollow ones, in any number', () => {
    const clocks = new Map([
      [ann, 10],
      [bo, 8_192],
    ]);
    const inOthers = (length: number) =>
      asked(
        many(length, (at) => element({ parent: [bo, at] })),
        'page',
        { clocks },
      );
    expect(inOthers(loosePlaces)).toMatchObject(ok);
    expect(inOthers(loosePlaces + 1)).toMatchObject(refusedBy('width'));
    const inOwn = [element({ root: 'content' }), ...many(loosePlaces + 1, () => element({ parent: [ann, 10] }))];
    expect(asked(inOwn, 'page', { clocks })).toMatchObject(ok);
    const before = many(loosePlaces + 1, () => item(4, { rightOrigin: [ann, 9] }, text('y')));
    expect(asked(before, 'page', { clocks })).toMatchObject(refusedBy('width'));
    expect(
      asked(
        many(loosePlaces + 1, () => gc(1)),
        'page',
        { clocks },
      ),
    ).toMatchObject(ok);
  });
});

describe('who', () => {
  const as = (client: number, root: string, rest: object) =>
    check(
      forge([{ client, clock: known.get(client) ?? 0, structs: [cell('m1+tx', 1, { root })] }]),
      context('feed', { isOwn: () => true, ...rest }),
    );
  test('[G17] under another’s id nobody writes, also under that one’s root; of a document as a whole each stands for themselves', () => {
    expect(as(ann, 'by:ann', {})).toMatchObject(ok);
    expect(as(bo, 'by:bo', {})).toMatchObject(refusedBy('owner'));
    expect(as(bo, 'by:bo', { person: null })).toMatchObject(ok);
    expect(as(bo, 'by:ann', { person: null })).toMatchObject(refusedBy('owner'));
    expect(as(ann + 7, 'by:ann', { person: null })).toMatchObject(refusedBy('owner'));
  });
  test('[G17] who writes before their own may', () => {
    const mine = item(8, { rightOrigin: [ann, 3] }, any(['m1+tx', 'x', 1, 'ann']));
    expect(asked([mine], 'feed', { person: null })).toMatchObject(ok);
  });

  test('[G12] an envelope names the one client and both of the clocks that its bytes have', () => {
    const bytes = forge([{ client: ann, clock: 10, structs: [cell('a'), cell('b')] }]);
    const two = forge([
      { client: ann, clock: 10, structs: [cell('a'), cell('b')] },
      { client: bo, clock: 20, structs: [cell('c')] },
    ]);
    const both = context('records', { isOwn: () => true });
    const told = { client: ann, from: 10, to: 12, bytes };
    expect(checkEnvelope(told, both)).toMatchObject(ok);
    for (const part of [{ client: bo }, { from: 9 }, { from: 11 }, { to: 11 }, { to: 13 }, { bytes: two }])
      expect(checkEnvelope({ ...told, ...part }, both)).toMatchObject(refusedBy('encoding'));
    const deletion = { client: ann, from: 10, to: 10, bytes: forge([], [[bo, [[3, 1]]]]) };
    expect(checkEnvelope(deletion, both)).toMatchObject(ok);
    expect(checkEnvelope({ ...deletion, to: 11 }, both)).toMatchObject(refusedBy('encoding'));
  });
});
