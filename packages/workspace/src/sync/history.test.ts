import { expect, test } from 'vitest';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { renameTask, setEstimate, setTags } from '@baton/model/task/commands';
import type { PersonId } from '@baton/model/ids';
import { historyIn, writeHistory } from '@baton/replica/compacting/history';
import { pageOf } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { readConfirmed } from '@baton/store/confirmed';
import { compactWrites } from '@baton/store/snapshots';
import { historyWrite } from '@baton/store/history';
import type { Workspace } from '../contract.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addNamed, during } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

async function twoPeople() {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  const added = await during(scene, annAt.workspace.run(addTask, { project, title: 'Socks' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  await scene.time.pass(1_000);
  return { scene, bo, annAt, boAt, project, task: added.task };
}
const estimate = (scene: Scene, workspace: Workspace, { task, minutes }: { task: string; minutes: number }) =>
  during(scene, workspace.run(setEstimate, { task: [task], estimate: minutes }), 1_500);
const estimatesOf = async (workspace: Workspace, task: string) =>
  (await workspace.history({ record: task, field: 'estimate' })).changes.map(({ before, after, fate }) => [
    before,
    after,
    fate,
  ]);

test('[W117] each change of a field is told, newest first: who, when, from what to what, and that it was replaced', async () => {
  const { scene, bo, annAt, boAt, task } = await twoPeople();
  await estimate(scene, annAt.workspace, { task, minutes: 30 });
  const changedAt = scene.time.clock();
  await estimate(scene, boAt.workspace, { task, minutes: 60 });
  const { changes, more } = await annAt.workspace.history({ record: task, field: 'estimate' });
  expect(more).toBe('none');
  expect(changes).toMatchObject([
    { person: bo.person, deviceNo: bo.deviceNo, before: 30, after: 60, fate: 'stands', record: task, member: null },
    { person: scene.ann.person, deviceNo: 1, before: null, after: 30, fate: 'replaced' },
  ]);
  expect(Math.abs((changes[0]?.at ?? 0) - changedAt)).toBeLessThan(100);
  expect((changes[0]?.number ?? 0) > (changes[1]?.number ?? 0)).toBe(true);
  // The same on the other device, from its own entries.
  expect(await boAt.workspace.history({ record: task, field: 'estimate' })).toEqual({ changes, more, notHere: false });
});

test('[W117] members of sets are told by their name; order and other quiet fields are no history', async () => {
  const { scene, annAt, task } = await twoPeople();
  await during(scene, annAt.workspace.run(setTags, { task: [task], add: ['red', 'blue'] }), 1_500);
  await during(scene, annAt.workspace.run(setTags, { task: [task], remove: ['red'] }), 1_500);
  const { changes } = await annAt.workspace.history({ record: task });
  const tags = changes.filter(({ field }) => field === 'tags');
  const told = tags.map(({ member, after, fate }) => `${member} ${String(after)} ${fate}`);
  expect(new Set(told)).toEqual(new Set(['blue true stands', 'red null stands', 'red true replaced']));
  expect(told).toHaveLength(3);
  expect(new Set(changes.map(({ field }) => field))).not.toContain('ranks');
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
});

test('[W117] what waits stands above what is confirmed, what was refused is told as refused', async () => {
  const { scene, annAt, task } = await twoPeople();
  await estimate(scene, annAt.workspace, { task, minutes: 30 });
  scene.relay.refuseNext = () => 'guard';
  await estimate(scene, annAt.workspace, { task, minutes: 45 });
  scene.relay.part(scene.ann.device);
  await estimate(scene, annAt.workspace, { task, minutes: 60 });
  expect(await estimatesOf(annAt.workspace, task)).toEqual([
    [30, 60, 'stands'],
    [30, 45, 'refused'],
    [null, 30, 'replaced'],
  ]);
});

test('[W117] a value that lost against one made apart is told as lost, on both sides', async () => {
  const { scene, annAt, boAt, task } = await twoPeople();
  scene.relay.part(scene.ann.device);
  await estimate(scene, annAt.workspace, { task, minutes: 30 });
  await estimate(scene, boAt.workspace, { task, minutes: 60 });
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(60_000);
  for (const { workspace } of [annAt, boAt]) {
    const told = await estimatesOf(workspace, task);
    expect(told.map(([, after, fate]) => [after, fate])).toEqual([
      [30, 'lost'],
      [60, 'stands'],
    ]);
  }
});

test('[W117] a value that stood until one made apart came to win is told as lost, not as replaced', async () => {
  const { scene, annAt, boAt, task } = await twoPeople();
  scene.relay.part(scene.ann.device);
  await estimate(scene, boAt.workspace, { task, minutes: 60 });
  await estimate(scene, annAt.workspace, { task, minutes: 30 });
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(60_000);
  for (const { workspace } of [annAt, boAt])
    expect((await estimatesOf(workspace, task)).map(([, after, fate]) => [after, fate])).toEqual([
      [30, 'stands'],
      [60, 'lost'],
    ]);
});

test('[W117] [W120] what is kept when entries go tells the same; while they stand nothing is written for it', async () => {
  const { scene, annAt, task } = await twoPeople();
  for (const minutes of [30, 60, 90]) await estimate(scene, annAt.workspace, { task, minutes });
  const before = await annAt.workspace.history({ record: task });
  expect(await annAt.disk.range('history')).toEqual([]);
  const [doc = ''] = annAt.engine.core.replica.docsOf(task);
  const entries = await readConfirmed(annAt.disk, doc, 0);
  const told = entries.slice(0, -1).map((entry) => ({ ...entry, person: entry.person as PersonId }));
  const upTo = told.at(-1)?.number ?? 0;
  const blob = writeHistory(historyIn(doc, told)) ?? new Uint8Array();
  await during(
    scene,
    annAt.engine.core.journal.write([
      ...compactWrites(doc, { upTo, bytes: new Uint8Array([0, 0]) }),
      historyWrite(doc, upTo, blob),
    ]),
  );
  const after = await annAt.workspace.history({ record: task });
  expect(after.changes).toEqual(before.changes);
});

test('[W117] without a record it is all that this person changed, and nobody else', async () => {
  const { scene, annAt, boAt, project, task } = await twoPeople();
  await estimate(scene, boAt.workspace, { task, minutes: 60 });
  await during(scene, annAt.workspace.run(renameTask, { task, title: 'Blue socks' }), 500);
  const { changes } = await annAt.workspace.history({ record: null });
  expect(changes[0]).toMatchObject({ record: task, field: 'title', before: 'Socks', after: 'Blue socks' });
  expect(new Set(changes.map(({ person }) => person))).toEqual(new Set([scene.ann.person]));
  expect(changes.some(({ record, field }) => record === project && field === 'name')).toBe(true);
});

test('[W118] of a page it is told who wrote and when', async () => {
  const { scene, bo, annAt, boAt, task } = await twoPeople();
  const link = await during(scene, openHere(boAt.workspace, pageOf(scene.space, task)));
  const update = paragraphsToUpdate(['Blue ones'], link.client, link.bytes) ?? new Uint8Array();
  await during(scene, link.write(update), 500);
  const { changes } = await annAt.workspace.history({ record: task, field: 'page' });
  expect(changes).toMatchObject([{ record: task, person: bo.person, fate: 'stands', at: expect.any(Number) }]);
});

test('[W119] a document that came without its past says that the relay has more, and tells it when asked', async () => {
  const { scene, annAt, task } = await twoPeople();
  for (const minutes of [30, 60]) await estimate(scene, annAt.workspace, { task, minutes });
  const whole = await annAt.workspace.history({ record: task });
  const [doc = ''] = annAt.engine.core.replica.docsOf(task);
  const entries = await readConfirmed(annAt.disk, doc, 0);
  const blob = writeHistory(historyIn(doc, entries as never)) ?? new Uint8Array();
  const last = entries.at(-2)?.number ?? 0;
  await during(
    scene,
    annAt.engine.core.journal.write(compactWrites(doc, { upTo: last, bytes: new Uint8Array([0, 0]), stamp: null })),
  );
  await during(scene, annAt.engine.close());
  let isAway = true;
  const asked: string[] = [];
  const relayCalls = {
    history: async (name: string) => (asked.push(name), isAway ? null : [blob]),
    endSession: async () => true,
  };
  const again = await scene.open(scene.ann, { more: { relayCalls } });
  const short = await again.workspace.history({ record: task });
  expect([short.more, asked]).toEqual(['on-relay', []]);
  expect(short.changes.length).toBeLessThan(whole.changes.length);
  expect((await again.workspace.history({ record: task, older: true })).more).toBe('unreachable');
  isAway = false;
  expect(await again.workspace.history({ record: task, older: true })).toEqual(whole);
  expect(asked).toContain(doc);
});

test('[W117] any earlier value is an ordinary edit away', async () => {
  const { scene, annAt, task } = await twoPeople();
  for (const minutes of [30, 60]) await estimate(scene, annAt.workspace, { task, minutes });
  const { changes } = await annAt.workspace.history({ record: task, field: 'estimate' });
  const earlier = changes.at(-1)?.after as number;
  await estimate(scene, annAt.workspace, { task, minutes: earlier });
  expect((await estimatesOf(annAt.workspace, task))[0]).toEqual([60, 30, 'stands']);
});
