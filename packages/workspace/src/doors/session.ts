// Signing in by the device's key: a challenge, its signature, a cookie. And tickets for the socket.
import type { SigningKey } from '@baton/ledger/keys';
import { signBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { Relay, SignedIn, Ticket } from '@baton/protocol/http';
import type { TicketAnswer } from '../ports.ts';
import { hasOtherKey, meetRelay, otherKey, proveRelay, relayFault, type KnownRelay, type Met } from './known-relay.ts';
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
  /** Of a window that keeps nothing: its session is over when it was not used for a minute. */
  readonly brief?: boolean;
  /** What this device holds of the workspace's decisions, for a relay that was emptied. */
  readonly held?: () => Promise<HeldDecisions>;
  /** By which key this device knows the relay. */
  readonly known?: KnownRelay;
}

export const askRelay = (door: Caller): Promise<Relay | NotDone> =>
  call(door, { method: 'GET', path: '/api/relay' }, Relay);

async function signIn({ relay, fetch }: Caller, as: SignInAs, met: Met): Promise<SignedIn | NotDone> {
  const { workspace, device, key, brief } = as;
  const { challenge: nonce } = met;
  const message = sessionMessage({ relayKey: met.about.relayKey, workspace, device, nonce });
  const body = { workspace, device, nonce, signature: await signBytes(key, message), ...(brief ? { brief } : {}) };
  // Without `renew`: a sign-in that is refused is not renewed by another one.
  const answer = await call({ relay, fetch }, { path: '/api/sessions', body }, SignedIn);
  // Whom another relay calls removed, or a stranger, is that for nobody else.
  return met.isOther && isNotDone(answer) && answer.kind !== 'away' ? hasOtherKey() : answer;
}

/** Not final: somebody who reads more, or this device once more, brings the rest. */
const restoring = notDone('away', 'The relay is being filled again by its devices.');

/** Nobody is known there any more, or only this device is not: the relay says which. Null: it was brought what is here. */
async function broughtBack(
  { relay, fetch }: Caller,
  as: SignInAs,
  { met, unknown }: { readonly met: Met; readonly unknown: NotDone },
): Promise<NotDone | null> {
  if (as.held === undefined || met.about.refilling !== true) return unknown;
  return bringDecisions({ relay, fetch }, as.workspace, await as.held());
}

/** A door through which this device signs in again whenever its session is over. */
export const withSession = <D extends Caller>(
  door: D,
  as: SignInAs,
): D & { readonly renew: () => Promise<NotDone | null> } => ({
  ...door,
  async renew() {
    const met = await meetRelay(door, as, as.known);
    if (isNotDone(met)) return met;
    const answer = await signIn(door, as, met);
    if (!isNotDone(answer)) return null;
    if (answer.kind !== signedOut) return answer;
    const fault = await broughtBack(door, as, { met, unknown: answer });
    if (fault) return fault;
    const again = await meetRelay(door, as, as.known);
    const entered = isNotDone(again) ? again : await signIn(door, as, again);
    if (!isNotDone(entered)) return null;
    return entered.kind === signedOut ? restoring : entered;
  },
});

/** What no waiting mends: this device, or this workspace, is not welcome there. */
const final = new Set([signedOut, 'not-allowed', 'not-found']);

/** The device is named: on a shared tablet the browser's cookie may be that of who was here before. */
export interface TicketFor {
  readonly workspace: string;
  readonly device: string;
  /** Which build of the web app asks; left out where it is none. */
  readonly app?: string | undefined;
}

async function provenTicket(door: Caller, of: TicketFor, known?: KnownRelay): Promise<Ticket | NotDone> {
  const { workspace, device, app } = of;
  const asked = { workspace, device, ...(app ? { app } : {}), ...(known ? { nonce: known.nonce() } : {}) };
  const answer = await call(door, { path: '/api/tickets', body: asked }, Ticket);
  if (!known || asked.nonce === undefined) return answer;
  // A refusal bears no proof, and may cost the device all that it holds.
  if (isNotDone(answer)) return answer.kind === 'away' ? answer : ((await proveRelay(door, of, known)) ?? answer);
  const { ticket: given, proof } = answer;
  return (await relayFault(door, known, { workspace, device, nonce: asked.nonce, given, proof })) ?? answer;
}

/** For the transport: a device that is not welcome is told once; a relay that is away or busy is waited for. */
export async function askTicket(door: Caller, of: TicketFor, known?: KnownRelay): Promise<TicketAnswer> {
  const answer = await provenTicket(door, of, known);
  if (!isNotDone(answer)) return { ticket: answer.ticket };
  if (answer.kind === otherKey) return { final: null, otherKey: true };
  if (answer.kind === revoked) return { final: answer.sentence, isRevoked: true };
  if (answer.kind === suspended) return { final: null, shut: 'suspended' };
  if (answer.kind === signedOutEverywhere) return { final: null, shut: 'signed-out' };
  return { final: final.has(answer.kind) ? answer.sentence : null };
}
