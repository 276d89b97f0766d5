// Founding a workspace: the first statement, the spaces opened with it, one request.
import type { Decision } from '@baton/model/directory/schema';
import type { SpaceId, WorkspaceId } from '@baton/model/ids';
import { Admission, type Sent } from '@baton/protocol/http';
import { call, isNotDone, type Door, type Joined, type NotDone } from './door.ts';
import { keep, newcomer, newId, signFirst, type Newcomer } from './joining.ts';
import { askRelay } from './session.ts';

export interface Founding {
  readonly title: string;
  /** At least one; all are open to everybody of the workspace. */
  readonly spaces: readonly string[];
}

interface Told {
  readonly decision: Decision;
  readonly text: string;
}

async function signAll(
  door: Door,
  workspace: WorkspaceId,
  { by, told }: { by: Newcomer; told: readonly Told[] },
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const { decision, text } of told) {
    const signed = await signFirst(door, {
      workspace,
      person: by.person,
      device: by.device,
      key: by.key,
      decision,
      text,
    });
    sent.push({ ledger: signed.ledger, jws: signed.jws, text: signed.text });
  }
  return sent;
}

/** Names of persons are profiles: run `setProfile` once the workspace is open. */
export async function foundWorkspace(door: Door, { title, spaces }: Founding): Promise<Joined | NotDone> {
  const relay = await askRelay(door);
  if (isNotDone(relay)) return relay;
  const workspace = newId<WorkspaceId>(door, 'w');
  const by = await newcomer(door);
  const device = { id: by.device, key: by.key.publicKey };
  const founded: Decision = {
    type: 'workspace-founded',
    device,
    recovery: by.recovery.publicKey,
    relayKey: relay.relayKey,
  };
  const told: Told[] = [{ decision: founded, text: title }];
  for (const text of spaces) {
    const space = newId<SpaceId>(door, 's');
    told.push({ decision: { type: 'space-opened', space, open: true, members: [] }, text });
  }
  const entries = await signAll(door, workspace, { by, told });
  const admission = await call(door, { path: '/api/workspaces', body: { workspace, entries } }, Admission);
  if (isNotDone(admission)) return admission;
  return keep(door, {
    ...admission,
    workspace,
    person: by.person,
    device: by.device,
    key: by.key,
    title,
    seed: by.seed,
  });
}
