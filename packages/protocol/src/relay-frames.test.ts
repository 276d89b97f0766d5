import { expect, test } from 'vitest';
import { createDecoder, createEncoder, isMalformed } from './codec.ts';
import type { RefuseReason, RelayFrame } from './frames.ts';
import { roomFor, gatherBytes, maxEnvelopeBytes } from './limits.ts';

const chain = new Uint8Array(8).fill(4);
const cursor = { number: 12, chain };
const time = 1_772_600_000_000;
const through = (...frames: RelayFrame[]) => {
  const [encoder, decoder] = [createEncoder(), createDecoder('relay')];
  return frames.map((frame) => decoder.decode(encoder.encode(frame)));
};

test('[P1] live and catching up are told apart, at no cost', () => {
  const frame = { type: 'entries', entries: [], cursor } as const;
  expect(through({ ...frame, live: true }, { ...frame, live: false })).toEqual([
    { ...frame, live: true },
    { ...frame, live: false },
  ]);
  const [live, behind] = [true, false].map((live) => createEncoder().encode({ ...frame, live }));
  expect(live!.length).toBe(behind!.length);
});

test('[P1] a cursor moves on over entries that the device may not read', () => {
  const frame: RelayFrame = { type: 'entries', entries: [], cursor: { number: 9_999, chain }, live: true };
  expect(through(frame)).toEqual([frame]);
});

test('[P3] an ack of one batch costs at most 16 bytes once times are known', () => {
  const encoder = createEncoder();
  encoder.encode({
    type: 'welcome',
    incarnation: 1,
    deviceNo: 1,
    head: 0,
    now: time,
    rolledBack: false,
    safe: 0,
    state: 'open',
  });
  encoder.encode({ type: 'ack', batch: 99, numbers: [100_000], time, cursor: { number: 100_000, chain } });
  const bytes = encoder.encode({
    type: 'ack',
    batch: 100,
    numbers: [100_003],
    time: time + 900,
    cursor: { number: 100_003, chain },
  });
  expect(bytes.length).toBeLessThanOrEqual(16);
});

test('[P1] an ack names each number of its batch, others may lie between', () => {
  const frame: RelayFrame = { type: 'ack', batch: 1, numbers: [5, 6, 9], time, cursor };
  expect(through(frame, frame)).toEqual([frame, frame]);
});

test('[P1] each reason for a refusal comes through with its sentence', () => {
  const reasons: readonly RefuseReason[] = [
    'retime',
    'resend',
    'wait',
    'clone',
    'epoch',
    'not-allowed',
    'too-large',
    'guard',
  ];
  for (const reason of reasons) {
    const frame: RelayFrame = { type: 'refused', batch: 7, reason, detail: `why ${reason}`, now: time };
    expect(through(frame)).toEqual([frame]);
  }
});

test('[P8] a reason that nobody knows is malformed, and making one is our own mistake', () => {
  expect(createDecoder('relay').decode(Uint8Array.from([20, 1, 9, 0, 0]))).toEqual({
    malformed: 'a batch is refused for an unknown reason',
  });
  const frame = { type: 'refused', batch: 7, reason: 'mood' as RefuseReason, detail: '', now: time } as const;
  expect(() => createEncoder().encode(frame)).toThrow('no reason is called mood');
});

test('[P2] who is here is named once, however often they move', () => {
  const here = [{ person: 'u0123456789ABCDEFG', deviceNo: 7, at: '/b', on: null, field: null }];
  const encoder = createEncoder();
  const first = encoder.encode({ type: 'presence', here });
  const second = encoder.encode({ type: 'presence', here });
  expect(first.length - second.length).toBe(19);
  expect(through({ type: 'presence', here }, { type: 'presence', here: [] })).toEqual([
    { type: 'presence', here },
    { type: 'presence', here: [] },
  ]);
});

test('[P4] what a relay gathers by `roomFor` and one entry more fits into a frame', () => {
  const entry = (number: number, bytes: Uint8Array) => ({
    kind: 'ledger' as const,
    number,
    ledger: `ledger ${number}`.padEnd(200, 'x'),
    entry: bytes,
  });
  for (const size of [1, 1_000, maxEnvelopeBytes]) {
    const bytes = new Uint8Array(size);
    const gathered = [];
    for (let sum = 0; sum < gatherBytes && gathered.length < 4_000; sum += roomFor(bytes))
      gathered.push(entry(gathered.length + 1, bytes));
    const frame: RelayFrame = {
      type: 'entries',
      entries: [...gathered, entry(9_999, new Uint8Array(maxEnvelopeBytes))].slice(0, 4_000),
      cursor,
      live: false,
    };
    expect(() => createEncoder().encode(frame)).not.toThrow();
  }
});

test('[P8] no other number is a frame of a relay', () => {
  for (let kind = 0; kind < 128; kind += 1) {
    const decoded = createDecoder('relay').decode(Uint8Array.from([kind]));
    expect(isMalformed(decoded)).toBe(true);
    expect('malformed' in decoded && decoded.malformed === 'no frame of a relay has this number').toBe(
      kind < 16 || kind > 30,
    );
  }
});
