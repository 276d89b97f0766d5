// Signing in by the device's key: a challenge, its signature, a cookie. And tickets for the socket.
import type { SigningKey } from '@baton/ledger/keys';
import { signBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { Challenge, Relay, SignedIn, Ticket } from '@baton/protocol/http';
import type { TicketAnswer } from '../ports.ts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';

type Caller = Pick<Door, 'relay' | 'fetch' | 'renew'>;
export interface SignInAs {
  readonly workspace: string;
  readonly device: string;
  readonly key: SigningKey;
}

export const askRelay = (door: Caller): Promise<Relay | NotDone> =>
  call(door, { method: 'GET', path: '/api/relay' }, Relay);

export async function signIn({ relay, fetch }: Caller, as: SignInAs): Promise<SignedIn | NotDone> {
  // Without `renew`: a sign-in that is refused is not renewed by another one.
  const door: Caller = { relay, fetch };
  const [about, challenge] = await Promise.all([askRelay(door), call(door, { path: '/api/challenges' }, Challenge)]);
  if (isNotDone(about)) return about;
  if (isNotDone(challenge)) return challenge;
  const { workspace, device, key } = as;
  const message = sessionMessage({ relayKey: about.relayKey, workspace, device, nonce: challenge.nonce });
  const body = { workspace, device, nonce: challenge.nonce, signature: await signBytes(key, message) };
  return call(door, { path: '/api/sessions', body }, SignedIn);
}

/** A door through which this device signs in again whenever its session is over. */
export const withSession = <D extends Caller>(door: D, as: SignInAs): D & { renew: () => Promise<boolean> } => ({
  ...door,
  renew: async () => !isNotDone(await signIn(door, as)),
});

const passing = new Set(['away', 'not-understood', 'too-many', 'busy']);

/** For the transport: a device that the relay does not know any more is told once, a relay that is away is waited for. */
export async function askTicket(door: Caller, workspace: string): Promise<TicketAnswer> {
  const answer = await call(door, { path: '/api/tickets', body: { workspace } }, Ticket);
  if (!isNotDone(answer)) return { ticket: answer.ticket };
  return { final: passing.has(answer.kind) ? null : answer.sentence };
}
