// One seed, one world: people at devices, a relay, and everything that goes wrong between them. Runs until all is healed
// and answers the first promise that was broken, or null.
import { isRefusal } from '@baton/model/refusal';
import { addProject } from '@baton/model/project/commands';
import { assert } from '@baton/model/assert';
import { act } from './acts.ts';
import type { Fault } from './faults.ts';
import {
  doneTwice,
  forgotten,
  lostInCompaction,
  otherText,
  saidTooMuch,
  unanswered,
  unequal,
  vanished,
} from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { misfortune } from './misfortune.ts';

const steps = 36;

export async function begin(world: World): Promise<void> {
  for (const device of world.devices) await opened(world, device);
  const [ann] = world.devices;
  assert(ann?.running, 'Ann’s device opens while all is well');
  const { space } = world.genesis;
  const founding = ann.running.workspace.run(addProject, { space, name: 'Spring launch', hue: 1, prefix: 'SPR' });
  await world.time.runFor(1_500);
  assert(!isRefusal(await founding), 'the project can be founded');
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
  await time.runFor(10_000);
  await fetchAll(world);
}

/** Whatever a device has let go or never had comes whole; what it kept it must have kept up. */
async function fetchAll({ devices, time, view }: World): Promise<void> {
  view.look();
  const docs = view.docs().filter((doc) => doc.startsWith('p/') || doc.startsWith('a/'));
  for (const { running } of devices) void running?.engine.core.asking.hold(docs);
  await time.runFor(5_000);
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
  await begin(world);
  for (let step = 0; step < steps; step += 1) {
    const broken = await oneStep(world);
    if (broken) return broken;
  }
  await heal(world);
  return (
    unequal(world.devices, world) ??
    unanswered(world) ??
    doneTwice(world) ??
    (await vanished(world.devices, world)) ??
    (await everyDisk(world)) ??
    (await otherText(world.devices, world)) ??
    lostInCompaction(world)
  );
}

async function everyDisk(world: World): Promise<string | null> {
  for (const device of world.devices) {
    const broken = await forgotten(device, world);
    if (broken) return broken;
  }
  return null;
}

export interface Lived {
  readonly broken: string | null;
  readonly story: readonly string[];
  readonly acts: number;
}
export async function liveThrough(seed: number, fault: Fault | null = null): Promise<Lived> {
  const world = createWorld(seed, fault, await genesis());
  const broken = await live(world).catch((error: unknown) => `the world ended: ${String(error)}`);
  return { broken, story: world.story, acts: world.acts.length };
}
