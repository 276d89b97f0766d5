import { expect, test } from 'vitest';
import {
  gatherBytes,
  maxClient,
  maxEnvelopeBytes,
  maxFrameBytes,
  maxHandles,
  maxItems,
  maxNameBytes,
  maxNumber,
  maxSmall,
  roomFor,
} from './limits.ts';

test('[P4] the limits are part of the contract: a smaller one would refuse what older devices send', () => {
  expect({ maxEnvelopeBytes, gatherBytes, maxItems, maxNameBytes, maxHandles }).toEqual({
    maxEnvelopeBytes: 262_144,
    gatherBytes: 1_048_576,
    maxItems: 16_384,
    maxNameBytes: 200,
    maxHandles: 4_096,
  });
  expect(maxFrameBytes).toBeGreaterThan(gatherBytes + maxEnvelopeBytes);
});

test('[P4] client ids of every incarnation, device and session fit, and clocks and times of centuries', () => {
  expect(255 * 2 ** 44 + (2 ** 24 - 1) * 2 ** 20 + 2 ** 20 - 1).toBeLessThanOrEqual(maxClient);
  expect(Date.UTC(2500, 0, 1)).toBeLessThan(maxNumber);
  expect(maxSmall).toBe(2 ** 32 - 1);
});

test('[P4] the room that an entry is counted with covers its names at their longest', () => {
  expect(roomFor(new Uint8Array(40))).toBeGreaterThanOrEqual(40 + 2 * maxNameBytes + 40);
});
