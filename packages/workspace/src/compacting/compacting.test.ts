// A device makes its documents smaller while nothing else is to be done, and nobody can tell.
import { renameProject } from '@baton/model/project/commands';
import { pageOf } from '@baton/replica/layout';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { readConfirmed, readStored } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import { quietFor } from './compacting.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, watchProjects, watchStatus } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

async function annHasMuch() {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const project = await addNamed(scene, ann.workspace, 'Spring');
  const many = Array.from({ length: 501 }, (_, at) =>
    ann.workspace.run(renameProject, { project, name: `Spring ${at}` }),
  );
  await during(scene, Promise.all(many), 1_000);
  return { scene, ann, project, doc: `r/${scene.space}/0` };
}
const rawIn = async ({ disk }: At, doc: string): Promise<number> => (await readConfirmed(disk, doc, 0)).length;
const names = (scene: Scene, { workspace }: At): Promise<string[]> => {
  const watched = watchProjects(workspace);
  return scene.time.settle().then(watched.names);
};
const told = async ({ workspace }: At, record: string) => workspace.history({ record });

test('[W200] once a backup was verified and all is quiet, entries give way to a snapshot; rows, history and undo stay', async () => {
  const { scene, ann, project, doc } = await annHasMuch();
  const before = await told(ann, project);
  scene.relay.backUp();
  await scene.time.pass(quietFor - 5_000);
  expect(await rawIn(ann, doc)).toBeGreaterThan(500);
  await scene.time.pass(10_000);
  expect(await rawIn(ann, doc)).toBe(0);
  expect((await readStored(ann.disk, doc, 0)).snapshot?.upTo).toBe(ann.engine.core.held.docs.get(doc));
  expect(await told(ann, project)).toEqual(before);

  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(await names(scene, again)).toEqual(['Spring 500']);
  expect(await told(again, project)).toEqual(before);
  await during(scene, again.workspace.run(renameProject, { project, name: 'Summer' }), 300);
  expect(watchStatus(again.workspace).last().save.state).toBe('relay');
  const bo = await scene.open(await scene.join());
  await scene.time.pass(500);
  expect(await names(scene, bo)).toEqual(['Summer']);
  await during(scene, again.workspace.undo(), 300);
  expect(await names(scene, bo)).toEqual(['Spring 500']);
});

test('[W201] while no backup was ever verified nothing is dropped, and the next start reads a snapshot and what follows', async () => {
  const { scene, ann, project, doc } = await annHasMuch();
  await scene.time.pass(quietFor + 5_000);
  const raw = await rawIn(ann, doc);
  expect(raw).toBeGreaterThan(500);
  expect((await readStored(ann.disk, doc, 0)).entries).toEqual([]);
  await during(scene, ann.workspace.run(renameProject, { project, name: 'Summer' }), 300);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(await names(scene, again)).toEqual(['Summer']);
  expect([await rawIn(again, doc), (await readStored(again.disk, doc, 0)).entries.length]).toEqual([raw + 1, 1]);
});

test('[W203] while something waits, or the relay is away, nothing is touched', async () => {
  const { scene, ann, project, doc } = await annHasMuch();
  scene.relay.backUp();
  scene.relay.stop();
  await during(scene, ann.workspace.run(renameProject, { project, name: 'On the train' }), 300);
  const before = await rawIn(ann, doc);
  await scene.time.pass(3 * quietFor);
  expect(await rawIn(ann, doc)).toBe(before);
  expect((await readStored(ann.disk, doc, 0)).snapshot).toBe(null);
});

test('[W203] a crash before the commit leaves the entries, one after it the snapshot: the rows are the same', async () => {
  for (const fails of [true, false]) {
    const { scene, ann, doc } = await annHasMuch();
    scene.relay.backUp();
    await scene.time.pass(quietFor - 5_000);
    if (fails) scene.ann.memory.fail(new Error('the plug was pulled'));
    await scene.time.pass(10_000);
    scene.ann.memory.fail(null);
    expect((await rawIn(ann, doc)) > 0).toBe(fails);
    scene.ann.memory.crash();
    expect(await names(scene, await scene.open(scene.ann))).toEqual(['Spring 500']);
  }
});

test('[W204] a page whose entries went opens as it was, and its next client id goes on where it had come to', async () => {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const doc = pageOf(scene.space, 't1');
  const long = 'All that is known of socks. '.repeat(5_000);
  for (const paragraph of [long, `More: ${long}`]) {
    const link = await during(scene, openHere(ann.workspace, doc));
    const update = paragraphsToUpdate([paragraph], link.client, link.bytes) ?? new Uint8Array();
    await during(scene, link.write(update), 500);
    link.close();
    await scene.time.pass(100);
  }
  scene.relay.backUp();
  const before = await during(scene, openHere(ann.workspace, doc));
  before.close();
  await scene.time.pass(quietFor + 5_000);
  expect(await rawIn(ann, doc)).toBe(0);
  const after = await during(scene, openHere(ann.workspace, doc));
  expect(paragraphsOf(after.bytes)).toEqual(paragraphsOf(before.bytes));
  // Closed cleanly, and all of what it wrote is here: the same id is given again.
  expect(after.client).toBe(before.client);
});
