// Coming back with the recovery link when every device is lost: its key signs a new device in.
import { keyFromSeed, seedBytes } from '@baton/ledger/keys';
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { SignedIn } from '@baton/protocol/http';
import type { Workspace } from '../contract.ts';
import { call, isNotDone, notDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newId, signFirst } from './joining.ts';
import { readRecoveryLink, writeRecoveryLink } from './links.ts';
import { askRelay } from './session.ts';

const ended = 'This recovery link opens nothing any more: a newer one has taken its place, or it was not copied whole.';

/** @param link as it was shown at the start. Its title is learned when the workspace is open. */
export async function recover(door: Door, link: string): Promise<Joined | NotDone> {
  const recovery = readRecoveryLink(link);
  if (!recovery) return notDone('not-a-link', 'This is not a whole recovery link.');
  const { workspace, person, seed } = recovery;
  // By the relay's clock: one that is behind, or was ahead the last time, would close this door.
  const about = await askRelay(door);
  const now = isNotDone(about) ? door.now() : about.now;
  const device = newId<DeviceId>(door, 'd');
  const key = await door.newKey();
  const decision: Decision = {
    type: 'device-enrolled',
    person,
    device: { id: device, key: key.publicKey },
    how: 'recovery',
  };
  const signed = await signFirst(door, {
    workspace,
    person,
    device: 'recovery',
    key: await keyFromSeed(seed),
    decision,
    text: null,
    n: now,
  });
  const answer = await call(
    door,
    { path: '/api/recoveries', body: { workspace, jws: signed.jws, text: signed.text } },
    SignedIn,
  );
  if (isNotDone(answer)) return answer.kind === 'illegal' ? notDone(answer.kind, ended) : answer;
  const { incarnation, deviceNo } = answer;
  return keep(door, { incarnation, deviceNo, workspace, person, device, key, title: '', seed: null });
}

/** A new recovery link for whoever is signed in; the one before it ends. Needs the relay: it is a decision. */
export async function renewRecoveryLink(
  door: Pick<Door, 'relay' | 'random'>,
  workspace: Workspace,
): Promise<string | Refusal> {
  const { person, workspace: id } = workspace.world.me;
  const seed = door.random(seedBytes);
  const decision: Decision = { type: 'recovery-set', person, recovery: (await keyFromSeed(seed)).publicKey };
  const signed = await workspace.sign('dir', decision, null);
  return isRefusal(signed) ? signed : writeRecoveryLink(door.relay, { workspace: id, person, seed });
}
