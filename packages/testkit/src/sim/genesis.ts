// The world before it begins: a workspace that Ann founded, Bo and Cy whom she invited, and a second device of hers. One
// space is everybody's; in the back office Cy does not stand.
// Made once for a process with real keys and statements; every seed starts from a copy of its log.
import { createDeviceKey, keyFromSeed, signBytes, type SigningKey } from '@baton/ledger/keys';
import { toBase64 } from '@baton/ledger/bytes';
import { acceptanceMessage, secretHash } from '@baton/ledger/proofs';
import { signStatement } from '@baton/ledger/statement';
import { assert } from '@baton/model/assert';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type SpaceId, type WorkspaceId } from '@baton/model/ids';
import { guard } from '@baton/sync-server/log/taking/guard';
import { createMemoryLog, type MemoryDisk } from '@baton/sync-server/log/memory/memory-log';
import { Relay, type OpenWorkspace } from '@baton/sync-server/relay/relay';
import { createRandom } from '../random.ts';

export interface Machine {
  readonly name: string;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly deviceNo: number;
  readonly key: SigningKey;
}
export interface Genesis {
  readonly workspace: WorkspaceId;
  readonly space: SpaceId;
  readonly back: SpaceId;
  readonly relayKey: SigningKey;
  /** Of Ann's recovery key: what she wrote down at the start. */
  readonly recoverySeed: Uint8Array;
  readonly machines: readonly Machine[];
  readonly groups: MemoryDisk['groups'];
}

export const beginning = Date.UTC(2026, 2, 4, 9);
const random = createRandom('genesis');
const newId = <T extends string>(letter: string): T => idFromBytes(letter, random.bytes(17)) as T;

interface Founding {
  readonly workspace: WorkspaceId;
  readonly relay: Relay;
  readonly ann: Machine;
  n: number;
}

async function newMachine(name: string, deviceNo: number, person: PersonId = newId('u')): Promise<Machine> {
  return { name, deviceNo, person, device: newId('d'), key: await createDeviceKey() };
}

async function annSays(founding: Founding, decision: Decision): Promise<{ jws: string; text: null }> {
  const { workspace, ann } = founding;
  founding.n += 1;
  const { jws } = await signStatement({
    key: ann.key,
    workspace,
    decision,
    person: ann.person,
    device: ann.device,
    n: founding.n,
    seen: { number: 0, head: '' },
    claimedAt: beginning,
    text: null,
    salt: random.bytes(16),
  });
  return { jws, text: null };
}

async function openOf({ relay, workspace }: Founding): Promise<OpenWorkspace> {
  const open = await relay.workspace(workspace);
  assert(open, 'the workspace was founded');
  return open;
}

async function invite(founding: Founding, machine: Machine): Promise<void> {
  const { ledger } = await openOf(founding);
  const secret = toBase64(random.bytes(32));
  const invitation = newId<InvitationId>('i');
  const hash = await secretHash(secret);
  assert(hash !== undefined, 'a secret of 32 bytes has a hash');
  const notAfter = beginning + 86_400_000;
  const made: Decision = {
    type: 'invitation-made',
    invitation,
    secretHash: hash,
    role: 'member',
    spaces: null,
    notAfter,
    uses: 1,
  };
  assert(!isIllegal(await ledger.propose([await annSays(founding, made)])), 'Ann may invite');
  const recovery = (await keyFromSeed(random.bytes(32))).publicKey;
  const device = { id: machine.device, key: machine.key.publicKey };
  const acceptance = { invitation, person: machine.person, device, recovery };
  const proof = await signBytes(machine.key, acceptanceMessage(founding.workspace, acceptance));
  assert(
    !isIllegal(await ledger.record({ type: 'invitation-accepted', ...acceptance, proof })),
    'the invitation is good',
  );
}

async function letIn(founding: Founding, space: SpaceId, { person }: Machine): Promise<void> {
  const { ledger } = await openOf(founding);
  const added: Decision = { type: 'member-added', space, person };
  assert(!isIllegal(await ledger.propose([await annSays({ ...founding, n: 1 }, added)])), 'Ann may let Bo in');
}

async function enrolPhone(founding: Founding, phone: Machine): Promise<void> {
  const { ledger } = await openOf(founding);
  const device = { id: phone.device, key: phone.key.publicKey };
  const enrolled: Decision = { type: 'device-enrolled', person: phone.person, device, how: 'code' };
  assert(!isIllegal(await ledger.propose([await annSays(founding, enrolled)])), 'Ann may add a phone');
}

async function found(
  founding: Founding,
  { space, back, recoverySeed }: Pick<Genesis, 'space' | 'back' | 'recoverySeed'>,
  relayKey: string,
): Promise<void> {
  const { ann, relay, workspace } = founding;
  const device = { id: ann.device, key: ann.key.publicKey };
  const recovery = (await keyFromSeed(recoverySeed)).publicKey;
  const said = [
    await annSays(founding, { type: 'workspace-founded', device, recovery, relayKey }),
    await annSays({ ...founding, n: 0 }, { type: 'space-opened', space, open: true, members: [] }),
    await annSays({ ...founding, n: 0 }, { type: 'space-opened', space: back, open: false, members: [ann.person] }),
  ];
  const done = await relay.found(workspace, said);
  assert(!isIllegal(done), isIllegal(done) ? done.illegal : '');
}

async function begin(): Promise<Genesis> {
  const relayKey = await createDeviceKey();
  const log = createMemoryLog({ guard, now: () => beginning });
  const relay = new Relay({ log, relayKey, now: () => beginning, schedule: () => () => undefined });
  const workspace = newId<WorkspaceId>('w');
  const space = newId<SpaceId>('s');
  const ann = await newMachine('ann', 1);
  const founding: Founding = { workspace, relay, ann, n: 0 };
  const back = newId<SpaceId>('s');
  const recoverySeed = random.bytes(32);
  await found(founding, { space, back, recoverySeed }, relayKey.publicKey);
  const bo = await newMachine('bo', 2);
  const cy = await newMachine('cy', 3);
  await invite(founding, bo);
  await invite(founding, cy);
  await letIn(founding, back, bo);
  const phone = await newMachine('ann’s phone', 4, ann.person);
  await enrolPhone(founding, phone);
  return { workspace, space, back, relayKey, recoverySeed, machines: [ann, bo, cy, phone], groups: log.disk.groups };
}

let made: Promise<Genesis> | undefined;
export const genesis = (): Promise<Genesis> => (made ??= begin());
