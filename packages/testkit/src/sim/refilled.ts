// A world whose relay loses all that it held, after a backup had been verified and devices had let go of single entries:
// what is left stands on devices, on some only inside documents that they hold whole. Nobody loses anything.
import { createRandom, type Random } from '../random.ts';
import type { Fault } from './faults.ts';
import { doneTwice, otherText, unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { everybodyHadTime, liveOn, stillAside } from './restored.ts';
import { begin, doSomething, heal } from './world.ts';

/** Some have been away since before the backup, and hold all as entries; the others have cut. */
export async function someAreAway({ devices, time }: World, random: Random): Promise<void> {
  for (const device of devices.slice(1)) {
    if (!random.chance(0.4)) continue;
    const closing = device.close();
    await time.runFor(400);
    await closing;
  }
}

/** Whoever is there goes on; what is true of them is looked at when all are back. */
export async function goOn(world: World, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    doSomething(world);
    await world.time.runFor(world.random.int(400));
  }
}

/** What writes to the relay's disk takes a while. */
async function inTime({ time }: World, work: Promise<void>): Promise<void> {
  await time.runFor(100);
  await work;
}

/** All give back what they hold, and the relay is opened. */
export async function allComeBack(world: World): Promise<void> {
  const { relay, devices, time, view } = world;
  for (const device of devices) if (!device.running) await opened(world, device, 3_000);
  await heal(world);
  await time.runFor(60_000);
  // A machine that never comes is not waited for. Until then a device keeps what somebody may not read any more.
  relay.openByHand();
  await time.runFor(5_000);
  // Everybody asks for the pages that there are now.
  view.again();
  await heal(world);
}

/** A value that was written over is in no document that is held whole: it is in the history of who had it as an entry. */
export async function areOneAgain(world: World): Promise<string | null> {
  const { devices, view } = world;
  await everybodyHadTime(world);
  view.again();
  return (
    unequal(devices, world) ??
    doneTwice(world) ??
    (await vanished(devices, world)) ??
    (await otherText(devices, world)) ??
    stillAside(world)
  );
}

export interface Refilled {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Documents that devices held only whole when the relay was emptied. */
  readonly wholes: number;
}
export async function liveThroughRefill(seed: number, fault: Fault | null = null): Promise<Refilled> {
  const world = createWorld(seed, fault, await genesis());
  const random = createRandom(`refill ${seed}`);
  const { relay, devices, time, story } = world;
  await begin(world, 2);
  await liveOn(world, 8);
  await someAreAway(world, random);
  await goOn(world, 6);
  await time.runFor(4_000);
  await inTime(world, relay.backUp());
  await time.runFor(4_000);
  await goOn(world, random.int(5));
  await time.runFor(random.int(6_000));
  const wholes = devices.reduce((sum, { running }) => sum + (running?.engine.core.held.reaches.size ?? 0), 0);
  story.push('the relay is emptied');
  await inTime(world, relay.emptied());
  if (random.chance(0.3)) {
    await time.runFor(random.int(3_000));
    story.push('and once more, while it is filled again');
    await inTime(world, relay.emptied());
  }
  world.view.again();
  await goOn(world, 4);
  await allComeBack(world);
  return { broken: await areOneAgain(world), story, wholes };
}
