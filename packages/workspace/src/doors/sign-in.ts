// Coming in on a device that is new here, by showing who one is. A passkey enrols it at once; after a password or the
// company's sign-on it waits, with three words, until a device that is in signs for it.
import { enrolmentChallenge, wordsOf } from '@baton/ledger/proofs';
import type { SigningKey } from '@baton/ledger/keys';
import type { DeviceId, PersonId, WorkspaceId } from '@baton/model/ids';
import {
  Asked,
  GoToSignOn,
  Proven,
  SignedInByPasskey,
  signOnOutcomes,
  SignInWays,
  type SignOnOutcome,
} from '@baton/protocol/http-sign-in';
import type { Claiming } from './device-codes.ts';
import { call, isNotDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newId } from './joining.ts';
import { noPasskey } from './passkeys.ts';
import { askRelay } from './session.ts';

export type { Proven, SignInWays, SignOnOutcome };

/** What the sign-on came back with, as it stands behind the `#`. Null: nothing of the kind. */
export const outcomeIn = (hash: string): SignOnOutcome | null => signOnOutcomes.find((one) => one === hash) ?? null;

export const askWays = (door: Door): Promise<SignInWays | NotDone> =>
  call(door, { method: 'GET', path: '/api/sign-in' }, SignInWays);

export const proveByPassword = (door: Door, mail: string, password: string): Promise<Proven | NotDone> =>
  call(door, { path: '/api/sign-in/password', body: { mail, password } }, Proven);

/** Whom this browser has shown itself to be in the last ten minutes. */
export const askProof = (door: Door): Promise<Proven | NotDone> =>
  call(door, { method: 'GET', path: '/api/sign-in/proof' }, Proven);

/** Where the page goes next. It comes back to /sign-in. */
export const goToSignOn = (door: Door): Promise<GoToSignOn | NotDone> =>
  call(door, { path: '/api/sign-in/sign-on', body: {} }, GoToSignOn);

interface NewDevice {
  readonly device: DeviceId;
  readonly key: SigningKey;
}
const newDevice = async (door: Door): Promise<NewDevice> => ({ device: newId(door, 'd'), key: await door.newKey() });

/** From here on as with a code: look at the claim until it is answered. */
export async function askToEnter(door: Door, workspace: string): Promise<Claiming | NotDone> {
  const { device, key } = await newDevice(door);
  const body = { workspace, device: { id: device, key: key.publicKey } };
  const asked = await call(door, { path: '/api/sign-in/ask', body }, Asked);
  if (isNotDone(asked)) return asked;
  const { claim, codeId, workspaceTitle, expires } = asked;
  return { ok: true, words: await wordsOf(codeId, key.publicKey), workspaceTitle, expires, claim, device, key };
}

export async function signInByPasskey(door: Door): Promise<Joined | NotDone> {
  if (!door.passkeys) return noPasskey('none');
  const about = await askRelay(door);
  if (isNotDone(about)) return about;
  const { device: id, key } = await newDevice(door);
  const device = { id, key: key.publicKey };
  const said = await door.passkeys.ask(await enrolmentChallenge({ relayKey: about.relayKey, device }));
  if (typeof said === 'string') return noPasskey(said);
  const answer = await call(door, { path: '/api/sign-in/passkey', body: { ...said, device } }, SignedInByPasskey);
  if (isNotDone(answer)) return answer;
  const { incarnation, deviceNo, workspaceTitle: title } = answer;
  const [workspace, person] = [answer.workspace as WorkspaceId, answer.person as PersonId];
  return keep(door, { incarnation, deviceNo, workspace, person, device: id, key, title, seed: null });
}
