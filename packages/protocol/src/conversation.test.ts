// Whole connections: what one end encodes in order, the other reads in order, and nothing survives the connection.
import { expect, test } from 'vitest';
import { createDecoder, createEncoder, isMalformed } from './codec.ts';
import type { Cursor, DeviceFrame, RelayFrame, WireEntry, WireEnvelope } from './frames.ts';
import { protocolVersion } from './frames.ts';
import { chainedBytes, emptyChain, nextChain } from './number-line.ts';

const time = 1_772_600_000_000;
const ann = { person: 'u0000000000000ANNN', deviceNo: 1 };
const bo = { person: 'u00000000000000B0B', deviceNo: 2 };
const clientOf = (deviceNo: number): number => 2 ** 44 + deviceNo * 2 ** 20;

/** A device and a relay, connected: each frame is read by the other end at once. */
function connect() {
  const [up, down] = [createEncoder(), createEncoder()];
  const [relayReads, deviceReads] = [createDecoder('device'), createDecoder('relay')];
  const bytes = { up: 0, down: 0 };
  return {
    bytes,
    say(frame: DeviceFrame) {
      const sent = up.encode(frame);
      bytes.up += sent.length;
      return relayReads.decode(sent);
    },
    answer(frame: RelayFrame) {
      const sent = down.encode(frame);
      bytes.down += sent.length;
      return deviceReads.decode(sent);
    },
  };
}
const hello = (cursor: Cursor | null): DeviceFrame => {
  return {
    type: 'hello',
    version: protocolVersion,
    workspace: 'w0123456789ABCDEFG',
    ticket: 'T'.repeat(43),
    incarnation: 1,
    cursor,
    ahead: [],
  };
};
const welcome = (head: number): RelayFrame => ({
  type: 'welcome',
  incarnation: 1,
  deviceNo: 2,
  head,
  now: time,
  rolledBack: false,
  safe: 0,
  state: 'open',
});
const envelope = (from: number, part: Partial<WireEnvelope> = {}): WireEnvelope => {
  return {
    doc: 'r/s0123456789ABCDEFG/1',
    epoch: 1,
    client: clientOf(2),
    from,
    to: from + 2,
    bytes: new Uint8Array(40).fill(from & 255),
    ...part,
  };
};
const updateBy = (author: typeof ann, number: number): WireEntry => {
  return {
    kind: 'update',
    number,
    ...author,
    time: time + number * 1_000,
    envelope: envelope(number * 2, { client: clientOf(author.deviceNo) }),
  };
};
/** A log of so many updates by Ann and Bo in turn, with its cursors. */
function log(length: number) {
  const entries: WireEntry[] = [];
  const cursors: Cursor[] = [{ number: 0, chain: emptyChain }];
  for (let number = 1; number <= length; number += 1) {
    const entry = updateBy(number % 2 === 0 ? bo : ann, number);
    entries.push(entry);
    cursors.push({ number, chain: nextChain(cursors[number - 1]!.chain, chainedBytes(entry)) });
  }
  return { entries, cursors };
}

test('[P1] a device that was away catches up, then follows live', () => {
  const { entries, cursors } = log(30);
  const wire = connect();
  expect(wire.say(hello(cursors[10]!))).toEqual(hello(cursors[10]!));
  expect(wire.answer(welcome(20))).toEqual(welcome(20));
  const received: WireEntry[] = [];
  const take = (from: number, to: number, live: boolean): void => {
    const frame = wire.answer({ type: 'entries', entries: entries.slice(from, to), cursor: cursors[to]!, live });
    expect(isMalformed(frame)).toBe(false);
    if ('entries' in frame) received.push(...frame.entries);
  };
  take(10, 20, false);
  for (let at = 20; at < 30; at += 1) take(at, at + 1, true);
  expect(received).toEqual(entries.slice(10));
  const chain = received.reduce((before, entry) => nextChain(before, chainedBytes(entry)), cursors[10]!.chain);
  expect(chain).toEqual(cursors[30]!.chain);
});

test('[P1] acks, presence and others’ entries mix on one connection', () => {
  const { entries, cursors } = log(6);
  const wire = connect();
  const frames: readonly RelayFrame[] = [
    welcome(0),
    { type: 'ack', batch: 1, numbers: [1], time: time + 1_000, cursor: cursors[1]! },
    { type: 'presence', here: [{ ...ann, at: '/boards/1', on: null, field: null }] },
    { type: 'entries', entries: [entries[1]!], cursor: cursors[2]!, live: true },
    { type: 'refused', batch: 2, reason: 'retime', detail: 'ahead by 400 s', now: time + 2_500 },
    { type: 'entries', entries: [entries[2]!, entries[3]!], cursor: cursors[4]!, live: true },
    { type: 'ack', batch: 3, numbers: [5, 6], time: time + 5_000, cursor: cursors[6]! },
    { type: 'bye', code: 4503, reason: 'the relay restarts' },
  ];
  for (const frame of frames) expect(wire.answer(frame)).toEqual(frame);
});

test('[P3] an evening of typing: 1,000 pushes of 40 bytes cost under 60 kB with everything', () => {
  const wire = connect();
  wire.say(hello(null));
  for (let batch = 1; batch <= 1_000; batch += 1) {
    expect(wire.say({ type: 'push', batch, envelopes: [envelope(batch * 2)], asks: [] })).toMatchObject({ batch });
  }
  expect(wire.bytes.up).toBeLessThan(60_000);
});

test('[P3] a thousand updates to catch up with cost at most 52 bytes each', () => {
  const { entries, cursors } = log(1_000);
  const wire = connect();
  const frame: RelayFrame = { type: 'entries', entries, cursor: cursors[1_000]!, live: false };
  expect(wire.answer(frame)).toEqual(frame);
  expect(wire.bytes.down).toBeLessThan(52_000);
});

test('[P2] a new connection knows nothing of the last: handles of the old one are malformed on it', () => {
  const old = createEncoder();
  const push: DeviceFrame = { type: 'push', batch: 1, envelopes: [envelope(0)], asks: [] };
  old.encode(push);
  const late = old.encode({ ...push, batch: 2 });
  expect(createDecoder('device').decode(late)).toEqual({ malformed: 'a stream is used that was never introduced' });
});

test('[P8] a frame that was lost on the way is noticed where it had introduced something', () => {
  const encoder = createEncoder();
  const frames = [envelope(0), envelope(2, { doc: 'p/s/1' }), envelope(4, { doc: 'p/s/1' })].map((one, batch) =>
    encoder.encode({ type: 'push', batch, envelopes: [one], asks: [] }),
  );
  const decoder = createDecoder('device');
  expect(isMalformed(decoder.decode(frames[0]!))).toBe(false);
  expect(decoder.decode(frames[2]!)).toEqual({ malformed: 'a stream is used that was never introduced' });
});
