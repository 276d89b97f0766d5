// Signing in by the device's key: a challenge, its signature, a cookie. And tickets for the socket.
import type { SigningKey } from '@baton/ledger/keys';
import { signBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { Challenge, Relay, SignedIn, Ticket } from '@baton/protocol/http';
import type { TicketAnswer } from '../ports.ts';
import { hasOtherKey, otherKey, relayFault, type KnownRelay } from './known-relay.ts';
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
  /** By which key this device knows the relay. */
  readonly known?: KnownRelay;
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

/** Nobody is known there any more, or only this device is not: the relay says which. Null: it was brought what is here. */
async function broughtBack({ relay, fetch }: Caller, as: SignInAs, unknown: NotDone): Promise<NotDone | null> {
  const about = as.held && (await askRelay({ relay, fetch }));
  if (about === undefined || as.held === undefined) return unknown;
  if (isNotDone(about)) return unknown;
  const known = (await as.known?.key()) ?? about.relayKey;
  if (known !== about.relayKey) return hasOtherKey();
  return about.refilling === true ? bringDecisions({ relay, fetch }, as.workspace, await as.held()) : unknown;
}

/** A door through which this device signs in again whenever its session is over. */
export const withSession = <D extends Caller>(
  door: D,
  as: SignInAs,
): D & { readonly renew: () => Promise<NotDone | null> } => ({
  ...door,
  async renew() {
    const answer = await signIn(door, as);
    if (!isNotDone(answer)) return null;
    if (answer.kind !== signedOut) return answer;
    const fault = await broughtBack(door, as, answer);
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

async function provenTicket(door: Caller, of: TicketFor, known?: KnownRelay): Promise<Ticket | NotDone> {
  const { workspace, device } = of;
  const nonce = known?.nonce();
  const answer = await call(
    door,
    { path: '/api/tickets', body: { workspace, device, ...(nonce === undefined ? {} : { nonce }) } },
    Ticket,
  );
  if (isNotDone(answer) || !known || nonce === undefined) return answer;
  return (await relayFault(door, known, { workspace, device, nonce, ...answer })) ?? answer;
}

/** For the transport: a device that is not welcome is told once; a relay that is away or busy is waited for. */
export async function askTicket(door: Caller, of: TicketFor, known?: KnownRelay): Promise<TicketAnswer> {
  const answer = await provenTicket(door, of, known);
  if (known) known.isOther = isNotDone(answer) && answer.kind === otherKey;
  if (!isNotDone(answer)) return { ticket: answer.ticket };
  if (answer.kind === otherKey) return { final: null, otherKey: true };
  if (answer.kind === revoked) return { final: answer.sentence, isRevoked: true };
  if (answer.kind === suspended) return { final: null, shut: 'suspended' };
  if (answer.kind === signedOutEverywhere) return { final: null, shut: 'signed-out' };
  return { final: final.has(answer.kind) ? answer.sentence : null };
}
