import { expect, test } from 'vitest';
import { createMemoryDisk } from './disks/memory-disk.ts';
import { closeSession, firstSessions, inIncarnation, readSessions, sessionsWrite, takeSession } from './sessions.ts';

const never = () => 0;

test('[T16] a session is given once', () => {
  const first = takeSession(firstSessions(1), 'records', never);
  const second = takeSession(first.sessions, 'records', never);
  expect([first.session, second.session]).toEqual([1, 2]);
});

test('[T16] a session is used again only after a clean close and only for the same document', () => {
  const taken = takeSession(firstSessions(1), 'p/a', never);
  const closed = closeSession(taken.sessions, 'p/a', { session: taken.session, clock: 40 });
  expect(takeSession(closed, 'p/b', () => 40).session).not.toBe(taken.session);
  const again = takeSession(closed, 'p/a', () => 40);
  expect([again.session, again.clock]).toEqual([taken.session, 40]);
  expect(takeSession(again.sessions, 'p/a', () => 40).session).not.toBe(taken.session);
});

test('[T16] a session whose bytes are missing on this device is burnt', () => {
  const closed = closeSession(takeSession(firstSessions(1), 'p/a', never).sessions, 'p/a', { session: 1, clock: 40 });
  const taken = takeSession(closed, 'p/a', () => 39);
  expect(taken.session).toBe(2);
  expect(taken.sessions.idle).toEqual({});
});

test('[T17] another incarnation of the relay starts its own sessions', async () => {
  const on = createMemoryDisk().open();
  await on.commit([sessionsWrite({ incarnation: 1, next: 9, idle: { records: { session: 3, clock: 0 } } })], {
    strict: true,
    generation: 0,
  });
  const stored = await readSessions(on);
  expect(inIncarnation(stored, 1).next).toBe(9);
  expect(inIncarnation(stored, 2)).toEqual(firstSessions(2));
  expect(inIncarnation(null, 2)).toEqual(firstSessions(2));
});

test('[T16] only the last sessions that were closed wait to be used again', () => {
  let sessions = firstSessions(1);
  for (let page = 0; page < 100; page += 1) {
    const taken = takeSession(sessions, `p/${page}`, never);
    sessions = closeSession(taken.sessions, `p/${page}`, { session: taken.session, clock: 1 });
  }
  expect(Object.keys(sessions.idle)).toHaveLength(64);
  expect(takeSession(sessions, 'p/99', () => 1).session).toBe(100);
  expect(takeSession(sessions, 'p/0', () => 1).session).toBe(101);
});
