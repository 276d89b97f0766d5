// Signing in by the device's key: a challenge, its signature, a cookie. And tickets for the socket.
import type { SigningKey } from '@baton/ledger/keys';
import { signBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { Challenge, Relay, SignedIn, Ticket } from '@baton/protocol/http';
import type { TicketAnswer } from '../ports.ts';
import { bringDecisions, type HeldDecisions } from './refilling.ts';
import {
  call,
  isNotDone,
  notDone,
  revoked,
  signedOut,
  signedOutEverywhere,
  suspended,
  type Door,
  type NotDone,
} from './door.ts';

type Caller = Pick<Door, 'relay' | 'fetch' | 'renew'>;
export interface SignInAs {
  readonly workspace: string;
  readonly device: string;
  readonly key: SigningKey;
  /** What this device holds of the workspace's decisions, for a relay that was emptied. */
  readonly held?: () => Promise<HeldDecisions>;
}

export const askRelay = (door: Caller): Promise<Relay | NotDone> =>
  call(door, { method: 'GET', path: '/api/relay' }, Relay);

async function signIn({ relay, fetch }: Caller, as: SignInAs): Promise<SignedIn | NotDone> {
  // Without `renew`: a sign-in that is refused is not renewed by another one.
  const door: Caller = { relay, fetch };
  const [about, challenge] = await Promise.all([
    askRelay(door),
    call(door, { path: '/api/challenges', body: {} }, Challenge),
  ]);
  if (isNotDone(about)) return about;
  if (isNotDone(challenge)) return challenge;
  const { workspace, device, key } = as;
  const message = sessionMessage({ relayKey: about.relayKey, workspace, device, nonce: challenge.nonce });
  const body = { workspace, device, nonce: challenge.nonce, signature: await signBytes(key, message) };
  return call(door, { path: '/api/sessions', body }, SignedIn);
}

/** Not final: somebody who reads more, or this device once more, brings the rest. */
const restoring = notDone('away', 'The relay is being filled again by its devices.');

/** A door through which this device signs in again whenever its session is over. */
export const withSession = <D extends Caller>(
  door: D,
  as: SignInAs,
): D & { readonly renew: () => Promise<NotDone | null> } => ({
  ...door,
  async renew() {
    const answer = await signIn(door, as);
    if (!isNotDone(answer)) return null;
    // Nobody is known there any more, or only this device is not: the relay says which.
    if (answer.kind !== signedOut || as.held === undefined) return answer;
    const about = await askRelay({ relay: door.relay, fetch: door.fetch });
    if (isNotDone(about) || about.refilling !== true) return answer;
    const fault = await bringDecisions(door, as.workspace, await as.held());
    if (fault) return fault;
    const again = await signIn(door, as);
    if (!isNotDone(again)) return null;
    return again.kind === signedOut ? restoring : again;
  },
});

/** What no waiting mends: this device, or this workspace, is not welcome there. */
const final = new Set([signedOut, 'not-allowed', 'not-found']);

/** The device is named: on a shared tablet the browser's cookie may be that of who was here before. */
export interface TicketFor {
  readonly workspace: string;
  readonly device: string;
}

/** For the transport: a device that is not welcome is told once; a relay that is away or busy is waited for. */
export async function askTicket(door: Caller, { workspace, device }: TicketFor): Promise<TicketAnswer> {
  const answer = await call(door, { path: '/api/tickets', body: { workspace, device } }, Ticket);
  if (!isNotDone(answer)) return { ticket: answer.ticket };
  if (answer.kind === revoked) return { final: answer.sentence, isRevoked: true };
  if (answer.kind === suspended) return { final: null, shut: 'suspended' };
  if (answer.kind === signedOutEverywhere) return { final: null, shut: 'signed-out' };
  return { final: final.has(answer.kind) ? answer.sentence : null };
}
