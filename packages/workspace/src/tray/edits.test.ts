import { expect, test } from 'vitest';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { setEstimate, setTags } from '@baton/model/task/commands';
import { pageOf } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { openScene, type Scene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during, rename } from '../test/watching.ts';
import type { Workspace } from '../contract.ts';
import { openHere } from '../pages/writing.ts';

async function withTask() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  const added = await during(scene, at.workspace.run(addTask, { project, title: 'Socks' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  await scene.time.pass(200);
  return { scene, ...at, project, task: added.task };
}
async function write(scene: Scene, workspace: Workspace, text: { task: string; paragraph: string }): Promise<void> {
  const link = await during(scene, openHere(workspace, pageOf(scene.space, text.task)));
  const update = paragraphsToUpdate([text.paragraph], link.client, link.bytes) ?? new Uint8Array();
  await during(scene, link.write(update));
}

test('[W111] what waits is told newest first, each with what stood before it, also where an earlier one waits', async () => {
  const { scene, workspace, project } = await withTask();
  scene.relay.stop();
  await scene.time.pass(20);
  await during(scene, rename(workspace, project, 'Summer'));
  await during(scene, rename(workspace, project, 'Autumn'));
  const sync = watchSync(workspace);
  expect(sync.last().waitingCount).toBe(2);
  const name = (before: string, after: string) => ({ field: 'name', member: null, before, after });
  expect(sync.last().waiting).toMatchObject([
    { name: 'renameProject', edits: [{ record: project, fields: [name('Summer', 'Autumn')] }] },
    { name: 'renameProject', edits: [{ record: project, fields: [name('Spring', 'Summer')] }] },
  ]);
});

test('[W111] a member of a set is told by its name; typed words as text; order and other quiet things not at all', async () => {
  const { scene, workspace, task } = await withTask();
  scene.relay.stop();
  await scene.time.pass(20);
  await during(scene, workspace.run(setTags, { task: [task], add: ['red'], remove: [] }));
  await write(scene, workspace, { task, paragraph: 'Blue ones, please' });
  const sync = watchSync(workspace);
  const [typed, tagged] = sync.last().waiting;
  expect(typed).toMatchObject({ name: null, edits: [{ record: task, fields: [], texts: ['Blue ones, please'] }] });
  expect(tagged?.edits).toEqual([
    {
      record: task,
      doc: expect.stringMatching(/^r\//u),
      fields: [{ field: 'tags', member: 'red', before: null, after: true }],
      texts: [],
    },
  ]);
});

test('[W111] of thousands that wait two hundred are told, and how many there are', async () => {
  const { scene, workspace, project } = await withTask();
  scene.relay.stop();
  await scene.time.pass(20);
  for (let at = 0; at < 205; at += 1) await during(scene, rename(workspace, project, `Name ${at}`), 2);
  const { waiting, waitingCount } = watchSync(workspace).last();
  expect([waiting.length, waitingCount]).toEqual([200, 205]);
  // What is not shown still stands before what is.
  expect(waiting.at(-1)?.edits[0]?.fields).toMatchObject([{ before: 'Name 4', after: 'Name 5' }]);
});

test('[W111] a refused edit keeps what stood before it, whatever comes later, also after a restart', async () => {
  const { scene, workspace, task } = await withTask();
  scene.relay.refuseNext = () => 'guard';
  await during(scene, workspace.run(setEstimate, { task: [task], estimate: 30 }));
  await scene.time.pass(200);
  scene.relay.refuseNext = () => null;
  await during(scene, workspace.run(setEstimate, { task: [task], estimate: 60 }));
  await scene.time.pass(200);
  const estimate = { field: 'estimate', member: null, before: null, after: 30 };
  expect(watchSync(workspace).last().refused).toMatchObject([
    { name: 'setEstimate', why: 'guard', edits: [{ record: task, fields: [estimate] }] },
  ]);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(watchSync(again.workspace).last().refused).toMatchObject([{ edits: [{ fields: [estimate] }] }]);
});

test('[W112] values may be tried again where one may write; typed text is there to be copied', async () => {
  const { scene, workspace, project, task } = await withTask();
  scene.relay.refuseNext = () => 'guard';
  await during(scene, rename(workspace, project, 'Summer'));
  await scene.time.pass(200);
  await write(scene, workspace, { task, paragraph: 'Blue ones, please' });
  await scene.time.pass(200);
  const { refused } = watchSync(workspace).last();
  expect(refused).toMatchObject([
    { mayTryAgain: false, edits: [{ texts: ['Blue ones, please'] }] },
    { mayTryAgain: true, edits: [{ fields: [{ before: 'Spring', after: 'Summer' }] }] },
  ]);
});

test('[W111] nothing is told once nobody listens', async () => {
  const { scene, workspace, project } = await withTask();
  const sync = watchSync(workspace);
  sync.stop();
  const before = sync.all.length;
  await during(scene, rename(workspace, project, 'Summer'), 500);
  expect(sync.all).toHaveLength(before);
});
