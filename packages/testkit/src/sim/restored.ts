// A world whose relay is set back to an older image of its disk, after everybody had been told that all was saved there.
// Whoever had seen more gives it back; nobody loses anything, nobody is told what is not so, and in the end all are one.
import { createRandom, type Random } from '../random.ts';
import { setRights } from './deciding.ts';
import type { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { doneTwice, forgotten, otherText, saidOfLost, unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { decidedTooEarly } from './rights-kept.ts';
import { bytesOnDisk, holds } from './record.ts';
import { createWorld, opened, type World } from './living.ts';
import { BrokenPromise } from './relay-view.ts';
import { renew } from './misfortune.ts';
import { begin, doSomething, heal, sentenceOf } from './world.ts';

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
  await everybodyHadTime(world);
  world.view.again();
  return (
    decidedTooEarly(world) ??
    unequal(world.devices, world) ??
    doneTwice(world) ??
    (await vanished(world.devices, world)) ??
    (await nothingLost(world)) ??
    (await otherText(world.devices, world)) ??
    stillAside(world)
  );
}

/** Until then it is offered; then what cannot come back is let go, or is in the tray. */
const everybodysTime = 270_000;
const asideAt = ({ running }: SimDevice): readonly string[] => [...(running?.engine.core.held.aside.keys() ?? [])];

/** To be waited for before all are asked to be one. */
export async function everybodyHadTime({ devices, time }: World): Promise<void> {
  if (devices.some((device) => asideAt(device).length > 0)) await time.runFor(everybodysTime);
}

export function stillAside({ devices }: World): string | null {
  const one = devices.find((device) => asideAt(device).length > 0);
  return one ? `P5: ${one.name} holds what the relay has not got back` : null;
}

interface Going {
  readonly random: Random;
  readonly steps: number;
  /** Documents begin anew. */
  readonly isRenewing?: boolean;
}

/** Rights change beside what is written. */
async function goOnDeciding(world: World, { random, steps, isRenewing = false }: Going): Promise<string | null> {
  for (let step = 0; step < steps; step += 1) {
    if (random.chance(0.25)) setRights(world, random.pick(world.devices));
    if (isRenewing && random.chance(0.2)) void renew(world);
    const broken = await liveOn(world, 1);
    if (broken) return broken;
  }
  return null;
}

/**
 * A history that only the relay had goes with it: of what was written over where somebody holds the document whole. What
 * its own device let go of is asked of the others.
 */
async function forgetHistory({ acts, devices, view }: World): Promise<void> {
  const over = view.writtenOver();
  const kept = new Map<string, readonly Uint8Array[]>();
  for (const { name, memory } of devices) kept.set(name, await bytesOnDisk(memory.open()));
  const has = (name: string, word: string): boolean => kept.get(name)?.some((bytes) => holds(bytes, word)) ?? false;
  for (const [at, act] of acts.entries()) {
    if (act.state !== 'here' || has(act.device, act.word)) continue;
    const isAnywhere = !over.has(act.word) && devices.some(({ name }) => has(name, act.word));
    acts[at] = isAnywhere ? { ...act, device: `${act.device}, before` } : { ...act, state: 'gone' };
  }
}

export interface Restored {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Groups of the relay's disk that were lost. */
  readonly lost: number;
  /** In which incarnation the relay is in the end. */
  readonly incarnation: number;
}
/** What is there when the relay is set back: everybody has been told that all is saved there, but who is away. */
async function liveUntilLoss(
  world: World,
  { random, isRenewing }: Pick<Going, 'random' | 'isRenewing'>,
): Promise<SimDevice | null> {
  const { devices, network, time } = world;
  await begin(world, 2);
  await liveOn(world, 10);
  await heal(world);
  const away = random.chance(0.5) ? random.pick(devices.slice(1)) : null;
  if (away) network.unplug(away.name);
  const broken = await goOnDeciding(world, { random, steps: random.int(6), isRenewing: isRenewing === true });
  await time.runFor(random.int(5_000));
  isKept(broken ?? (await nothingLost(world)));
  await forgetHistory(world);
  return away;
}

/** Answers how many groups of its disk were lost. */
async function lose(world: World, random: Random): Promise<number> {
  const { relay, time, story } = world;
  relay.crash();
  const lost = 1 + random.int(Math.min(24, restoredFrom(world) - 1));
  relay.disk.rewind(lost);
  story.push(`the relay loses ${lost} groups`);
  // Its image may go on alone for a while, with devices that have not seen more.
  relay.start();
  // Until its line breaks nobody can know.
  await time.runFor(100);
  return lost;
}

async function comeBack(world: World, away: SimDevice | null): Promise<void> {
  const { relay, devices, network, time } = world;
  if (away) network.plug(away.name);
  away?.running?.engine.wake();
  await time.runFor(20_000);
  relay.openByHand();
  await time.runFor(5_000);
  isKept(await nothingLost(world));
  for (const device of devices) {
    const closing = device.close();
    await time.runFor(500);
    await closing;
    await opened(world, device, 5_000);
  }
  await heal(world);
  await time.runFor(30_000);
}

function isKept(broken: string | null): void {
  if (broken !== null) throw new BrokenPromise(broken);
}

export const liveThroughRestore = (seed: number, fault: Fault | null = null): Promise<Restored> =>
  liveThroughLoss(seed, { fault, isRenewing: false });
/** The same where documents had begun anew, and the relay may have lost that. */
export const liveThroughEpochs = (seed: number, fault: Fault | null = null): Promise<Restored> =>
  liveThroughLoss(seed, { fault, isRenewing: true });
/** And where the relay, which does not know yet what it lost, begins documents anew once more. */
export const liveThroughTwoBeginnings = (seed: number, fault: Fault | null = null): Promise<Restored> =>
  liveThroughLoss(seed, { fault, isRenewing: true, beginsTwice: true });

interface LossOptions {
  readonly fault: Fault | null;
  readonly isRenewing: boolean;
  readonly beginsTwice?: boolean;
}
async function liveThroughLoss(
  seed: number,
  { fault, isRenewing, beginsTwice = false }: LossOptions,
): Promise<Restored> {
  const world = createWorld(seed, fault, await genesis());
  const random = createRandom(`restore ${seed}`);
  let lost = 0;
  const living = async (): Promise<string | null> => {
    const away = await liveUntilLoss(world, { random, isRenewing });
    lost = await lose(world, random);
    isKept(await goOnDeciding(world, { random, steps: 8, isRenewing: beginsTwice }));
    await comeBack(world, away);
    return allAreOne(world);
  };
  const broken = await living().catch(sentenceOf);
  return { broken, story: world.story, lost, incarnation: await world.relay.incarnation() };
}
