// What follows when this browser has shown who somebody is: a device that is here already goes on; a new one asks to be let
// in, where there is one place to ask for.
import type { Claiming } from '@baton/workspace/doors/device-codes';
import { isNotDone, notDone, type NotDone } from '@baton/workspace/doors/door';
import { askToEnter, type Proven } from '@baton/workspace/doors/sign-in';
import type { Doors, KeepIn } from '../../lib/doors.ts';

export type Step =
  | { readonly at: 'form' }
  | { readonly at: 'choose'; readonly seats: Proven['seats'] }
  | { readonly at: 'waiting'; readonly claiming: Claiming }
  /** This device is one of theirs, and is open again. */
  | { readonly at: 'here'; readonly workspace: string };

const nowhere = notDone(
  'nowhere',
  'You are in no workspace here any more. Whoever runs it can invite you again, or say why.',
);

async function openHere(doors: Doors, seats: Proven['seats']): Promise<Step | null> {
  const known = await doors.known();
  const seat = seats.find((one) => known.some(({ id, person }) => id === one.workspace && person === one.person));
  if (!seat) return null;
  const refused = await (await doors.relayOf(seat.workspace)).openAgain?.('proof');
  return refused ? null : { at: 'here', workspace: seat.workspace };
}

export async function askAt(doors: Doors, keepIn: KeepIn, workspace: string): Promise<Step | NotDone> {
  const claiming = await askToEnter(await doors.relay(keepIn), workspace);
  return isNotDone(claiming) ? claiming : { at: 'waiting', claiming };
}

export async function afterProof(doors: Doors, keepIn: KeepIn, { seats }: Proven): Promise<Step | NotDone> {
  const [only, ...more] = seats;
  if (!only) return nowhere;
  const here = await openHere(doors, seats);
  if (here) return here;
  return more.length > 0 ? { at: 'choose', seats } : askAt(doors, keepIn, only.workspace);
}
