// A world in which devices ask for pages all the time and make room again, while the relay dies in the middle of its
// answers, the lines are cut and the devices are killed.
import { createRandom } from '../random.ts';
import type { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { doneTwice, forgotten, otherText, unanswered, unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { begin, doSomething, heal } from './world.ts';

export interface Asked {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Answers in the middle of which something died, and documents that went. */
  readonly cut: number;
  readonly gone: number;
}

const pagesOf = ({ view }: World): readonly string[] => {
  view.look();
  return view.docs().filter((doc) => doc.startsWith('p/'));
};

/** What is not here is asked for; a moment later, within the answer or not, something dies. */
async function askAndDie(world: World, device: SimDevice): Promise<boolean> {
  const { random, relay, network, time, acts } = world;
  const { running } = device;
  if (!running) return false;
  void running.engine.core.asking.hold(pagesOf(world));
  await time.runFor(random.int(120));
  const isCut = pagesOf(world).some((doc) => running.engine.core.asking.isComing(doc));
  const roll = random.int(3);
  if (roll === 0) relay.crash();
  else if (roll === 1) network.cut(device.name);
  else {
    device.crash();
    for (const act of acts) if (act.device === device.name && act.state === 'asked') act.state = 'gone';
  }
  await time.runFor(random.int(200));
  relay.start();
  await opened(world, device, 400);
  device.running?.engine.wake();
  return isCut;
}

async function makeRoom({ time }: World, { running }: SimDevice): Promise<number> {
  let gone = 0;
  const making = running?.workspace.freeSpace(time.now() + 86_400_000).then((count) => (gone = count));
  making?.catch(() => undefined);
  await time.runFor(150);
  return gone;
}

async function allAreOne(world: World): Promise<string | null> {
  const { devices } = world;
  for (const device of devices) {
    const broken = await forgotten(device, world);
    if (broken) return broken;
  }
  return (
    unequal(devices, world) ??
    unanswered(world) ??
    doneTwice(world) ??
    (await vanished(devices, world)) ??
    (await otherText(devices, world))
  );
}

export async function liveThroughAsking(seed: number, fault: Fault | null = null): Promise<Asked> {
  const world = createWorld(seed, fault, await genesis());
  const random = createRandom(`asking ${seed}`);
  await begin(world);
  const sum = { cut: 0, gone: 0 };
  for (let step = 0; step < 14; step += 1) {
    for (let turn = 0; turn < 3; turn += 1) doSomething(world);
    await world.time.runFor(random.int(300));
    const device = random.pick(world.devices);
    if (random.chance(0.5)) sum.cut += Number(await askAndDie(world, device));
    else sum.gone += await makeRoom(world, device);
  }
  await heal(world);
  return { broken: await allAreOne(world), story: world.story, ...sum };
}
