// What goes wrong: cables, power, tabs that are killed, put away and thawed, machines that burn or are restored from a copy,
// rights that are withdrawn in the middle of a word.
import { DiskFull } from '@baton/store/disk';
import { act } from './acts.ts';
import { removeDevice, setRights } from './deciding.ts';
import { SimDevice, type Running } from './device.ts';
import { forgePointer } from './odd-commands.ts';
import { forgotten } from './findings.ts';
import { opened, type World } from './living.ts';

/** Acts that were asked and never answered are gone with the tab that asked; the tab beside it asks again. */
export function forget(world: World, device: SimDevice, all = false): void {
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

/** Something with a word of its own, whose letter tells where it was done. */
function actOn(world: World, device: SimDevice, letter: string): void {
  const { random, acts } = world;
  if (!device.running) return;
  const word = `${letter}${acts.length}z${random.int(1_000_000)}${letter}`;
  const done = act({ random, running: device.running, device: device.name, word });
  if (done) acts.push(done);
}

/** Somebody's rights change while they write, so that what they write is on its way; or while they are away. */
async function rightsChange(world: World, device: SimDevice): Promise<null> {
  const { forgers, network, random, time } = world;
  if (forgers.has(device.options.machine.person)) return null;
  const isAway = random.chance(0.4);
  if (isAway) network.unplug(device.name);
  else actOn(world, device, 'r');
  await time.runFor(random.int(isAway ? 400 : 30));
  setRights(world, device);
  for (let turn = 0; turn < 3; turn += 1) {
    await time.runFor(random.int(25));
    actOn(world, device, 'r');
  }
  return null;
}
async function deviceRemoved(world: World, device: SimDevice): Promise<null> {
  if (world.acts.length < 12) return null;
  actOn(world, device, 'd');
  removeDevice(world, device);
  for (let turn = 0; turn < 3; turn += 1) {
    await world.time.runFor(world.random.int(25));
    actOn(world, device, 'd');
  }
  return null;
}

/** Away while the others go on, then killed while it takes in what it has missed. */
async function killedComingBack(world: World, device: SimDevice): Promise<string | null> {
  const { network, time, random, devices } = world;
  network.unplug(device.name);
  for (let turn = 0; turn < 6; turn += 1) {
    actOn(world, random.pick(devices), 'k');
    await time.runFor(300);
  }
  if (!device.running) await opened(world, device, 100);
  plugIn(world, device);
  await time.runFor(20 + random.int(150));
  return kill(world, device);
}

/** The relay loses its power just when somebody has written, and that machine burns: nobody will say it again. */
async function bothDie(world: World, device: SimDevice): Promise<null> {
  const { devices, lost, time, random, relay, acts, view } = world;
  if (lost.length > 0 || device === devices[0] || devices.length < 3 || device.name.startsWith('copy')) return null;
  for (const one of devices) plugIn(world, one);
  await time.runFor(300);
  actOn(world, device, 'b');
  await time.runFor(10 + random.int(60));
  relay.crash();
  device.crash();
  devices.splice(devices.indexOf(device), 1);
  lost.push(device);
  view.look();
  // What was only there is gone with it; nobody was told that the relay has it.
  for (const one of acts) if (one.device === device.name && !view.holds(one.word)) one.state = 'gone';
  await time.runFor(100);
  relay.start();
  return null;
}

/** A pointer that nobody signs for says that a task has gone to the other space: of a modified client, as the relay lets it pass. */
function forge({ genesis, random, forgers, view }: World, { running, options }: SimDevice): void {
  const { person } = options.machine;
  const { rows } = running?.engine.core.replica ?? {};
  view.look();
  if (view.mayRead(person, `r/${genesis.back}/0`)) return;
  forgers.add(person);
  const tasks = [...(rows?.tasks.all() ?? [])].filter(({ id }) => rows?.tasks.spaceOf(id) === genesis.space);
  if (!running || tasks.length === 0) return;
  const task = random.pick(tasks.sort((a, b) => (a.id < b.id ? -1 : 1))).id;
  void running.workspace.run(forgePointer, { task, space: genesis.back }).catch(() => undefined);
}

export function renew(world: World): Promise<void> {
  world.view.look();
  const docs = world.view.docs().filter((doc) => !doc.startsWith('o/'));
  return docs.length === 0 ? Promise.resolve() : world.relay.renew(world.random.pick(docs));
}

type Happening = (world: World, device: SimDevice) => unknown;

/** What can go wrong, each until its share of the dice is used up. */
const happenings: readonly (readonly [until: number, said: string, happens: Happening])[] = [
  [0.15, 'cut', ({ network }, { name }) => network.cut(name)],
  [0.27, 'unplugged', ({ network }, { name }) => network.unplug(name)],
  [0.43, 'plugged', plugIn],
  [0.47, 'half open', ({ network }, { name }) => network.halfOpen(name)],
  [0.55, 'relay dies', ({ relay }) => relay.crash()],
  [0.65, 'relay starts', ({ relay }) => relay.start()],
  [0.67, 'room made', makeRoom],
  [0.7, 'killed', kill],
  [0.72, 'leading tab closed', leaderDies],
  [0.73, 'leader heard twice', (_world, { tab }) => tab?.repeat()],
  [0.75, 'disk full', (_world, { memory }) => memory.fail(new DiskFull('no room'))],
  [0.77, 'disk has room', (_world, { memory }) => memory.fail(null)],
  [0.8, 'thawed', thaw],
  [0.87, 'rights change', rightsChange],
  [0.88, 'removed', deviceRemoved],
  [0.91, 'killed coming back', killedComingBack],
  [0.925, 'relay and author die', bothDie],
  [0.945, 'a pointer is forged', forge],
  [0.965, 'backed up', ({ relay }) => void relay.dropOld()],
  [0.98, 'begun anew', (world) => void renew(world)],
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
