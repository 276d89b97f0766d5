// What the relay tells, in orders that a network and a busy relay can give it.
import { addTask } from '@baton/model/task/add-commands';
import type { WireEntry } from '@baton/protocol/frames';
import { expect, test, vi } from 'vitest';
import { takeAck, takeEntries } from './incoming.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

/** Ann's screen is open and hears nothing any more; what Bo writes lies in the relay's log. */
async function deafAnn() {
  const scene = await openScene();
  const bo = await scene.join();
  const [at, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(4_000);
  const before = scene.relay.head;
  scene.relay.deaf = true;
  return {
    scene,
    at,
    bo: boAt.workspace,
    project,
    sees: watchProjects(at.workspace),
    told: () => scene.relay.log.slice(before),
  };
}

const tell = async (scene: Scene, { engine }: At, entries: readonly WireEntry[]): Promise<void> => {
  const number = entries.at(-1)?.number ?? 0;
  takeEntries(engine.core, { do: 'entries', entries, cursor: scene.relay.cursorAt(number), live: true });
  await scene.time.pass(20);
};

/** What is committed from now on, one list for each commit. */
function commitsOf({ disk }: At): { table: string; key: unknown }[][] {
  const commits: { table: string; key: unknown }[][] = [];
  const commit = disk.commit.bind(disk);
  vi.spyOn(disk, 'commit').mockImplementation((writes, how) => {
    commits.push(
      writes.map((write) => ('put' in write ? { table: write.put, key: write.key } : { table: 'removed', key: null })),
    );
    return commit(writes, how);
  });
  return commits;
}

test('[W23] entries that come in many frames or in one give the same rows, and told again they tell nothing', async () => {
  const { scene, at, bo, project, sees, told } = await deafAnn();
  await addNamed(scene, bo, 'Autumn');
  await during(scene, rename(bo, project, 'Summer'));
  await addNamed(scene, bo, 'Winter');
  const entries = told();
  expect(entries).toHaveLength(3);
  for (const entry of entries) await tell(scene, at, [entry]);
  expect(sees.names().toSorted()).toEqual(['Autumn', 'Summer', 'Winter']);
  const heard = sees.diffs.length;
  await tell(scene, at, entries);
  await tell(scene, at, [entries[1] as WireEntry]);
  expect(sees.diffs).toHaveLength(heard);
  scene.ann.memory.crash();
  scene.relay.stop();
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names().toSorted()).toEqual(['Autumn', 'Summer', 'Winter']);
});

test('[W36] one frame is one commit: entries, what they are kept under, numbers and the cursor', async () => {
  const { scene, at, bo, told } = await deafAnn();
  await addNamed(scene, bo, 'Autumn');
  const [update] = told() as [WireEntry];
  const number = update.number + 1;
  const commits = commitsOf(at);
  await tell(scene, at, [update, { kind: 'numbers', number, project: 'p1', given: [['t1', 4]] }]);
  const doc = `r/${scene.space}/0`;
  expect(commits[0]?.map(({ table, key }) => `${table} ${String(key)}`)).toEqual([
    `confirmed ${doc},${update.number}`,
    `meta doc/${doc}`,
    `numbers n/${String(number).padStart(15, '0')}`,
    'meta cursor',
  ]);
});

test('[W23] an acknowledgement of a batch that is gone, or comes twice, changes nothing', async () => {
  const { scene, at, project, sees } = await deafAnn();
  await during(scene, rename(at.workspace, project, 'Summer'));
  const [batch] = [...at.engine.core.held.outbox.keys()] as [number];
  const commits = commitsOf(at);
  const own = { do: 'acked', batch, numbers: [scene.relay.head], time: scene.time.clock() } as const;
  takeAck(at.engine.core, { ...own, batch: batch + 7 });
  await scene.time.pass(20);
  expect(commits).toEqual([]);
  takeAck(at.engine.core, own);
  takeAck(at.engine.core, own);
  await scene.time.pass(20);
  expect(commits).toHaveLength(1);
  expect(sees.names()).toEqual(['Summer']);
  expect(at.engine.core.held.outbox.size).toBe(0);
});

test('[W9] an own edit that catching up tells of before its acknowledgement still waits until that comes', async () => {
  const { scene, at, project, sees, told } = await deafAnn();
  await during(scene, rename(at.workspace, project, 'Summer'));
  const status = watchStatus(at.workspace);
  const heard = sees.diffs.length;
  await tell(scene, at, told());
  expect(sees.names()).toEqual(['Summer']);
  expect(sees.diffs).toHaveLength(heard);
  expect(status.last().save).toMatchObject({ state: 'here', waiting: 1 });
  const [batch] = [...at.engine.core.held.outbox.keys()] as [number];
  takeAck(at.engine.core, { do: 'acked', batch, numbers: [scene.relay.head], time: scene.time.clock() });
  await scene.time.pass(20);
  expect(status.last().save).toEqual({ state: 'relay' });
  expect(sees.names()).toEqual(['Summer']);
});

test('[W9] the relay is not said to have it before the disk knows that it has', async () => {
  const { scene, at, project } = await deafAnn();
  await during(scene, rename(at.workspace, project, 'Summer'));
  const status = watchStatus(at.workspace);
  scene.ann.memory.fail(new Error('the disk is gone'));
  const [batch] = [...at.engine.core.held.outbox.keys()] as [number];
  takeAck(at.engine.core, { do: 'acked', batch, numbers: [scene.relay.head], time: scene.time.clock() });
  await scene.time.pass(20);
  expect(status.all.map(({ save }) => save.state)).not.toContain('relay');
  scene.ann.memory.fail(null);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names()).toEqual(['Summer']);
});

test('[W17] a number that comes before its task is known is there when the task comes', async () => {
  const { scene, at, bo, project, told } = await deafAnn();
  const added = await during(scene, bo.run(addTask, { project, title: 'Socks' }));
  if ('refused' in added) throw new Error('the task was added');
  await scene.time.pass(20);
  const numbers = told().filter(({ kind }) => kind === 'numbers');
  expect(numbers).toHaveLength(1);
  await tell(scene, at, numbers);
  expect(at.engine.core.held.numbers.get(added.task)).toBe(1);
  await tell(
    scene,
    at,
    told().filter(({ kind }) => kind === 'update'),
  );
  expect(at.engine.core.replica.rows.tasks.get(added.task)?.title).toBe('Socks');
  const asked: unknown[] = [];
  scene.relay.deaf = false;
  await during(scene, at.workspace.run(addTask, { project, title: 'Shoes' }), 200);
  for (const { asks } of scene.relay.pushes.slice(-1)) asked.push(...asks);
  expect(asked).toHaveLength(1);
});

test('[W19] a document that holds what cannot be stays as it was, the relay is told once, and all others go on', async () => {
  const { scene, at, bo, project, sees, told } = await deafAnn();
  const bad = vi.spyOn(at.engine.core.link, 'bad');
  await during(scene, rename(bo, project, 'Lost on the way'));
  await during(scene, rename(bo, project, 'Summer'));
  await during(scene, rename(bo, project, 'Autumn'));
  const [, second, third] = told() as [WireEntry, WireEntry, WireEntry];
  const after: WireEntry = { kind: 'numbers', number: third.number + 1, project: 'p1', given: [['t9', 9]] };
  await tell(scene, at, [second, third, after]);
  expect(sees.names()).toEqual(['Spring']);
  expect(bad.mock.calls).toEqual([[second.number, expect.stringContaining('contiguous')]]);
  expect(at.engine.core.held.numbers.get('t9')).toBe(9);
  expect(at.engine.core.dirty.size).toBe(0);
  await scene.time.pass(40_000);
  scene.ann.memory.crash();
  scene.relay.stop();
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
  expect([...again.engine.core.stopped]).toEqual([`r/${scene.space}/0`]);
});

test('[S76] once the relay has opened a further partition, new records are born there, after a restart too', async () => {
  const { scene, at, project } = await deafAnn();
  const second = `r/${scene.space}/1`;
  await tell(scene, at, [{ kind: 'epoch', number: scene.relay.head + 1, doc: second, epoch: 0 }]);
  const born = async ({ engine, workspace }: At): Promise<readonly string[]> => {
    const before = new Set(engine.core.held.outbox.keys());
    await during(scene, workspace.run(addTask, { project, title: 'Hems' }));
    const fresh = [...engine.core.held.outbox].filter(([batch]) => !before.has(batch));
    return fresh.flatMap(([, { envelopes }]) => envelopes.map(({ doc }) => doc));
  };
  expect(await born(at)).toEqual([second]);
  scene.ann.memory.crash();
  expect(await born(await scene.open(scene.ann))).toEqual([second]);
});
