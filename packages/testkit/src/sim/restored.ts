// A world whose relay is set back to an older image of its disk, after everybody had been told that all was saved there.
// Whoever had seen more gives it back; nobody loses anything, nobody is told what is not so, and in the end all are one.
import { deviceNoOf } from '@baton/replica/client-id';
import { createRandom } from '../random.ts';
import type { Fault } from './faults.ts';
import { doneTwice, forgotten, otherText, saidOfLost, unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { begin, doSomething, heal } from './world.ts';

const restoredFrom = (world: World): number => world.relay.disk.groups.length - world.genesis.groups.length;

export async function liveOn(world: World, steps: number): Promise<string | null> {
  for (let step = 0; step < steps; step += 1) {
    doSomething(world);
    await world.time.runFor(world.random.int(400));
    const broken = await untrue(world);
    if (broken) return broken;
  }
  return null;
}

/** P3 after a restore: what is not on the relay any more is not said to be there. */
async function untrue(world: World): Promise<string | null> {
  world.view.again();
  for (const device of world.devices) {
    const status = device.running?.engine.core.statuses.topic.last();
    if (!status) return `P2: ${device.name} does not open any more`;
    if (status.ended !== null) return `P4: ${device.name} has given up: ${status.ended}`;
    // Until the relay has said how it stands, a device cannot know; it does not claim to be connected either.
    if (status.link !== 'live') continue;
    const broken = await saidOfLost(device, world);
    if (broken) return broken;
  }
  return null;
}

async function nothingLost(world: World): Promise<string | null> {
  for (const device of world.devices) {
    const broken = await forgotten(device, world);
    if (broken) return broken;
  }
  return untrue(world);
}

export async function allAreOne(world: World): Promise<string | null> {
  world.view.again();
  return (
    unequal(world.devices, world) ??
    doneTwice(world) ??
    (await vanished(world.devices, world)) ??
    (await nothingLost(world)) ??
    (await otherText(world.devices, world)) ??
    (await stillAside(world))
  );
}

/** What nobody wrote and no stamp covers, nobody can give back: a copy that the relay's compactor made, lost before its stamp. */
const isCopy = (key: string): boolean => deviceNoOf(Number(key.split(' ')[1])) === 0;
/** Until then it is offered; then it is let go. */
const everybodysTime = 270_000;

export async function stillAside({ devices, time }: World): Promise<string | null> {
  const asideAt = ({ running }: World['devices'][number]) => [...(running?.engine.core.held.aside.keys() ?? [])];
  const keys = devices.flatMap(asideAt);
  if (keys.length > 0 && keys.every(isCopy)) await time.runFor(everybodysTime);
  const one = devices.find((device) => asideAt(device).length > 0);
  return one ? `P5: ${one.name} holds what the relay has not got back` : null;
}

export interface Restored {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Groups of the relay's disk that were lost. */
  readonly lost: number;
  /** In which incarnation the relay is in the end. */
  readonly incarnation: number;
}
export async function liveThroughRestore(seed: number, fault: Fault | null = null): Promise<Restored> {
  const world = createWorld(seed, fault, await genesis());
  const random = createRandom(`restore ${seed}`);
  const { relay, devices, time } = world;
  await begin(world, 2);
  await liveOn(world, 10);
  await heal(world);
  relay.crash();
  const lost = 1 + random.int(Math.min(12, restoredFrom(world) - 1));
  relay.disk.rewind(lost);
  world.story.push(`the relay loses ${lost} groups`);
  // Its image may go on alone for a while, with devices that have not seen more.
  relay.start();
  // Until its line breaks nobody can know.
  await time.runFor(100);
  let broken = await liveOn(world, 8);
  await time.runFor(20_000);
  broken ??= await nothingLost(world);
  for (const device of devices) {
    const closing = device.close();
    await time.runFor(500);
    await closing;
    await opened(world, device, 5_000);
  }
  await heal(world);
  await time.runFor(30_000);
  broken ??= await allAreOne(world);
  return { broken, story: world.story, lost, incarnation: await relay.incarnation() };
}
