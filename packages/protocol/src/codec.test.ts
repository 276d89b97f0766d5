import { expect, test } from 'vitest';
import { createDecoder, createEncoder, isMalformed } from './codec.ts';
import type { Decoder } from './codec.ts';
import type { DeviceFrame, RelayFrame, WireEntry, WireEnvelope } from './frames.ts';
import { maxEnvelopeBytes, maxFrameBytes, maxHandles } from './limits.ts';

const doc = 'r/s0123456789ABCDEFG/1';
const chain = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const clientOf = (deviceNo: number): number => 2 ** 44 + deviceNo * 2 ** 20;
const envelope = (part: Partial<WireEnvelope> = {}): WireEnvelope => {
  return { doc, epoch: 1, client: clientOf(7), from: 0, to: 3, bytes: new Uint8Array(40).fill(9), ...part };
};
const push = (batch: number, ...envelopes: WireEnvelope[]): DeviceFrame => ({
  type: 'push',
  batch,
  envelopes,
  asks: [],
});
const update = (number: number, part: Partial<WireEnvelope> = {}): Extract<WireEntry, { kind: 'update' }> => {
  return {
    kind: 'update',
    number,
    person: 'u0123456789ABCDEFG',
    deviceNo: 7,
    time: 1_772_600_000_000 + number,
    envelope: envelope(part),
  };
};
const entries = (...list: WireEntry[]): RelayFrame => {
  return { type: 'entries', entries: list, cursor: { number: list.at(-1)?.number ?? 0, chain }, live: true };
};

function pair<From extends 'device' | 'relay'>(
  from: From,
): { encode: ReturnType<typeof createEncoder>['encode']; decode: ReturnType<typeof createDecoder<From>>['decode'] } {
  return { encode: createEncoder().encode, decode: createDecoder(from).decode };
}
function decodeAll<Frame>(decoder: Decoder<Frame>, frames: readonly Uint8Array[]): unknown[] {
  return frames.map((bytes) => decoder.decode(bytes));
}

test('[P1] a frame comes out as it went in, also when names were introduced by an earlier one', () => {
  const { encode, decode } = pair('device');
  const frames = [
    push(1, envelope()),
    push(2, envelope({ from: 3, to: 4 }), envelope({ doc: 'p/x/y', from: 9, to: 9 })),
  ];
  for (const frame of frames) expect(decode(encode(frame))).toEqual(frame);
});

test('[P2] a document is named once and has a handle of one byte from then on', () => {
  const { encode } = pair('device');
  const first = encode(push(1, envelope()));
  const second = encode(push(2, envelope({ from: 3, to: 6 })));
  expect(first.length - second.length).toBeGreaterThan(doc.length);
  expect(new TextDecoder().decode(second)).not.toContain('s0123456789ABCDEFG');
});

test('[P2] the two directions of a connection introduce names apart', () => {
  const up = pair('device');
  const down = pair('relay');
  up.decode(up.encode(push(1, envelope())));
  const frame = entries(update(1));
  expect(down.decode(down.encode(frame))).toEqual(frame);
});

test('[P3] a 40-byte update costs at most 60 bytes in a push, late in a long session too', () => {
  const { encode } = pair('device');
  encode(push(99_998, envelope({ from: 70_000, to: 70_003 })));
  expect(encode(push(99_999, envelope({ from: 70_003, to: 70_006 }))).length).toBeLessThanOrEqual(60);
});

test('[P3] a 40-byte update costs at most 60 bytes to a peer, cursor and author included', () => {
  const { encode } = pair('relay');
  encode(entries(update(1_000_000, { from: 70_000, to: 70_003 })));
  const later = update(1_000_001, { from: 70_003, to: 70_006 });
  expect(encode(entries({ ...later, time: later.time + 60_000 })).length).toBeLessThanOrEqual(60);
});

test('[P3] ten updates of one turn share their frame: each adds at most 50 bytes', () => {
  const { encode } = pair('relay');
  encode(entries(update(1, { from: 0, to: 1 })));
  const ten = Array.from({ length: 10 }, (_, at) => update(2 + at, { from: 1 + at, to: 2 + at }));
  expect(encode(entries(...ten)).length).toBeLessThanOrEqual(500 + 10);
});

test('[P4] an envelope of 256 kB passes and one byte more does not', () => {
  const { encode, decode } = pair('device');
  const frame = push(1, envelope({ bytes: new Uint8Array(maxEnvelopeBytes) }));
  expect(decode(encode(frame))).toEqual(frame);
  expect(() => encode(push(2, envelope({ bytes: new Uint8Array(maxEnvelopeBytes + 1) })))).toThrow('do not fit');
});

test('[P4] a frame beyond 1 MiB and an envelope is refused on both sides', () => {
  const full = Array.from({ length: 6 }, (_, at) =>
    envelope({ from: at, to: at, bytes: new Uint8Array(maxEnvelopeBytes) }),
  );
  expect(() => createEncoder().encode(push(1, ...full))).toThrow('does not fit');
  expect(createDecoder('device').decode(new Uint8Array(maxFrameBytes + 1))).toEqual({
    malformed: 'the frame is too large',
  });
});

test('[P5] an encoder that threw stays closed, since its peer can no longer follow', () => {
  const { encode } = pair('device');
  expect(() => encode(push(1, envelope(), envelope({ from: 5, to: 3 })))).toThrow('ends before it begins');
  expect(() => encode(push(1, envelope()))).toThrow('new connection');
});

test('[P6] after one malformed frame a decoder reads no other', () => {
  const { encode, decode } = pair('device');
  const good = encode(push(1, envelope()));
  const fault = decode(Uint8Array.from([2, 0, 9]));
  expect(isMalformed(fault)).toBe(true);
  expect(decode(good)).toEqual(fault);
});

test('[P6] a relay reads no relay frame and a device no device frame', () => {
  const bye = createEncoder().encode({ type: 'bye', code: 4500, reason: 'slow' });
  expect(createDecoder('device').decode(bye)).toEqual({ malformed: 'no frame of a device has this number' });
  expect(createDecoder('relay').decode(createEncoder().encode(push(1)))).toEqual({
    malformed: 'no frame of a relay has this number',
  });
});

test('[P7] what is decoded holds no part of the frame: a pooled buffer may be used again at once', () => {
  const bytes = createEncoder().encode(push(1, envelope()));
  const pool = Buffer.alloc(4096, 0xee);
  pool.set(bytes, 1000);
  const frame = createDecoder('device').decode(pool.subarray(1000, 1000 + bytes.length));
  pool.fill(0);
  expect(frame).toEqual(push(1, envelope()));
  const held = (frame as Extract<DeviceFrame, { type: 'push' }>).envelopes[0]!.bytes;
  expect(held.buffer.byteLength).toBe(40);
  expect(held).not.toBeInstanceOf(Buffer);
});

test('[P7] a length that reaches past the frame does not read the pool behind it', () => {
  const pool = Buffer.alloc(64, 0x41);
  pool.set([3, 60], 0);
  expect(createDecoder('device').decode(pool.subarray(0, 4))).toEqual({
    malformed: 'a length reaches past the end of the frame',
  });
});

test.each([
  ['an empty frame', [], 'the frame ends too early'],
  ['a run of 0x80', [2, ...Array<number>(400).fill(0x80), 0], 'a number is too long'],
  ['a long spelling of a number', [2, 0x81, 0x00], 'a number is not in its shortest form'],
  ['a number beyond 2^53', [2, 255, 255, 255, 255, 255, 255, 255, 127], 'a number is too large'],
  ['a count of 16,000 in three bytes', [2, 1, 0x80, 0x7d], 'a count reaches past the end of the frame'],
  ['a stream never introduced', [2, 1, 1, 5, 0, 0, 0, 0], 'a stream is used that was never introduced'],
  ['a name never introduced', [2, 1, 1, 0, 9, 0, 0, 0], 'a name is used that was never introduced'],
  ['broken UTF-8', [3, 1, 0xff, 0, 0], 'a text is not UTF-8'],
  ['a flag of 2', [3, 1, 0x41, 2, 0], 'a flag is neither 0 nor 1'],
  ['bytes after the end', [3, 1, 0x41, 0, 0, 7], 'the frame goes on after its end'],
  ['handles forgotten too early', [0x83, 1, 0x41, 0, 0], 'handles are forgotten at the wrong moment'],
])('[P8] %s is malformed, with a sentence', (_, bytes, sentence) => {
  expect(createDecoder('device').decode(Uint8Array.from(bytes))).toEqual({ malformed: sentence });
});

test('[P9] a hello of another version tells its version, whatever follows', () => {
  const decoded = createDecoder('device').decode(Uint8Array.from([1, 2, 99, 98, 97]));
  expect(decoded).toMatchObject({ version: 2 });
  expect(isMalformed(decoded)).toBe(true);
});

test('[P10] both ends forget their handles at the same frame, so that neither grows for ever', () => {
  const { encode, decode } = pair('device');
  const count = maxHandles * 2 + 10;
  let heads = 0;
  for (let at = 0; at < count; at += 1) {
    const frame = push(at, envelope({ doc: `p/s/${at}` }));
    const bytes = encode(frame);
    if (bytes[0]! >= 0x80) heads += 1;
    expect(decode(bytes)).toEqual(frame);
  }
  expect(heads).toBe(2);
});

test('[P10] a device that never forgets is malformed, not a growing table', () => {
  const { encode } = pair('device');
  const frames = Array.from({ length: maxHandles + 1 }, (_, at) => encode(push(at, envelope({ doc: `p/s/${at}` }))));
  frames[maxHandles]![0] = 2;
  const decoded = decodeAll(createDecoder('device'), frames);
  expect(decoded.slice(0, maxHandles).some((frame) => isMalformed(frame as object))).toBe(false);
  expect(decoded[maxHandles]).toEqual({ malformed: 'handles are forgotten at the wrong moment' });
});

test('[P11] a long sentence is cut between two characters, not refused', () => {
  const { encode, decode } = pair('relay');
  const frame = decode(encode({ type: 'bye', code: 4500, reason: '€'.repeat(900) }));
  expect(frame).toEqual({ type: 'bye', code: 4500, reason: '€'.repeat(333) });
});
