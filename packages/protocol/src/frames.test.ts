// The bytes of each frame, as people's devices and relays hold them for ever. Whoever changes a line of `pinned`
// raises protocolVersion and writes the new fingerprint beside it; the old one stays.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDecoder, createEncoder } from './codec.ts';
import { deviceFrameNumbers } from './device-frames.ts';
import { closeCodes, protocolVersion } from './frames.ts';
import type { DeviceFrame, RefuseReason, RelayFrame } from './frames.ts';
import { relayFrameNumbers } from './relay-frames.ts';

const chain = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const person = 'u0123456789ABCDEFG';
const envelope = {
  doc: 'r/s/1',
  epoch: 1,
  client: 2 ** 44 + 2 ** 20,
  from: 5,
  to: 7,
  bytes: Uint8Array.from([10, 11]),
};
const cursor = { number: 300, chain };
const time = 1_772_600_000_000;
const mac = Uint8Array.from({ length: 16 }, (_, at) => at);
const stamp = { incarnation: 1, doc: 'r/s/1', epoch: 1, first: 290, last: 300, mac };
const part = { doc: 'p/s/t1', epoch: 0, number: 300, offset: 0, total: 1, bytes: Uint8Array.from([1]), stamp: mac };

const pinned: readonly (readonly [name: string, frame: DeviceFrame | RelayFrame, hex: string])[] = [
  [
    'hello, new',
    { type: 'hello', version: 1, workspace: 'w1', ticket: 't', incarnation: 0, cursor: null, ahead: [] },
    '01010277310174000000',
  ],
  [
    'hello',
    { type: 'hello', version: 1, workspace: 'w1', ticket: 't', incarnation: 3, cursor, ahead: [['r/s/1', 1, 400]] },
    '010102773101740301d80401020304050607080105722f732f31019003',
  ],
  [
    'push',
    {
      type: 'push',
      batch: 9,
      envelopes: [envelope, { ...envelope, from: 7, to: 8 }],
      asks: [
        { project: 'q1', record: 't1' },
        { project: 'q1', record: 't2', wish: 300 },
      ],
    },
    '020902000005722f732f31018080c0808080040a02020a0b010001020a0b02000271310274310002027432ac02',
  ],
  ['present', { type: 'present', at: '/b', on: 't1', field: null }, '03022f620102743100'],
  ['bad', { type: 'bad', number: 300, reason: 'no' }, '04ac02026e6f'],
  [
    'welcome',
    {
      type: 'welcome',
      incarnation: 3,
      deviceNo: 7,
      head: 300,
      now: time,
      rolledBack: true,
      safe: 200,
      state: 'recovering',
    },
    '100307ac0280f88bf3966701c80102',
  ],
  ['hold', { type: 'hold', docs: ['p/s/t1'] }, '050106702f732f7431'],
  ['drop', { type: 'drop', docs: ['p/s/t1'] }, '060106702f732f7431'],
  ['trail', { type: 'trail', points: [cursor] }, '0701d8040102030405060708'],
  [
    'offer',
    {
      type: 'offer',
      entries: [{ kind: 'update', number: 300, person, deviceNo: 7, time, envelope }],
      stamps: [stamp],
      snapshots: [part],
      last: true,
    },
    '0801d81280f88bf39667000005722f732f31018080c0808080040012753031323334353637383941424344454647070a02020a0b01010101a2020a000102030405060708090a0b0c0d0e0f010006702f732f743100ac020100010101000102030405060708090a0b0c0d0e0f01',
  ],
  ['caret', { type: 'caret', doc: 'p/s/t1', bytes: Uint8Array.from([1]) }, '090006702f732f74310101'],
  ['resume', { type: 'resume', base: cursor }, '17d8040102030405060708'],
  ['snapshot', { type: 'snapshot', ...part }, '180006702f732f743100ac020100010101000102030405060708090a0b0c0d0e0f'],
  ['stamps', { type: 'stamps', stamps: [stamp] }, '1901010005722f732f3101a2020a000102030405060708090a0b0c0d0e0f'],
  ['safe', { type: 'safe', number: 200 }, '1ac801'],
  ['state', { type: 'state', state: 'read-only', sentence: 'full' }, '1b010466756c6c'],
  ['offered', { type: 'offered', taken: 3, known: 2, refused: 1 }, '1c030201'],
  [
    'carets',
    { type: 'carets', doc: 'p/s/t1', here: [{ person, deviceNo: 7, bytes: Uint8Array.from([1]) }] },
    '1d0006702f732f7431010012753031323334353637383941424344454647070101',
  ],
  ['knocks', { type: 'knocks', waiting: 2 }, '1e02'],
  [
    'entries, epoch',
    { type: 'entries', entries: [{ kind: 'epoch', number: 300, doc: 'r/s/1', epoch: 2 }], cursor, live: true },
    '1201db120005722f732f3102000102030405060708',
  ],
  ['entries', { type: 'entries', entries: [], cursor, live: false }, '1100d8040102030405060708'],
  [
    'entries, update',
    {
      type: 'entries',
      entries: [{ kind: 'update', number: 300, person, deviceNo: 7, time, envelope }],
      cursor,
      live: true,
    },
    '1201d81280f88bf39667000005722f732f31018080c0808080040012753031323334353637383941424344454647070a02020a0b000102030405060708',
  ],
  [
    'entries, ledger',
    {
      type: 'entries',
      entries: [{ kind: 'ledger', number: 300, ledger: 'dir', entry: Uint8Array.from([1, 2]) }],
      cursor,
      live: true,
    },
    '1201d9120003646972020102000102030405060708',
  ],
  [
    'entries, numbers',
    {
      type: 'entries',
      entries: [{ kind: 'numbers', number: 300, project: 'q1', given: [['t1', 128]] }],
      cursor,
      live: true,
    },
    '1201da1200027131010274318001000102030405060708',
  ],
  ['ack', { type: 'ack', batch: 9, numbers: [299, 300], time, cursor }, '130902d4040080f88bf39667000102030405060708'],
  ['refused', { type: 'refused', batch: 9, reason: 'guard', detail: 'no', now: time }, '140907026e6f80f88bf39667'],
  [
    'presence',
    { type: 'presence', here: [{ person: 'u1', deviceNo: 7, at: '/b', on: null, field: 'title' }] },
    '15010002753107022f620001057469746c65',
  ],
  ['bye', { type: 'bye', code: 4500, reason: 'slow' }, '16942304736c6f77'],
];

/** One for each version that ever left this house. */
const fingerprints: Readonly<Record<number, string>> = {
  1: 'caf897c3d807bc12',
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test.each(pinned)('[P12] %s has these bytes and is read from them', (_, frame, hex) => {
  expect(hexOf(createEncoder().encode(frame))).toBe(hex);
  const from = frame.type in deviceFrameNumbers ? 'device' : 'relay';
  expect(createDecoder(from).decode(Buffer.from(hex, 'hex'))).toEqual(frame);
});

test('[P12] every kind of frame is pinned', () => {
  const types = new Set(pinned.map(([, frame]) => frame.type));
  const all = [...Object.keys(deviceFrameNumbers), ...Object.keys(relayFrameNumbers)].map((type) =>
    type === 'entriesLive' ? 'entries' : type,
  );
  expect([...types].sort()).toEqual([...new Set(all)].sort());
});

test('[P12] the numbers of the reasons for a refusal stay', () => {
  const inOrder: readonly RefuseReason[] = [
    'retime',
    'resend',
    'wait',
    'clone',
    'epoch',
    'not-allowed',
    'too-large',
    'guard',
    'later',
  ];
  const numbers = inOrder.map(
    (reason) => createEncoder().encode({ type: 'refused', batch: 0, reason, detail: '', now: 0 })[2],
  );
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('[P12] other bytes demand another version', () => {
  const bytes = pinned.map(([, frame]) => hexOf(createEncoder().encode(frame))).join('\n');
  expect(fingerprints[protocolVersion]).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 16));
});

test('[P12] close codes are final below 4500 and passing from there', () => {
  expect(closeCodes).toEqual({
    badFrame: 4400,
    badTicket: 4401,
    notAllowed: 4403,
    revoked: 4404,
    signedOut: 4405,
    suspended: 4410,
    oldVersion: 4406,
    oldRelay: 4407,
    rolledBack: 4409,
    tooBig: 4413,
    slow: 4500,
    restart: 4503,
    timeout: 4508,
    takenOver: 4509,
  });
});
