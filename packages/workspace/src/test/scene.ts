// People at a small relay: a founded workspace, devices with keys and disks of their own, engines that can be killed.
import { assertionText } from '@baton/ledger/passkey/strong';
import { createDeviceKey, keyFromSeed, signBytes, type SigningKey } from '@baton/ledger/keys';
import { nextN, seenIn } from '@baton/ledger/book';
import { acceptanceMessage, secretHash } from '@baton/ledger/proofs';
import { toBase64 } from '@baton/ledger/bytes';
import { signStatement } from '@baton/ledger/statement';
import { ledgerOf } from '@baton/model/directory/decision';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type SpaceId, type WorkspaceId } from '@baton/model/ids';
import { openReplica } from '@baton/replica/replica';
import type { Disk } from '@baton/store/disk';
import { createMemoryDisk, type MemoryDisk } from '@baton/store/disks/memory-disk';
import type { Workspace } from '../contract.ts';
import type { EngineOptions } from '../core.ts';
import { portTo } from '../seat/desk.ts';
import { notDone } from '../doors/door.ts';
import { openEngine, type Engine } from '../engine/engine.ts';
import type { Identity } from '../identity.ts';
import type { Surroundings } from '../ports.ts';
import { sit } from '../seat/seat.ts';
import { SmallRelay } from './relay/small-relay.ts';
import { createTime, seeded, type Time } from './time.ts';

export interface Machine {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly deviceNo: number;
  readonly key: SigningKey;
  readonly memory: MemoryDisk;
}
export interface At {
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly disk: Disk;
}
export interface How {
  readonly surroundings?: Surroundings;
  readonly disk?: Disk;
  /** What a browser would hand in beside. */
  readonly more?: Partial<EngineOptions>;
  readonly askToKeep?: () => Promise<boolean>;
}
export interface Scene {
  readonly time: Time;
  readonly relay: SmallRelay;
  readonly space: SpaceId;
  readonly ann: Machine;
  join(): Promise<Machine>;
  /** A further device of Ann's, enrolled by her first. */
  another(): Promise<Machine>;
  /** Opens the workspace on a machine; resolves when the screen could. */
  open(machine: Machine, how?: How): Promise<At>;
}

const random = seeded(7);
const newId = <T extends string>(letter: string): T => idFromBytes(letter, random(17)) as T;

interface Founder {
  readonly time: Time;
  readonly relay: SmallRelay;
  readonly ann: Machine;
}

async function say({ relay, time, ann }: Founder, decision: Decision, text: string | null): Promise<void> {
  const ledger = ledgerOf(decision);
  const signed = await signStatement({
    key: ann.key,
    workspace: relay.workspace,
    decision,
    person: ann.person,
    device: ann.device,
    n: nextN(relay.book, ledger, ann),
    seen: seenIn(relay.book, ledger),
    claimedAt: time.clock(),
    text,
    salt: random(16),
  });
  const number = await relay.say(signed.jws, signed.text);
  if (typeof number === 'string') throw new Error(number);
}

async function newMachine(deviceNo: number, time: Time): Promise<Machine> {
  const memory = createMemoryDisk(() => new Promise((resolve) => void time.scheduler.after(1, resolve)));
  return { person: newId('u'), device: newId('d'), deviceNo, key: await createDeviceKey(), memory };
}

async function join(founder: Founder, deviceNo: number): Promise<Machine> {
  const { relay, time } = founder;
  const machine = await newMachine(deviceNo, time);
  const secret = toBase64(random(32));
  const invitation = newId<InvitationId>('i');
  const hash = (await secretHash(secret)) ?? '';
  await say(
    founder,
    {
      type: 'invitation-made',
      invitation,
      secretHash: hash,
      role: 'member',
      spaces: null,
      notAfter: time.clock() + 86_400_000,
      uses: 1,
    },
    null,
  );
  const recovery = (await keyFromSeed(random(32))).publicKey;
  const acceptance = {
    invitation,
    person: machine.person,
    device: { id: machine.device, key: machine.key.publicKey },
    recovery,
  };
  const proof = await signBytes(machine.key, acceptanceMessage(relay.workspace, acceptance));
  await relay.record({ type: 'invitation-accepted', ...acceptance, proof });
  return machine;
}

async function another(founder: Founder, deviceNo: number): Promise<Machine> {
  const { ann } = founder;
  const machine = { ...(await newMachine(deviceNo, founder.time)), person: ann.person };
  const device = { id: machine.device, key: machine.key.publicKey };
  await say(founder, { type: 'device-enrolled', person: ann.person, device, how: 'code' }, null);
  return machine;
}

export const identityOf = ({ person, device, deviceNo }: Machine, workspace: WorkspaceId): Identity => ({
  relay: 'https://relay.example',
  workspace,
  person,
  device,
  deviceNo,
  incarnation: 1,
  title: '',
  openedAt: 0,
});

async function open({ relay, time }: Founder, machine: Machine, how: How = {}): Promise<At> {
  const disk = how.disk ?? machine.memory.open();
  const leading = disk.lead();
  await time.pass(5);
  const generation = await leading;
  const { device, key } = machine;
  const identity = identityOf(machine, relay.workspace);
  const opening = openEngine({
    ...(how.surroundings ?? time),
    identity,
    disk,
    generation,
    key,
    openReplica,
    transport: relay.transport(device),
    async propose({ jws, text, assertion }) {
      if (!relay.up) return notDone('away', 'The relay does not answer.');
      const number = await relay.say(assertion ? { jws, assertion: assertionText(assertion) } : jws, text);
      return typeof number === 'number' ? { number } : notDone('illegal', number);
    },
    ...how.more,
  });
  await time.pass(20);
  const engine = await opening;
  const sitting = sit(portTo(engine, `seat of ${device} ${generation}`), how.askToKeep);
  // It may be refused while time passes; whoever opens hears it below.
  sitting.catch(() => undefined);
  await time.pass(50);
  return { engine, disk, workspace: await sitting };
}

export async function openScene(): Promise<Scene> {
  const time = createTime();
  const relay = await SmallRelay.open(newId<WorkspaceId>('w'), time);
  const ann = await newMachine(1, time);
  const founder: Founder = { time, relay, ann };
  const recovery = (await keyFromSeed(random(32))).publicKey;
  const device = { id: ann.device, key: ann.key.publicKey };
  await say(
    founder,
    { type: 'workspace-founded', device, recovery, relayKey: relay.key.publicKey },
    'Northwind Outdoor',
  );
  const space = newId<SpaceId>('s');
  await say(founder, { type: 'space-opened', space, open: true, members: [] }, 'Design');
  let devices = 1;
  return {
    time,
    relay,
    space,
    ann,
    join: () => join(founder, (devices += 1)),
    another: () => another(founder, (devices += 1)),
    open: (machine, how) => open(founder, machine, how),
  };
}
