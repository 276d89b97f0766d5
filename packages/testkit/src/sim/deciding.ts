// What Ann decides while the others work: who is let into the back office, who writes where, which device is removed. Signed
// on her device and brought to the relay as every decision is; hers alone, so that there is always somebody who reads all.
import type { SpaceId } from '@baton/model/ids';
import { roleIn, standsIn } from '@baton/model/directory/queries';
import type { Decision, SpaceRole } from '@baton/model/directory/schema';
import type { SimDevice } from './device.ts';
import type { World } from './living.ts';

function say({ devices, story }: World, decision: Decision): void {
  const [ann] = devices;
  if (!ann?.running) return;
  story.push(`ann decides: ${JSON.stringify(decision)}`);
  const ledger = 'space' in decision ? decision.space : 'dir';
  // Answered or not, it counts when it is on record.
  void ann.running.engine.sign({ ledger, decision, text: null }).catch(() => undefined);
}

const directoryOf = ({ devices }: World) => devices[0]?.running?.engine.core.world.world()?.directory;

const nextRole: Readonly<Record<SpaceRole, SpaceRole>> = {
  member: 'viewer',
  viewer: 'commenter',
  commenter: 'lead',
  lead: 'member',
};

/** Into the back office, or with another role there, or in everybody's space. */
export function setRights(world: World, { options }: SimDevice): void {
  const { random, genesis } = world;
  const directory = directoryOf(world);
  const { person } = options.machine;
  if (!directory || person === genesis.machines[0]?.person) return;
  const space: SpaceId = random.chance(0.75) ? genesis.back : genesis.space;
  if (!standsIn(directory, person, space)) return say(world, { type: 'member-added', space, person });
  const role = nextRole[roleIn(directory, person, space) ?? 'member'];
  say(world, { type: 'role-set', space, person, role });
}

/** One device of a world, and never Ann's first. */
export function removeDevice(world: World, { options }: SimDevice): void {
  const { genesis, devices } = world;
  const { device, name } = options.machine;
  const isRemoved = Object.values(directoryOf(world)?.devices ?? {}).some(({ revoked }) => revoked !== null);
  if (isRemoved || device === genesis.machines[0]?.device || devices.length < 3 || name.startsWith('copy')) return;
  say(world, { type: 'device-revoked', device });
}
