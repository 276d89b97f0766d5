// A world in which what is closed goes to archives a minute later, while people edit, reopen, are away, and the power of
// the relay goes at any moment. In the end every cell that was ever written is shown, or a newer one, by everybody.
import { setStatus } from '@baton/model/task/status-command';
import { doneTwice, forgotten, otherText, unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, type World } from './living.ts';
import { begin, doSomething, heal } from './world.ts';

export interface ArchivedLife {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** That stand in an archive in the end, and that were there and came back. */
  readonly away: number;
  readonly back: number;
}

/** Somebody sets a task to a status of this kind, and waits for nothing. */
function setKind({ random, devices, story }: World, kind: 'done' | 'doing'): void {
  const { running, name } = random.pick(devices);
  const rows = running?.engine.core.replica.rows;
  const tasks = [...(rows?.tasks.all() ?? [])];
  const status = [...(rows?.statuses.all() ?? [])].find((one) => one.kind === kind)?.id;
  if (running === null || tasks.length === 0 || status === undefined) return;
  const task = random.pick(tasks).id;
  void running.workspace.run(setStatus, { task: [task], status }).catch(() => undefined);
  story.push(`${name} sets ${task} to ${kind}`);
}

/** A while of life: closing, reopening, edits; somebody loses the network, the relay its power. */
async function season(world: World): Promise<void> {
  const { random, relay, network, devices, time, story } = world;
  for (let step = 0; step < 10; step += 1) {
    if (random.chance(0.5)) setKind(world, random.chance(0.75) ? 'done' : 'doing');
    else doSomething(world);
    await time.runFor(random.int(600));
  }
  const away = random.pick(devices).name;
  network.unplug(away);
  story.push(`${away} is away`);
  await time.runFor(62_000);
  // It takes a while, as everything does.
  void relay.backUp();
  for (let step = 0; step < 6; step += 1) {
    // Also by whoever is away: a task that is going while they write to it.
    const roll = random.next();
    if (roll < 0.5) setKind(world, 'doing');
    else if (roll < 0.75) doSomething(world);
    if (random.chance(0.3)) {
      relay.crash();
      story.push('the relay loses its power');
      await time.runFor(random.int(400));
      relay.start();
    }
    await time.runFor(random.int(4_000));
  }
  network.plug(away);
  for (const { running } of devices) running?.engine.wake();
  await time.runFor(10_000);
  void relay.backUp();
  await time.runFor(15_000);
}

async function found(world: World): Promise<string | null> {
  const { devices } = world;
  const broken =
    unequal(devices, world) ??
    doneTwice(world) ??
    (await vanished(devices, world)) ??
    (await otherText(devices, world));
  if (broken !== null) return broken;
  for (const device of devices) {
    const lost = await forgotten(device, world);
    if (lost !== null) return lost;
  }
  return null;
}

export async function liveWithArchives(seed: number): Promise<ArchivedLife> {
  const world = createWorld(seed, null, await genesis());
  const { relay, time, devices } = world;
  relay.archives = true;
  relay.crash();
  relay.start();
  await begin(world);
  for (let turn = 0; turn < 3; turn += 1) await season(world);
  // What has to come back does; then everybody fetches all, which nobody keeps for long.
  await time.runFor(20_000);
  await heal(world);
  const rows = devices[0]?.running?.engine.core.replica;
  const tasks = [...(rows?.rows.tasks.all() ?? [])];
  const wasAway = (id: string): boolean => rows?.docsOf(id).some((doc) => doc.startsWith('a/')) ?? false;
  return {
    broken: await found(world),
    story: world.story,
    away: tasks.filter(({ archive }) => archive !== null).length,
    back: tasks.filter(({ id, archive }) => archive === null && wasAway(id)).length,
  };
}
