// What a stranger may send. More than 20,000 frames in each run; the seed is printed by fast-check when one fails.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDecoder, createEncoder, isMalformed } from './codec.ts';
import type { DeviceFrame, RelayFrame } from './frames.ts';
import { deviceFrame, relayFrame } from './test/arbitraries.ts';

type Mutation = { readonly at: number; readonly kind: number; readonly byte: number };
const mutation: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(10_000), kind: fc.nat(4), byte: fc.nat(255) });

function mutated(bytes: Uint8Array, { at, kind, byte }: Mutation): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const list = [...bytes];
  if (kind === 0) list[place] = byte;
  else if (kind === 1) list.splice(place, 1);
  else if (kind === 2) list.splice(place, 0, byte);
  else if (kind === 3) list.length = place;
  else list[place] = (list[place] ?? 0) ^ (1 << (byte % 8));
  return Uint8Array.from(list);
}

/** Bytes held by what was decoded, names counted once for each time they are held. */
function weightOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.buffer.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + weightOf(one), 0);
  if (typeof value === 'object' && value !== null) return weightOf(Object.values(value));
  return 0;
}

test('[P1] any run of device frames comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(deviceFrame, { maxLength: 8 }), (frames) => {
      const [encoder, decoder] = [createEncoder(), createDecoder('device')];
      for (const frame of frames) expect(decoder.decode(encoder.encode(frame))).toEqual(frame);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test('[P1] any run of relay frames comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(relayFrame, { maxLength: 8 }), (frames) => {
      const [encoder, decoder] = [createEncoder(), createDecoder('relay')];
      for (const frame of frames) expect(decoder.decode(encoder.encode(frame))).toEqual(frame);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

/** Sends all of it damaged, and says how many were refused. (Plain conditions: an expect each would cost more than the rest.) */
function attack(
  from: 'device' | 'relay',
  frames: readonly (DeviceFrame | RelayFrame)[],
  changes: readonly Mutation[],
): number {
  const encoder = createEncoder();
  let refused = 0;
  for (const frame of frames) {
    const bytes = changes.reduce(mutated, encoder.encode(frame));
    const decoded = createDecoder(from).decode(bytes);
    if (weightOf(decoded) > bytes.length) throw new Error('holds more than it weighs');
    if (!isMalformed(decoded)) continue;
    refused += 1;
    if (decoded.malformed === 'the frame could not be read') throw new Error('a fault without a sentence of its own');
  }
  return refused;
}

test.each(['device', 'relay'] as const)(
  '[P13] 10,000 damaged frames of a %s neither throw nor take more memory than they weigh',
  { timeout: 60_000 },
  (from) => {
    const frame: fc.Arbitrary<DeviceFrame | RelayFrame> = from === 'device' ? deviceFrame : relayFrame;
    let frames = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(frame, { minLength: 4, maxLength: 4 }),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (list, changes) => {
          frames += list.length;
          refused += attack(from, list, changes);
        },
      ),
      { numRuns: 2_500 },
    );
    expect(frames).toBeGreaterThanOrEqual(10_000);
    // If nearly all were accepted, the mutations would miss; if all were refused, nothing behind the first check is met.
    expect(refused).toBeGreaterThan(frames * 0.2);
    expect(refused).toBeLessThan(frames * 0.99);
  },
);

test.each(['device', 'relay'] as const)(
  '[P13] 5,000 frames of noise do not make the decoder of a %s throw',
  (from) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(1, 2, 3, 4, 16, 17, 18, 19, 20, 21, 22),
        (noise, head) => {
          const decoded = createDecoder(from).decode(Uint8Array.from([head, ...noise]));
          expect(weightOf(decoded)).toBeLessThanOrEqual(noise.length + 1);
        },
      ),
      { numRuns: 5_000 },
    );
  },
  60_000,
);

test('[P13] what is read from damaged bytes is a frame that could have been sent, in no more bytes', () => {
  fc.assert(
    fc.property(deviceFrame, fc.array(mutation, { minLength: 1, maxLength: 2 }), (frame, changes) => {
      const bytes = changes.reduce(mutated, createEncoder().encode(frame));
      const decoded = createDecoder('device').decode(bytes);
      // Names said twice and streams introduced twice are the only freedom; both only make a frame longer.
      const again = isMalformed(decoded) ? 0 : createEncoder().encode(decoded).length;
      expect(again).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 2_000 },
  );
}, 60_000);
