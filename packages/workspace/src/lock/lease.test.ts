import type { LeaseRow } from '@baton/store/schema';
import { expect, test } from 'vitest';
import { aged, leaseOf, met } from './lease.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 4, 9);
const none: LeaseRow = { contact: null, seen: 0, shut: null };
const fresh = met(none, start);
const lockAt = (row: LeaseRow, days = 30) => leaseOf(row, days).lock;

test('[W316] a device is open for as many days as the workspace says after it last met the relay, and then locked', () => {
  expect(lockAt(aged(fresh, start + 30 * day - 1, 0))).toBeNull();
  expect(lockAt(aged(fresh, start + 30 * day, 0))).toEqual({ why: 'lease', since: start, days: 30 });
  expect(lockAt(aged(fresh, start + day, 0), 1)).toEqual({ why: 'lease', since: start, days: 1 });
  expect(lockAt(met(aged(fresh, start + 90 * day, 0), start + 91 * day))).toBeNull();
});

test('[W316] five days before its end it is spoken of', () => {
  expect(leaseOf(aged(fresh, start + 25 * day - 1, 0), 30).ends).toBeNull();
  expect(leaseOf(aged(fresh, start + 25 * day, 0), 30).ends).toBe(start + 30 * day);
});

test('[W317] a clock that is set back gives no day back, and the time in which somebody works goes on counting', () => {
  let row = aged(fresh, start + 29 * day, 0);
  // Set back to the first day, and worked with for a day, minute by minute.
  for (let minute = 0; minute < 1_440; minute += 1) row = aged(row, start + minute * 60_000, 60_000);
  expect(lockAt(row)).toMatchObject({ why: 'lease' });
  expect(lockAt(aged(aged(fresh, start + 29 * day, 0), start, 0))).toBeNull();
});

test('[W317] one that was set ahead locks until the relay has been met, whose time then counts', () => {
  const ahead = aged(fresh, start + 3_650 * day, 0);
  expect(lockAt(ahead)).toMatchObject({ why: 'lease' });
  expect(lockAt(aged(ahead, start + day, 0))).toMatchObject({ why: 'lease' });
  expect(leaseOf(met(ahead, start + day), 30)).toEqual({ lock: null, ends: null });
});

test('[W316] a device of before there was a lease begins with it at its first look', () => {
  expect(leaseOf(none, 30)).toEqual({ lock: null, ends: null });
  expect(lockAt(aged(aged(none, start, 0), start + 30 * day, 0))).toMatchObject({ since: start });
});

test('[W318] who is suspended is locked out whatever the lease says', () => {
  expect(lockAt({ ...fresh, shut: 'suspended' })).toEqual({ why: 'suspended' });
  expect(lockAt(met({ ...fresh, shut: 'suspended' }, start + 1))).toBeNull();
});
