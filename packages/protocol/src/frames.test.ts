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

const pinned: readonly (readonly [name: string, frame: DeviceFrame | RelayFrame, hex: string])[] = [
  [
    'hello, new',
    { type: 'hello', version: 1, workspace: 'w1', ticket: 't', incarnation: 0, cursor: null },
    '010102773101740000',
  ],
  [
    'hello',
    { type: 'hello', version: 1, workspace: 'w1', ticket: 't', incarnation: 3, cursor },
    '010102773101740301d8040102030405060708',
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
    { type: 'welcome', incarnation: 3, deviceNo: 7, head: 300, now: time, rolledBack: true },
    '100307ac0280f88bf3966701',
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
  1: 'e023dcc9d7ff8f5c',
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
  ];
  const numbers = inOrder.map(
    (reason) => createEncoder().encode({ type: 'refused', batch: 0, reason, detail: '', now: 0 })[2],
  );
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
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
    oldVersion: 4406,
    rolledBack: 4409,
    tooBig: 4413,
    slow: 4500,
    restart: 4503,
    timeout: 4508,
    takenOver: 4509,
  });
});
