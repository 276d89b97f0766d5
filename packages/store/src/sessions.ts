// Sessions of client ids. A number is given once; it is used again only for the same thing and only after a clean
// close, which wrote how far its clock had come. A session that crashed is burnt.
import type { Disk, Write } from './disk.ts';
import { Sessions } from './schema.ts';

export const firstSessions = (incarnation: number): Sessions => ({ incarnation, next: 1, idle: {} });

export async function readSessions(disk: Disk): Promise<Sessions | null> {
  const value = await disk.get('meta', 'sessions');
  return value === undefined ? null : Sessions.parse(value);
}
export const sessionsWrite = (sessions: Sessions): Write => ({ put: 'meta', key: 'sessions', value: sessions });

/** Sessions belong to an incarnation of the relay: another one gives none of the earlier ones back. */
export const inIncarnation = (sessions: Sessions | null, incarnation: number): Sessions =>
  sessions?.incarnation === incarnation ? sessions : firstSessions(incarnation);

export interface Taken {
  readonly sessions: Sessions;
  readonly session: number;
  readonly clock: number;
}

/**
 * Takes a session for `what` (a document, or 'records'). The result must be committed strictly before its first use.
 * @param heldClock how far the bytes on this device show the idle session's clock; if they show less than its close
 * wrote, bytes are missing and the session is burnt.
 */
export function takeSession(sessions: Sessions, what: string, heldClock: (session: number) => number): Taken {
  const { [what]: closed, ...idle } = sessions.idle;
  if (closed && heldClock(closed.session) >= closed.clock)
    return { sessions: { ...sessions, idle }, session: closed.session, clock: closed.clock };
  return { sessions: { ...sessions, next: sessions.next + 1, idle }, session: sessions.next, clock: 0 };
}

/** The row is written at each opening and closing, so it must not grow with every page that was ever open. */
const mostIdle = 64;

/**
 * A clean close; committed in one transaction with the last of what the session wrote, or after it. Beyond the last 64 the
 * oldest is burnt, which costs a number and nothing else.
 */
export function closeSession(sessions: Sessions, what: string, closed: { session: number; clock: number }): Sessions {
  const { [what]: _before, ...others } = sessions.idle;
  const idle = [...Object.entries(others), [what, closed] as const];
  return { ...sessions, idle: Object.fromEntries(idle.slice(-mostIdle)) };
}
