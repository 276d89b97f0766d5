// Any frame that may be sent, for property tests.
import * as fc from 'fast-check';
import type {
  Cursor,
  DeviceFrame,
  RefuseReason,
  RelayFrame,
  RelayState,
  SnapshotPart,
  Stamp,
  WireEntry,
  WireEnvelope,
} from '../frames.ts';

const number = fc.maxSafeNat().map((value) => value % 2 ** 48);
const small = fc.nat(2 ** 32 - 1);
const name = fc.oneof(
  fc.constantFrom('r/s0123456789ABCDEFG/1', 'p/s0123456789ABCDEFG/t0123456789ABCDEFG', 'u0123456789ABCDEFG', 'dir', ''),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const optional = fc.option(name, { nil: null });
const bytes = fc.uint8Array({ maxLength: 80 });
const sentence = fc.string({ maxLength: 40 });

const cursor: fc.Arbitrary<Cursor> = fc.record({ number, chain: fc.uint8Array({ minLength: 8, maxLength: 8 }) });

export const envelope: fc.Arbitrary<WireEnvelope> = fc
  .record({ doc: name, epoch: small, client: fc.maxSafeNat(), from: fc.nat(2 ** 31), span: fc.nat(2 ** 30), bytes })
  .map(({ span, ...rest }) => ({ ...rest, to: rest.from + span }));

export const entry: fc.Arbitrary<WireEntry> = fc.oneof(
  fc.record({ kind: fc.constant('update' as const), number, person: name, deviceNo: small, time: number, envelope }),
  fc.record({ kind: fc.constant('ledger' as const), number, ledger: name, entry: bytes }),
  fc.record({
    kind: fc.constant('numbers' as const),
    number,
    project: name,
    given: fc.array(fc.tuple(name, small), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('epoch' as const), number, doc: name, epoch: small }),
);

const mac = fc.uint8Array({ minLength: 16, maxLength: 16 });
const stamp: fc.Arbitrary<Stamp> = fc
  .record({ incarnation: small, doc: name, epoch: small, first: fc.nat(2 ** 31 - 1), span: fc.nat(2 ** 30), mac })
  .map(({ span, ...rest }) => ({ ...rest, last: rest.first + span }));
const part: fc.Arbitrary<SnapshotPart> = fc
  .record({ doc: name, epoch: small, number, offset: fc.nat(1_000), bytes, stamp: fc.option(mac, { nil: null }) })
  .map((rest) => ({ ...rest, total: rest.offset + rest.bytes.length }));

const kind = <T extends string>(type: T) => ({ type: fc.constant(type) });

export const deviceFrame: fc.Arbitrary<DeviceFrame> = fc.oneof(
  fc.record({
    ...kind('hello'),
    version: fc.constant(1),
    workspace: name,
    ticket: name,
    incarnation: small,
    cursor: fc.option(cursor, { nil: null }),
    ahead: fc.array(fc.tuple(name, small, number), { maxLength: 3 }),
  }),
  fc.record({
    ...kind('push'),
    batch: number,
    envelopes: fc.array(envelope, { maxLength: 5 }),
    asks: fc.array(
      fc.record(
        { project: name, record: name, wish: fc.integer({ min: 1, max: 99_999 }) },
        { requiredKeys: ['project', 'record'] },
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record({ ...kind('present'), at: name, on: optional, field: optional }),
  fc.record({ ...kind('bad'), number, reason: sentence }),
  fc.record({ ...kind('hold'), docs: fc.array(name, { maxLength: 3 }) }),
  fc.record({ ...kind('drop'), docs: fc.array(name, { maxLength: 3 }) }),
  fc.record({ ...kind('trail'), points: fc.array(cursor, { maxLength: 3 }) }),
  fc.record({
    ...kind('offer'),
    entries: fc.array(entry, { maxLength: 3 }),
    stamps: fc.array(stamp, { maxLength: 3 }),
    snapshots: fc.array(part, { maxLength: 2 }),
    last: fc.boolean(),
  }),
  fc.record({ ...kind('caret'), doc: name, bytes }),
);

const reason = fc.constantFrom<RefuseReason>(
  'retime',
  'resend',
  'wait',
  'clone',
  'epoch',
  'not-allowed',
  'too-large',
  'guard',
  'later',
);
const state = fc.constantFrom<RelayState>('open', 'read-only', 'recovering');

export const relayFrame: fc.Arbitrary<RelayFrame> = fc.oneof(
  fc.record({
    ...kind('welcome'),
    incarnation: small,
    deviceNo: small,
    head: number,
    now: number,
    rolledBack: fc.boolean(),
    safe: number,
    state,
  }),
  fc.record({ ...kind('entries'), entries: fc.array(entry, { maxLength: 5 }), cursor, live: fc.boolean() }),
  fc.record({ ...kind('ack'), batch: number, numbers: fc.array(number, { maxLength: 5 }), time: number, cursor }),
  fc.record({ ...kind('refused'), batch: number, reason, detail: sentence, now: number }),
  fc.record({
    ...kind('presence'),
    here: fc.array(fc.record({ person: name, deviceNo: small, at: name, on: optional, field: optional }), {
      maxLength: 4,
    }),
  }),
  fc.record({ ...kind('resume'), base: cursor }),
  part.map((one) => ({ type: 'snapshot' as const, ...one })),
  fc.record({ ...kind('stamps'), stamps: fc.array(stamp, { maxLength: 3 }) }),
  fc.record({ ...kind('safe'), number }),
  fc.record({ ...kind('state'), state, sentence }),
  fc.record({ ...kind('offered'), taken: number, known: number, refused: number }),
  fc.record({ ...kind('knocks'), waiting: fc.nat(1_000) }),
  fc.record({ ...kind('carets'), doc: name, here: fc.array(fc.record({ person: name, deviceNo: small, bytes })) }),
  fc.record({ ...kind('bye'), code: small, reason: sentence }),
);
