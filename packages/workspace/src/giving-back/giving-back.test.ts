// A relay that was set back to an earlier day, seen from one device.
import { clientIdOf, partsOfClientId, relaySession } from '@baton/replica/client-id';
import { renewalOf } from '@baton/replica/compacting/renewal';
import { rawPeer } from '@baton/replica/test/raw';
import { addTask } from '@baton/model/task/add-commands';
import { pageOf } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { readAside } from '@baton/store/aside';
import { readConfirmed } from '@baton/store/confirmed';
import { readCursor } from '@baton/store/cursor';
import { expect, test } from 'vitest';
import { openHere } from '../pages/writing.ts';
import { openScene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

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

/** The relay wrote Ann's project name once more, and lost that before anybody had a stamp over it. */
/** @param isCut the device holds it only inside the whole document. */
async function copyToLose(isCut = false) {
  const scene = await openScene();
  const quietFor = 400;
  const more = { compacting: { quietFor, isMuch: () => true } };
  const at = await scene.open(scene.ann, { more });
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  const before = scene.relay.head;
  const doc = `r/${scene.space}/0`;
  const updates = () =>
    scene.relay.log.flatMap((entry) => (entry.kind === 'update' && entry.envelope.doc === doc ? [entry.envelope] : []));
  const client = clientIdOf(1, 0, relaySession);
  const writer = rawPeer(client);
  writer.hear(...updates().map(({ bytes }) => bytes));
  const cells = writer.ydoc.getMap('cells').toJSON() as Record<string, [string, ...unknown[]]>;
  const [key, ...cell] = Object.values(cells).find(([, value]) => value === 'Spring') ?? ['', null];
  const bytes = writer.set(key, ...cell);
  const copy = { doc, epoch: 0, client, from: 0, to: 1, bytes };
  scene.relay.writeBack(copy);
  await scene.time.pass(100);
  if (isCut) scene.relay.backUp();
  await scene.time.pass(isCut ? quietFor * 3 : 0);
  expect((await readConfirmed(at.disk, doc, 0)).length === 0).toBe(isCut);
  scene.relay.takes = ({ envelope }) => envelope.client !== client;
  scene.relay.setBack(before);
  return { scene, ...at, project, doc, updates, quietFor };
}

test('[W275] what the relay only wrote once more, and lost before it stamped it, is let go when everybody had their time', async () => {
  const { scene, engine, disk, workspace, project, doc, updates, quietFor } = await copyToLose();
  const [sees, status] = [watchProjects(workspace), watchStatus(workspace)];
  await scene.time.pass(60_000);
  expect(engine.core.held.aside.size).toBe(1);
  // Whoever writes meanwhile has the document open, with the copy in it.
  await addNamed(scene, workspace, 'Autumn');
  await scene.time.pass(240_000);
  expect(engine.core.held.aside.size).toBe(0);
  expect(await readAside(disk)).toEqual([]);
  expect([sees.names(), status.last().refused]).toEqual([['Spring', 'Autumn'], []]);
  // What comes next does not build on it: whoever has what the relay has can read it.
  await during(scene, rename(workspace, project, 'Summer'), 200);
  const reader = rawPeer(9);
  reader.hear(...updates().map(({ bytes }) => bytes));
  expect(reader.ydoc.store.pendingStructs).toBeNull();
  expect(JSON.stringify(reader.ydoc.getMap('cells').toJSON())).toContain('Summer');
  // And the device makes its documents smaller again.
  scene.relay.backUp();
  await scene.time.pass(quietFor * 3);
  expect(await readConfirmed(disk, doc, 0)).toEqual([]);
});

test('[W274] inside a document that is held whole, too, such a copy keeps nothing aside once everybody had their time', async () => {
  const { scene, engine, disk, workspace } = await copyToLose(true);
  const [sees, status] = [watchProjects(workspace), watchStatus(workspace)];
  await scene.time.pass(60_000);
  expect((await readAside(disk)).map((one) => one.kind === 'update' && one.entry.whole)).toEqual([true]);
  await scene.time.pass(200_000);
  expect([engine.core.held.aside.size, await readAside(disk)]).toEqual([0, []]);
  expect([sees.names(), status.last().save.state, status.last().refused]).toEqual([['Spring'], 'relay', []]);
});

test('[W273] a decision whose place the relay has given to another leaves the aside when the relay, whole again, was offered it once more', async () => {
  const scene = await openScene();
  const { engine, disk, workspace } = await scene.open(scene.ann);
  await scene.time.pass(100);
  const before = scene.relay.head;
  await during(scene, workspace.sign(scene.space, { type: 'space-titled', space: scene.space }, 'Sales'), 300);
  scene.relay.setBack(before);
  await scene.time.pass(1_000);
  expect((await readAside(disk)).map(({ kind }) => kind)).toEqual(['ledger']);
  await scene.time.pass(10_000);
  expect([engine.core.held.aside.size, await readAside(disk)]).toEqual([0, []]);
});

test('[W276] what others wrote and the relay does not take stays here, and is offered now and then for as long as that is so', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  await addNamed(scene, bo.workspace, 'Spring');
  await scene.time.pass(100);
  const before = scene.relay.head;
  await addNamed(scene, bo.workspace, 'Summer');
  await scene.time.pass(100);
  await during(scene, bo.engine.close(), 500);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(300_000);
  const offers = scene.relay.offers.length;
  expect(ann.engine.core.held.aside.size).toBe(1);
  expect(watchStatus(ann.workspace).last().refused).toEqual([]);
  scene.relay.takes = () => true;
  await scene.time.pass(1_300_000);
  expect(scene.relay.offers.length).toBeGreaterThan(offers);
  expect(ann.engine.core.held.aside.size).toBe(0);
  expect(watchProjects(ann.workspace).names().toSorted()).toEqual(['Spring', 'Summer']);
});

test('[W98] after a further loss everybody has their time anew', async () => {
  const here = await twoToLose();
  const { scene, workspace, engine, status } = here;
  scene.relay.takes = () => false;
  loseThem(here);
  await scene.time.pass(300_000);
  await addNamed(scene, workspace, 'Autumn');
  await scene.time.pass(1_000);
  loseThem(here);
  await scene.time.pass(20_000);
  expect(engine.core.held.asideOwn.size).toBeGreaterThan(0);
  await scene.time.pass(280_000);
  expect(engine.core.held.asideOwn.size).toBe(0);
  expect(status.last().refused.flatMap((one) => one.texts)).toContain('Autumn');
});

test('[W99] while an offer is not answered no other is made, whatever comes along the line; over the next connection all is offered again', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  const kept = await addNamed(scene, ann.workspace, 'Spring');
  await scene.time.pass(100);
  const before = scene.relay.head;
  await addNamed(scene, ann.workspace, 'Summer');
  await scene.time.pass(100);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_500);
  scene.relay.spoil = (frame) => (frame.type === 'offered' ? null : frame);
  await scene.time.pass(4_000);
  const offers = scene.relay.offers.length;
  for (const name of ['Spring 2027', 'Spring 2028']) await during(scene, rename(bo.workspace, kept, name), 10_000);
  expect(watchProjects(ann.workspace).names()).toContain('Spring 2028');
  expect(scene.relay.offers).toHaveLength(offers);
  // Nobody has said that the relay has it.
  expect(ann.engine.core.held.aside.size).toBe(1);
  scene.relay.spoil = (frame) => frame;
  scene.relay.takes = () => true;
  scene.relay.stop();
  scene.relay.up = true;
  await scene.time.pass(20_000);
  expect(ann.engine.core.held.aside.size).toBe(0);
});

test('[W101] a page that was open meanwhile gives the number of its session to nobody in the next incarnation', async () => {
  const here = await twoToLose();
  const { scene, workspace, engine } = here;
  const doc = pageOf(scene.space, 't1');
  const link = await during(scene, openHere(workspace, doc), 200);
  await during(scene, link.write(paragraphsToUpdate(['Wool'], link.client, link.bytes) ?? new Uint8Array()), 200);
  loseThem(here);
  await scene.time.pass(5_000);
  link.close();
  await scene.time.pass(100);
  expect(engine.core.held.sessions).toMatchObject({ incarnation: 2 });
  expect(engine.core.held.sessions.idle[doc]).toBeUndefined();
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

/** Ann's device holds the space only whole: it has cut since a backup was verified. */
async function onlyWhole() {
  const scene = await openScene();
  const at = await scene.open(scene.ann, { more: { compacting: { quietFor: 200, isMuch: (all) => all.length > 2 } } });
  const project = await addNamed(scene, at.workspace, 'Spring');
  for (const title of ['Call the printer', 'Choose the paper', 'Fold the leaflets'])
    await during(scene, at.workspace.run(addTask, { project, title }));
  await during(scene, rename(at.workspace, project, 'Summer'));
  const told = await at.workspace.history({ record: project });
  scene.relay.backUp();
  await scene.time.pass(2_000);
  const doc = `r/${scene.space}/0`;
  expect(await readConfirmed(at.disk, doc, 0)).toEqual([]);
  return { scene, ...at, project, doc, told, status: watchStatus(at.workspace), before: scene.relay.ledgerEnd };
}

test('[W240] a document that is here only whole is given back whole, and others see all of it, with its short numbers', async () => {
  const { scene, engine, disk, status, before } = await onlyWhole();
  const shorts = [...engine.core.held.numbers];
  scene.relay.setBack(before);
  await scene.time.pass(8_000);
  expect(engine.core.held.aside.size).toBe(0);
  expect(await readAside(disk)).toEqual([]);
  expect(status.last()).toMatchObject({ link: 'live', ended: null, stopped: [], save: { state: 'relay' } });
  const numbers = scene.relay.offers.flatMap(({ entries }) =>
    entries.flatMap((one) => (one.kind === 'numbers' ? one.given : [])),
  );
  expect(new Map(numbers)).toEqual(new Map(shorts));
  const bo = await scene.open(await scene.join());
  await scene.time.pass(1_000);
  expect(watchProjects(bo.workspace).names()).toEqual(['Summer']);
  expect([...bo.engine.core.replica.rows.tasks.all()]).toHaveLength(3);
});

test('[W240] until the relay has all of it, it stays on the screen and the disk and is not said to be on the relay', async () => {
  const { scene, status, before } = await onlyWhole();
  scene.relay.takes = ({ envelope }) => envelope.from < 4;
  scene.relay.setBack(before);
  await scene.time.pass(8_000);
  expect(status.last().save.state).toBe('here');
  scene.ann.memory.crash();
  scene.relay.stop();
  scene.relay.up = true;
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names()).toEqual(['Summer']);
  scene.relay.takes = () => true;
  await scene.time.pass(8_000);
  expect(again.engine.core.held.aside.size).toBe(0);
  expect(watchStatus(again.workspace).last().save.state).toBe('relay');
});

test('[W242] what was told of changes before the loss is told as it was, and not once more by what was given back', async () => {
  const { scene, workspace, project, told, before } = await onlyWhole();
  scene.relay.setBack(before);
  await scene.time.pass(8_000);
  const now = await workspace.history({ record: project });
  const lines = ({ changes }: typeof told) =>
    changes.map(({ field, after, person }) => `${field} ${String(after)} ${person}`);
  expect(lines(now).toSorted()).toEqual(lines(told).toSorted());
});

test('[W393] what the relay lost is told in the history all the while, and once, also when it is back', async () => {
  const { scene, workspace, engine, kept, before } = await twoToLose();
  for (const name of ['Summer 2027', 'Autumn']) await during(scene, rename(workspace, kept, name), 200);
  const names = async (): Promise<string[]> => {
    const { changes } = await workspace.history({ record: kept, field: 'name' });
    return changes.map(({ after, person }) => `${String(after)} ${person}`).toSorted();
  };
  const told = ['Autumn', 'Spring', 'Summer 2027'].map((name) => `${name} ${scene.ann.person}`);
  expect(await names()).toEqual(told);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_500);
  expect(engine.core.held.aside.size).toBeGreaterThan(0);
  expect(await names()).toEqual(told);
  scene.relay.takes = () => true;
  await scene.time.pass(8_000);
  expect(engine.core.held.aside.size).toBe(0);
  expect(await names()).toEqual(told);
});

test('[W394] own edits in a beginning that the relay wrote, and lost, are not said to be on the relay', async () => {
  const { scene, kept, before, status, engine } = await twoToLose();
  const bo = await scene.open(await scene.join());
  const doc = `r/${scene.space}/0`;
  const bytes = scene.relay.log.flatMap((one) =>
    one.kind === 'update' && one.envelope.doc === doc ? [one.envelope.bytes] : [],
  );
  scene.relay.renew(doc, renewalOf(doc, bytes, () => clientIdOf(1, 0, relaySession)).bytes);
  await scene.time.pass(500);
  expect([engine.core.held.epochs.get(doc), status.last().save.state]).toEqual([1, 'relay']);
  scene.relay.takes = () => false;
  scene.relay.setBack(before);
  await scene.time.pass(1_500);
  expect([kept !== '', status.last().save.state]).toEqual([true, 'here']);
  // Of somebody who wrote nothing there nothing is missing.
  expect(watchStatus(bo.workspace).last().save.state).toBe('relay');
});
