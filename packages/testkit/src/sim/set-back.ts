// A world in which one device is set back to an earlier day of its own, as a phone restored from its backup is, and writes
// on at once, with no network. It gets back what it had written since; nothing of it is mixed up with what it writes now.
import { createRandom } from '../random.ts';
import { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { allAreOne, liveOn } from './restored.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { begin, heal } from './world.ts';

export interface SetBack {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** How many of its edits, made after it was set back, met numbers that it had used. */
  readonly clashes: number;
}

async function setBackOne(world: World, device: SimDevice, memory: SimDevice['memory']): Promise<SimDevice> {
  const { devices, network, time, story } = world;
  await device.close();
  network.cut(device.name);
  await time.runFor(100);
  const again = new SimDevice({ ...device.options, memory, lives: 1_000 });
  devices[devices.indexOf(device)] = again;
  network.unplug(again.name);
  story.push(`${again.name} is set back`);
  // Its disk of before is gone. What lies only in the past is on the relay, where a snapshot may be all there is of it.
  for (const [at, one] of world.acts.entries())
    if (one.device === again.name && one.state === 'here') world.acts[at] = { ...one, device: `${one.device}, before` };
  await opened(world, again);
  return again;
}

export async function liveThroughSetBack(seed: number, fault: Fault | null = null): Promise<SetBack> {
  const world = createWorld(seed, fault, await genesis());
  const random = createRandom(`set back ${seed}`);
  const { devices, time } = world;
  await begin(world);
  await liveOn(world, 6);
  const device = random.pick(devices);
  const closing = device.close();
  await time.runFor(500);
  await closing;
  const backup = device.memory.copy();
  await opened(world, device);
  await liveOn(world, 12);
  await heal(world);
  const setting = setBackOne(world, device, backup);
  await time.runFor(5_000);
  const again = await setting;
  const from = again.running?.engine.core.held.batch ?? 0;
  let broken = await liveOn(world, 12);
  await heal(world);
  await time.runFor(30_000);
  broken ??= await allAreOne(world);
  const to = again.running?.engine.core.held.batch ?? 0;
  return { broken, story: world.story, clashes: to - from > 1_000 ? 1 : 0 };
}
