// A world whose relay is set back to an older image of its disk, after everybody had been told that all was saved there.
// Whoever had seen more is told so plainly, goes on locally, and loses nothing; nobody is told that it is on the relay.
import { createRandom } from '../random.ts';
import { forgotten } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import type { SimDevice } from './device.ts';
import { begin, doSomething, heal } from './world.ts';

const restoredFrom = (world: World): number => world.relay.disk.groups.length - world.genesis.groups.length;

async function liveOn(world: World, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    doSomething(world);
    await world.time.runFor(world.random.int(400));
  }
}

/** P3 after a restore: what is not on the relay any more is not said to be there. */
function untrue(device: SimDevice, { acts, view }: World): string | null {
  const status = device.running?.engine.core.statuses.topic.last();
  if (!status) return `P2: ${device.name} does not open any more`;
  const lost = acts.find((act) => act.device === device.name && act.state === 'here' && !view.holds(act.word));
  if (status.ended === null)
    return lost && status.save.state === 'relay' ? `P3: ${device.name} does not know that ${lost.word} is gone` : null;
  if (!status.ended.includes('set back')) return `P3: ${device.name} says “${status.ended}”`;
  if (status.link !== 'ended') return `P3: ${device.name} has ended and shows ${status.link}`;
  return status.save.state === 'relay'
    ? `P3: ${device.name} shows “Saved on relay” of a relay that was set back`
    : null;
}

async function nothingLost(world: World): Promise<string | null> {
  world.view.again();
  for (const device of world.devices) {
    const broken = untrue(device, world) ?? (await forgotten(device, world));
    if (broken) return broken;
  }
  return null;
}

export interface Restored {
  readonly broken: string | null;
  /** Devices that had seen what the relay lost. */
  readonly told: number;
}
export async function liveThroughRestore(seed: number): Promise<Restored> {
  const world = createWorld(seed, null, await genesis());
  const random = createRandom(`restore ${seed}`);
  const { relay, devices, time } = world;
  await begin(world);
  await liveOn(world, 10);
  await heal(world);
  relay.crash();
  relay.disk.rewind(1 + random.int(Math.min(12, restoredFrom(world) - 1)));
  relay.start();
  await time.runFor(20_000);
  let broken = await nothingLost(world);
  // They go on, and start again.
  await liveOn(world, 8);
  await time.runFor(20_000);
  broken ??= await nothingLost(world);
  for (const device of devices) {
    const closing = device.close();
    await time.runFor(500);
    await closing;
    await opened(world, device, 5_000);
  }
  broken ??= await nothingLost(world);
  const told = devices.filter(({ running }) => running?.engine.core.statuses.topic.last()?.ended).length;
  return { broken, told };
}
