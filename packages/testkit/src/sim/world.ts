// One seed, one world: people at devices, a relay, and everything that goes wrong between them. Runs until all is healed
// and answers the first promise that was broken, or null.
import { recordOfDoc } from '@baton/replica/layout';
import { isRefusal } from '@baton/model/refusal';
import { addProject } from '@baton/model/project/commands';
import { assert } from '@baton/model/assert';
import { act } from './acts.ts';
import type { Fault } from './faults.ts';
import {
  doneTwice,
  forgotten,
  lostInCompaction,
  lostInRenewal,
  otherText,
  saidTooMuch,
  unanswered,
  unequal,
  vanished,
} from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { forget, misfortune } from './misfortune.ts';
import { BrokenPromise } from './relay-view.ts';
import { toldTooMuch, trespassed } from './rights-kept.ts';

const steps = 36;

/** @param spaces in which there is work: in both, or in everybody's alone. */
export async function begin(world: World, spaces: 1 | 2 = 1): Promise<void> {
  for (const device of world.devices) await opened(world, device);
  const [ann] = world.devices;
  assert(ann?.running, 'Ann’s device opens while all is well');
  const { space, back } = world.genesis;
  const { workspace } = ann.running;
  const founding = [
    workspace.run(addProject, { space, name: 'Spring launch', hue: 1, prefix: 'SPR' }),
    ...(spaces === 2 ? [workspace.run(addProject, { space: back, name: 'Accounts', hue: 2, prefix: 'ACC' })] : []),
  ];
  await world.time.runFor(1_500);
  for (const founded of founding) assert(!isRefusal(await founded), 'the project can be founded');
}

export function doSomething(world: World): void {
  const { random, devices, acts, story } = world;
  const device = random.pick(devices);
  if (!device.running) return;
  const word = `q${acts.length}z${random.int(1_000_000)}q`;
  const other = random.chance(0.3) ? device.tab?.workspace : null;
  const running = other ? { ...device.running, workspace: other } : device.running;
  const done = act({ random, running, device: device.name, word, beside: Boolean(other) });
  if (done) acts.push(done);
  story.push(`${device.name} acts ${done?.word ?? ''}`);
}

export async function heal(world: World): Promise<void> {
  const { relay, network, devices, time } = world;
  relay.start();
  for (const device of devices) {
    network.plug(device.name);
    network.cut(device.name);
    device.memory.fail(null);
    if (!device.running) await opened(world, device);
    device.running?.engine.wake();
  }
  await time.runFor(3_000);
  for (const { running } of devices) running?.engine.wake();
  await time.runFor(15_000);
  await fetchAll(world);
  for (const one of devices.filter(({ left }) => left !== null)) forget(world, one, true);
}

/** Whatever a device has let go or never had comes whole; what it kept it must have kept up. */
async function fetchAll({ devices, time, view }: World): Promise<void> {
  view.look();
  const asked = (of: string): void => {
    const docs = view.docs().filter((doc) => doc.startsWith(of));
    for (const { running, options } of devices)
      void running?.engine.core.asking.hold(docs.filter((doc) => view.mayRead(options.machine.person, doc)));
  };
  asked('p/');
  // Else what nobody wants goes again as soon as it has come.
  for (const { running, options } of devices)
    for (const doc of view.docs().filter((one) => one.startsWith('p/') && view.mayRead(options.machine.person, one)))
      void running?.engine.core.arranging.pin(recordOfDoc(doc) ?? '', true);
  await time.runFor(5_000);
  if (!view.docs().some((doc) => doc.startsWith('a/'))) return;
  // Archives nobody keeps for long.
  asked('a/');
  await time.runFor(3_000);
}

/** Something is done or something goes wrong, and a moment passes. */
async function oneStep(world: World): Promise<string | null> {
  if (world.random.chance(0.62)) doSomething(world);
  else {
    const broken = await misfortune(world);
    if (broken) return broken;
  }
  await world.time.runFor(world.random.chance(0.3) ? 5 : world.random.int(900));
  for (const device of world.devices) {
    const broken = saidTooMuch(device, world);
    if (broken) return broken;
  }
  return null;
}

/** @returns the first broken promise as a sentence, or null. */
async function live(world: World): Promise<string | null> {
  await begin(world, 2);
  for (let step = 0; step < steps; step += 1) {
    const broken = await oneStep(world);
    if (broken) return broken;
  }
  await heal(world);
  for (const ask of promises) {
    const broken = await ask(world);
    if (broken !== null) return broken;
  }
  return null;
}

const troubled = ({ relay: { troubles } }: World): string | null =>
  troubles.length > 0 ? `P4: the relay could not go on ${troubles[0]}` : null;

/** What is asked when all is healed and idle. */
const promises: readonly ((world: World) => string | null | Promise<string | null>)[] = [
  (world) => unequal(world.devices, world),
  unanswered,
  doneTwice,
  (world) => vanished(world.devices, world),
  everyDisk,
  (world) => otherText(world.devices, world),
  lostInCompaction,
  lostInRenewal,
  troubled,
  trespassed,
  toldTooMuch,
];

async function everyDisk(world: World): Promise<string | null> {
  for (const device of world.devices) {
    const broken = await forgotten(device, world);
    if (broken) return broken;
  }
  return null;
}

export const sentenceOf = (error: unknown): string =>
  error instanceof BrokenPromise ? error.message : `the world ended: ${String(error)}`;

export interface Lived {
  readonly broken: string | null;
  readonly story: readonly string[];
  readonly acts: number;
}
export async function liveThrough(seed: number, fault: Fault | null = null): Promise<Lived> {
  const world = createWorld(seed, fault, await genesis());
  const broken = await live(world).catch(sentenceOf);
  return { broken, story: world.story, acts: world.acts.length };
}
