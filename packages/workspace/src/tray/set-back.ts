// A device that was set back to an earlier day, as a phone restored from its backup is: under the numbers that come next
// it has written before, and the relay says so by answering *clone*.
import type { Core } from '../core.ts';
import type { Unfit } from '../link/state.ts';
import { chanceOf } from '../ports.ts';

export const isSetBack = (unfit: readonly Unfit[]): boolean => unfit.some(({ reason }) => reason === 'clone');

/** Numbers that the days that are gone can hardly have reached; and two copies of one device hardly leap alike. */
export function leapAhead({ held, options, asking }: Core): void {
  const leap = (most: number): number => Math.floor(most * (0.5 + chanceOf(options.random) / 2));
  held.batch += leap(mostBatches);
  held.sessions = { ...held.sessions, next: held.sessions.next + leap(mostSessions), idle: {} };
  // What it had taken up or let go since is forgotten too.
  asking.sayAnew();
}
const mostBatches = 2 ** 32;
/** Of the million that an incarnation of the relay has. */
const mostSessions = 2 ** 13;

/** All of it builds on a past that others do not know. */
export const allWaiting = ({ held }: Core): number[] =>
  [...held.outbox.keys(), ...held.unsaved.keys()].toSorted((left, right) => left - right);
