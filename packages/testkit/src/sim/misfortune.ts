// What goes wrong: cables, power, tabs that are killed, put away and thawed, machines restored from a copy.
import { DiskFull } from '@baton/store/disk';
import { act } from './acts.ts';
import { SimDevice, type Running } from './device.ts';
import { forgotten } from './findings.ts';
import { opened, type World } from './living.ts';

/** Acts that were asked and never answered are gone with the tab that asked; the tab beside it asks again. */
function forget(world: World, device: SimDevice, all = false): void {
  for (const one of world.acts)
    if (one.device === device.name && one.state === 'asked' && (all || !one.beside)) one.state = 'gone';
}

async function kill(world: World, device: SimDevice): Promise<string | null> {
  device.crash();
  forget(world, device, true);
  await world.time.runFor(50);
  const broken = await forgotten(device, world);
  if (broken) return broken;
  await opened(world, device, 300);
  return null;
}

function plugIn({ network }: World, device: SimDevice): void {
  network.plug(device.name);
  device.running?.engine.wake();
}

/** The tab that leads is closed; whatever the other has asked and not heard, the next leader is asked again. */
async function leaderDies(world: World, device: SimDevice): Promise<null> {
  const { random, acts, time } = world;
  const { running } = device;
  const workspace = device.tab?.workspace;
  // In the middle of what the other tab has asked: before it was heard, while it is written, or before it is answered.
  const words = running && workspace ? ['l', 'm'] : [];
  for (const letter of words) {
    const word = `${letter}${acts.length}z${random.int(1_000_000)}${letter}`;
    const beside = { ...running, workspace } as Running;
    const done = act({ random, running: beside, device: device.name, word, beside: true });
    if (done) acts.push(done);
  }
  await time.runFor(random.int(14));
  device.leaderDies();
  forget(world, device);
  await opened(world, device, 300);
  return null;
}

/** Another tab takes the lead while this one is frozen; then it thaws and goes on as if nothing had been. */
async function thaw(world: World, device: SimDevice): Promise<null> {
  const frozen = device.freeze();
  if (!frozen) return null;
  forget(world, device);
  await opened(world, device, 300);
  for (let turn = 0; turn < 2; turn += 1) {
    const { random, acts } = world;
    const word = `f${acts.length}z${random.int(1_000_000)}f`;
    const done = act({
      random,
      running: turn === 0 && device.running ? device.running : frozen,
      device: device.name,
      word,
    });
    if (done) acts.push(done);
    await world.time.runFor(80);
  }
  // Whoever asked the one that thawed is never answered: nothing is saved there any more.
  frozen.engine.stop();
  forget(world, device);
  await opened(world, device, 300);
  return null;
}

/** The same disk in two machines. Only the first is the device; the copy is found out, and loses nothing it said. */
async function copyOf(world: World, device: SimDevice): Promise<null> {
  if (world.devices.some(({ name }) => name.startsWith('copy'))) return null;
  const { machine } = device.options;
  const memory = device.memory.copy();
  const copy = new SimDevice({ ...device.options, machine: { ...machine, name: `copy of ${machine.name}` }, memory });
  world.devices.push(copy);
  await opened(world, copy);
  return null;
}

/** Somebody wants room: all that is not pinned goes, open or not, with edits in it or not. */
function makeRoom({ time }: World, { running }: SimDevice): void {
  void running?.workspace.freeSpace(time.now() + 86_400_000).catch(() => undefined);
}

type Happening = (world: World, device: SimDevice) => unknown;

/** What can go wrong, each until its share of the dice is used up. */
const happenings: readonly (readonly [until: number, said: string, happens: Happening])[] = [
  [0.2, 'cut', ({ network }, { name }) => network.cut(name)],
  [0.35, 'unplugged', ({ network }, { name }) => network.unplug(name)],
  [0.55, 'plugged', plugIn],
  [0.6, 'half open', ({ network }, { name }) => network.halfOpen(name)],
  [0.7, 'relay dies', ({ relay }) => relay.crash()],
  [0.82, 'relay starts', ({ relay }) => relay.start()],
  [0.84, 'room made', makeRoom],
  [0.87, 'killed', kill],
  [0.9, 'leading tab closed', leaderDies],
  [0.91, 'leader heard twice', (_world, { tab }) => tab?.repeat()],
  [0.93, 'disk full', (_world, { memory }) => memory.fail(new DiskFull('no room'))],
  [0.95, 'disk has room', (_world, { memory }) => memory.fail(null)],
  [0.98, 'thawed', thaw],
];

export async function misfortune(world: World): Promise<string | null> {
  const { random, devices, story, fault } = world;
  const device = random.pick(devices);
  const roll = random.next();
  const [, said, happens] = happenings.find(([until]) => roll < until) ?? [1, 'copied', copyOf];
  if (happens === copyOf && fault !== 'repeated batch believed unseen') return null;
  story.push(`${said} (${device.name})`);
  const broken = await happens(world, device);
  return typeof broken === 'string' ? broken : null;
}
