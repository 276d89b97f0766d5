// Waiting on what is seen, never on a clock.
import { expect } from 'vitest';

/** Asks until the answer is this one. */
export const until = async <T>(ask: () => Promise<T> | T, wanted: T): Promise<void> =>
  expect.poll(ask, { timeout: 40_000, interval: 40 }).toEqual(wanted);
