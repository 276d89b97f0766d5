// A relay that was set back to an earlier day, seen from one device.
import { partsOfClientId } from '@baton/replica/client-id';
import { addTask } from '@baton/model/task/add-commands';
import { readAside } from '@baton/store/aside';
import { readConfirmed } from '@baton/store/confirmed';
import { readCursor } from '@baton/store/cursor';
import { expect, test } from 'vitest';
import { openScene } from './test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from './test/watching.ts';

/** Ann has a project that the relay keeps, and two that it will lose. */
async function twoToLose() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const kept = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  const before = scene.relay.head;
  await addNamed(scene, at.workspace, 'Summer');
  await during(scene, at.workspace.run(addTask, { project: kept, title: 'Call the printer' }));
  await scene.time.pass(100);
  return { scene, ...at, kept, before, sees: watchProjects(at.workspace), status: watchStatus(at.workspace) };
}
type Here = Awaited<ReturnType<typeof twoToLose>>;
const loseThem = ({ scene, before }: Here) => scene.relay.setBack(before);
const updatesIn = ({ scene }: Here) => scene.relay.log.flatMap((entry) => (entry.kind === 'update' ? [entry] : []));

test('[W97] what the relay lost is given back, confirmed under new numbers, and nothing is left aside', async () => {
  const here = await twoToLose();
  const { scene, engine, disk, sees, status } = here;
  const had = updatesIn(here).length;
  loseThem(here);
  await scene.time.pass(5_000);
  expect(updatesIn(here)).toHaveLength(had);
  expect(engine.core.held.aside.size).toBe(0);
  expect(await readAside(disk)).toEqual([]);
  expect(status.last()).toMatchObject({ link: 'live', ended: null, save: { state: 'relay' } });
  expect(sees.names().toSorted()).toEqual(['Spring', 'Summer']);
  const cursor = await readCursor(disk);
  expect(cursor).toMatchObject({ incarnation: 2, number: scene.relay.head });
  const [doc = ''] = [...engine.core.held.docs.keys()].filter((name) => name.startsWith('r/'));
  const numbers = (await readConfirmed(disk, doc, 0)).map(({ number }) => number);
  expect(numbers).toEqual(
    updatesIn(here)
      .filter(({ envelope }) => envelope.doc === doc)
      .map(({ number }) => number),
  );
});

test('[W95] until it is back it is on the screen, also after a start, and is not said to be on the relay', async () => {
  const here = await twoToLose();
  const { scene, sees, status } = here;
  scene.relay.takes = () => false;
  loseThem(here);
  const from = status.all.length;
  await scene.time.pass(1_500);
  expect(sees.names().toSorted()).toEqual(['Spring', 'Summer']);
  expect(status.all.slice(from).map(({ save }) => save.state)).not.toContain('relay');
  expect(status.last().save).toMatchObject({ state: 'here' });
  scene.ann.memory.crash();
  scene.relay.stop();
  scene.relay.up = true;
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names().toSorted()).toEqual(['Spring', 'Summer']);
  expect(again.engine.core.held.asideOwn.size).toBeGreaterThan(0);
  expect(watchStatus(again.workspace).last().save.state).not.toBe('relay');
});

test('[W99] a start in the middle of giving back begins it again', async () => {
  const here = await twoToLose();
  const { scene } = here;
  scene.relay.takes = () => false;
  loseThem(here);
  await scene.time.pass(1_500);
  scene.ann.memory.crash();
  scene.relay.stop();
  scene.relay.up = true;
  scene.relay.takes = () => true;
  const offers = scene.relay.offers.length;
  const again = await scene.open(scene.ann);
  await scene.time.pass(2_000);
  expect(scene.relay.offers.length).toBeGreaterThan(offers);
  expect(again.engine.core.held.aside.size).toBe(0);
  expect(watchStatus(again.workspace).last().save).toMatchObject({ state: 'relay' });
});

test('[W98] what was written after the lost edits waits for them, and is not refused for it', async () => {
  const here = await twoToLose();
  const { scene, workspace, kept, status } = here;
  scene.relay.takes = () => false;
  loseThem(here);
  await scene.time.pass(1_000);
  const pushes = scene.relay.pushes.length;
  await during(scene, rename(workspace, kept, 'Spring 2027'));
  await scene.time.pass(500);
  expect(scene.relay.pushes).toHaveLength(pushes);
  scene.relay.takes = () => true;
  await scene.time.pass(20_000);
  expect(scene.relay.pushes).toHaveLength(pushes + 1);
  expect(status.last()).toMatchObject({ refused: [], save: { state: 'relay' } });
});

test('[W98] what cannot come back goes to the tray when everybody had their time; the rest goes on', async () => {
  const here = await twoToLose();
  const { scene, workspace, engine, status } = here;
  scene.relay.takes = () => false;
  loseThem(here);
  await scene.time.pass(300_000);
  expect(engine.core.held.asideOwn.size).toBe(0);
  const texts = status.last().refused.flatMap((one) => one.texts);
  expect(texts).toEqual(expect.arrayContaining(['Summer', 'Call the printer']));
  const other = await addNamed(scene, workspace, 'Autumn');
  await scene.time.pass(60_000);
  expect(engine.core.held.outbox.size).toBe(0);
  expect(other).toMatch(/^p/u);
});

test('[W101] in another incarnation it writes under new client ids, and sends its outbox again', async () => {
  const here = await twoToLose();
  const { scene, workspace, engine, kept } = here;
  scene.relay.stop();
  await during(scene, rename(workspace, kept, 'Spring 2027'));
  loseThem(here);
  await scene.time.pass(5_000);
  await addNamed(scene, workspace, 'Autumn');
  await scene.time.pass(500);
  expect(engine.core.held.outbox.size).toBe(0);
  const clients = updatesIn(here).map(({ envelope }) => partsOfClientId(envelope.client)?.incarnation);
  expect(clients.at(-1)).toBe(2);
  expect(clients.slice(0, -1)).toContain(1);
  const { replica } = engine.core;
  expect([...replica.rows.projects.all()].map(({ name }) => name).toSorted()).toEqual([
    'Autumn',
    'Spring 2027',
    'Summer',
  ]);
});

test('[W99] entries beyond the cursor, heard while an own batch was under way, are asked for at the next hello', async () => {
  const here = await twoToLose();
  const { scene, engine } = here;
  engine.core.held.reach = scene.relay.head + 5;
  scene.relay.stop();
  scene.relay.up = true;
  await scene.time.pass(3_000);
  expect(scene.relay.trails).toHaveLength(1);
  expect(scene.relay.trails[0]?.points[0]?.number).toBe(scene.relay.head);
});
