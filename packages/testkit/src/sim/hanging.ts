// A world in which people relate tasks, put them under one another, hang files on them and let them come again,
// while somebody is away and the relay loses its power: so rings are closed by merging, and the next of a series is made by
// several apart. In the end all show the same rows and derive the same of them.
import type { Day } from '@baton/model/day';
import { addFiles } from '@baton/model/file/commands';
import { relateTasks, unrelateTasks } from '@baton/model/relation/commands';
import { blocking, ringing } from '@baton/model/relation/rules';
import { familyOf } from '@baton/model/task/parents';
import { setParent } from '@baton/model/task/part-commands';
import { occurrenceOf, seriesOf } from '@baton/model/task/series';
import { bearComing, setRepeat } from '@baton/model/task/series-commands';
import { finishTask } from '@baton/model/task/status-command';
import type { Task } from '@baton/model/task/schema';
import type { Rows } from '@baton/model/tx';
import { canonical } from '@baton/replica/cells/canonical';
import type { Workspace } from '@baton/workspace/contract';
import type { SimDevice } from './device.ts';
import { unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, type World } from './living.ts';
import { begin, doSomething, heal } from './world.ts';

export interface HangingLife {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** Relations and parents that count nowhere in the end, and tasks that came again. */
  readonly rings: number;
  readonly again: number;
  readonly files: number;
}
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
const rowsOf = (device: SimDevice): Rows | undefined => device.running?.engine.core.replica.rows;

interface Intent {
  readonly at: Workspace;
  readonly rows: Rows;
  readonly world: World;
  readonly one: Task;
  readonly other: Task;
}
type Do = (intent: Intent) => Promise<unknown>;
const kinds = ['waits-for', 'waits-for', 'follows', 'duplicates', 'relates'] as const;

const fileOf = (number: number) => ({
  name: `Rough cut ${number}.mp4`,
  hash: String(number).padStart(64, '0'),
  size: 90_000_000,
  type: 'video/mp4',
});

const intents: readonly Do[] = [
  ({ at, world, one, other }) => at.run(relateTasks, { from: one.id, to: other.id, kind: world.random.pick(kinds) }),
  ({ at, one, other }) => at.run(relateTasks, { from: one.id, to: other.id, kind: 'waits-for' as const }),
  ({ at, one, other }) => at.run(relateTasks, { from: one.id, to: other.id, kind: 'waits-for' as const }),
  ({ at, one, other }) => at.run(setParent, { task: one.id, parent: other.id, at: 'top' }),
  ({ at, one, other }) => at.run(setParent, { task: one.id, parent: other.id, at: 'bottom' }),
  ({ at, one, world }) =>
    at.run(setRepeat, {
      task: one.id,
      repeat: { every: 1, unit: 'week', from: world.random.chance(0.5) ? 'day' : 'done', until: '2027-01-01' as Day },
    }),
  ({ at, one }) => at.run(finishTask, { task: one.id, done: true }),
  ({ at }) => at.run(bearComing, {}),
  // Its bytes are on their way, or never come: what is said of a file is there without them.
  ({ at, one, world }) => at.run(addFiles, { task: one.id, files: [fileOf(world.random.int(1_000_000))] }),
  ({ at, rows, world }) => {
    const relations = [...rows.relations.all()].sort(byId);
    return relations.length === 0 || world.random.chance(0.6)
      ? Promise.resolve()
      : at.run(unrelateTasks, { relation: world.random.pick(relations).id });
  },
  ({ at }) => at.undo(),
];

/** Few tasks, so that rings close; of everybody's edits nobody waits for one. */
function hang(world: World): void {
  const { random, devices, story } = world;
  const device = random.pick(devices);
  const rows = rowsOf(device);
  const tasks = [...(rows?.tasks.all() ?? [])].sort(byId).slice(0, 4);
  if (rows === undefined || device.running === null || tasks.length < 2) return doSomething(world);
  const at = random.int(intents.length);
  const intent = { at: device.running.workspace, rows, world, one: random.pick(tasks), other: random.pick(tasks) };
  void intents[at]?.(intent).catch(() => undefined);
  story.push(`${device.name} does ${at} with ${intent.one.id} and ${intent.other.id}`);
}

async function season(world: World): Promise<void> {
  const { random, relay, network, devices, time, story } = world;
  const away = devices.filter(() => random.chance(0.8));
  for (const { name } of away) network.unplug(name);
  for (let step = 0; step < 14; step += 1) {
    if (random.chance(0.8)) hang(world);
    else doSomething(world);
    await time.runFor(random.int(500));
  }
  if (random.chance(0.3)) {
    relay.crash();
    story.push('the relay loses its power');
    await time.runFor(random.int(400));
    relay.start();
  }
  for (const { name } of away) network.plug(name);
  for (const { running } of devices) running?.engine.wake();
  await time.runFor(8_000);
}

/** What a device derives: who waits for whom, who is a part of whom, and which edges count nowhere. */
function derivedBy(rows: Rows): { readonly text: string; readonly rings: number } {
  const [blockers, isRinging, family] = [blocking(rows), ringing(rows), familyOf(rows)];
  const tasks = [...rows.tasks.all()].sort(byId);
  const edges = [...rows.relations.all()].filter((one) => one.binned === null && isRinging(one)).map(({ id }) => id);
  const parts = tasks.filter((task) => family.isRinging(task)).map(({ id }) => id);
  const each = tasks.map((task) => [task.id, blockers(task).map(({ id }) => id), family.parentOf(task)?.id ?? null]);
  return { text: canonical([each, edges.sort(), parts]), rings: edges.length + parts.length };
}

/** One day of one series was made twice. */
function twice(rows: Rows): string | null {
  const seen = new Set<string>();
  for (const task of [...rows.tasks.all()].filter(({ series }) => series !== null)) {
    const day = `${seriesOf(task)} ${occurrenceOf(task).nth} ${occurrenceOf(task).day}`;
    if (seen.has(day)) return `two tasks of ${day}`;
    seen.add(day);
  }
  return null;
}

async function found(world: World): Promise<string | null> {
  const all = world.devices.filter(({ left }) => left === null).flatMap((device) => rowsOf(device) ?? []);
  const readers = all.map(derivedBy);
  const relations = all.map((rows) => canonical([...rows.relations.all()].sort(byId)));
  const files = all.map((rows) =>
    canonical([[...rows.files.all()].sort(byId), [...rows.fileVersions.all()].sort(byId)]),
  );
  const isOne = (texts: readonly string[]): boolean => new Set(texts).size <= 1;
  const broken = unequal(world.devices, world) ?? (await vanished(world.devices, world));
  if (broken !== null) return broken;
  if (!isOne(relations)) return 'devices have other relations';
  if (!isOne(files)) return 'devices have other files';
  if (!isOne(readers.map(({ text }) => text))) return 'devices derive something else';
  return all.map(twice).find((one) => one !== null) ?? null;
}

export async function liveHangingTogether(seed: number): Promise<HangingLife> {
  const world = createWorld(seed, null, await genesis());
  await begin(world);
  for (let step = 0; step < 6; step += 1) {
    doSomething(world);
    await world.time.runFor(400);
  }
  for (let turn = 0; turn < 3; turn += 1) await season(world);
  await heal(world);
  const rows = world.devices.flatMap((device) => rowsOf(device) ?? [])[0];
  return {
    broken: await found(world),
    story: world.story,
    rings: rows === undefined ? 0 : derivedBy(rows).rings,
    again: rows === undefined ? 0 : [...rows.tasks.all()].filter(({ series }) => series !== null).length,
    files: rows === undefined ? 0 : [...rows.files.all()].length,
  };
}
