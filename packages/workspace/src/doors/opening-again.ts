// A device whose person signed out everywhere: it is enrolled, and its key alone opens no session. It goes on when they
// were there again: by passkey here, or because this browser has shown who they are.
import { signBytes } from '@baton/ledger/keys';
import { openingChallenge, sessionMessage } from '@baton/ledger/proofs';
import { SignedIn } from '@baton/protocol/http';
import type { Assertion } from '@baton/protocol/http-parts';
import { call, isNotDone, type Door, type NotDone } from './door.ts';
import { noPasskey } from './passkeys.ts';
import { hasOtherKey, meetRelay } from './known-relay.ts';
import type { SignInAs } from './session.ts';

interface Asked {
  readonly relayKey: string;
  readonly nonce: string;
}

async function open(door: Door, as: SignInAs, said: Asked & { assertion?: Assertion }): Promise<SignedIn | NotDone> {
  const { workspace, device, key, brief } = as;
  const { relayKey, nonce, assertion } = said;
  const signature = await signBytes(key, sessionMessage({ relayKey, workspace, device, nonce }));
  const body = {
    workspace,
    device,
    nonce,
    signature,
    ...(assertion ? { assertion } : {}),
    ...(brief ? { brief } : {}),
  };
  return call({ relay: door.relay, fetch: door.fetch }, { path: '/api/sessions', body }, SignedIn);
}

/** @param how proof: this browser holds one (doors/sign-in.ts). Answers why not, or null. */
export async function openAgain(door: Door, as: SignInAs, how: 'passkey' | 'proof'): Promise<NotDone | null> {
  const met = await meetRelay(door, as, as.known);
  if (isNotDone(met)) return met;
  if (met.isOther) return hasOtherKey();
  const asked = { relayKey: met.about.relayKey, nonce: met.challenge };
  let assertion: Assertion | undefined;
  if (how === 'passkey') {
    const { workspace, device } = as;
    const said = await door.passkeys?.ask(await openingChallenge({ ...asked, workspace, device }));
    if (said === undefined || typeof said === 'string') return noPasskey(said ?? 'none');
    ({ assertion } = said);
  }
  const answer = await open(door, as, { ...asked, ...(assertion ? { assertion } : {}) });
  return isNotDone(answer) ? answer : null;
}
