import { expect, test } from 'vitest';
import { createDecoder, createEncoder, isMalformed } from './codec.ts';
import type { DeviceFrame } from './frames.ts';
import { protocolVersion } from './frames.ts';
import { maxNameBytes, maxSentenceBytes } from './limits.ts';

const chain = new Uint8Array(8);
const hello = (part: Partial<Extract<DeviceFrame, { type: 'hello' }>> = {}): DeviceFrame => {
  return {
    type: 'hello',
    version: protocolVersion,
    workspace: 'w1',
    ticket: 't',
    incarnation: 1,
    cursor: { number: 5, chain },
    ahead: [],
    ...part,
  };
};
const through = (frame: DeviceFrame) => createDecoder('device').decode(createEncoder().encode(frame));

test('[P9] the first two bytes of hello are its kind and version, in every version', () => {
  for (const version of [1, 2, 127])
    expect([...createEncoder().encode(hello({ version })).subarray(0, 2)]).toEqual([1, version]);
});

test('[P9] a device of a later version is told so, one of this version is not', () => {
  expect(through(hello({ version: protocolVersion + 1 }))).toEqual({
    malformed: 'the device speaks version 2 of the protocol, this relay speaks 1',
    version: protocolVersion + 1,
  });
  expect(through(hello())).toEqual(hello());
});

test('[P1] a device that has nothing says so, which is not the same as having entry 0', () => {
  expect(through(hello({ cursor: null }))).toMatchObject({ cursor: null });
  expect(through(hello({ cursor: { number: 0, chain } }))).toMatchObject({ cursor: { number: 0 } });
});

test('[P1] a batch without envelopes may still ask for numbers', () => {
  const frame: DeviceFrame = {
    type: 'push',
    batch: 3,
    envelopes: [],
    asks: [
      { project: 'q1', record: 't1' },
      { project: 'q1', record: 't2' },
    ],
  };
  expect(through(frame)).toEqual(frame);
});

test('[P4] names, tickets and addresses have 200 bytes at most', () => {
  const long = 'x'.repeat(maxNameBytes + 1);
  const frames: readonly DeviceFrame[] = [
    hello({ ticket: long }),
    hello({ workspace: long }),
    { type: 'present', at: long, on: null, field: null },
    { type: 'present', at: '/', on: long, field: null },
    { type: 'push', batch: 1, envelopes: [], asks: [{ project: 'q1', record: long }] },
  ];
  for (const frame of frames) expect(() => createEncoder().encode(frame)).toThrow('do not fit');
  const fits: DeviceFrame = { type: 'present', at: 'x'.repeat(maxNameBytes), on: null, field: null };
  expect(through(fits)).toEqual(fits);
});

test('[P8] a name that is too long is malformed when a stranger sends it', () => {
  const bytes = Uint8Array.from([3, 0xc9, 1, ...Array.from({ length: 201 }, () => 0x41), 0, 0]);
  expect(createDecoder('device').decode(bytes)).toEqual({ malformed: 'a number is too large' });
});

test('[P11] a reason that is too long is cut', () => {
  expect(through({ type: 'bad', number: 9, reason: 'x'.repeat(5_000) })).toEqual({
    type: 'bad',
    number: 9,
    reason: 'x'.repeat(maxSentenceBytes),
  });
});

test('[P8] no other number is a frame of a device', () => {
  for (let kind = 0; kind < 128; kind += 1) {
    const decoded = createDecoder('device').decode(Uint8Array.from([kind]));
    expect(isMalformed(decoded)).toBe(true);
    expect('malformed' in decoded && decoded.malformed === 'no frame of a device has this number').toBe(
      kind === 0 || kind > 9,
    );
  }
});
