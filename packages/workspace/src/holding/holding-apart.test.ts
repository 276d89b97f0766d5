// What a device does that has part of a document, or none of it, or has forgotten what it had; and what it tells of it.
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { readBytes, readConfirmed } from '@baton/store/confirmed';
import { readHoldings, readHoldingsSaid } from '@baton/store/holdings';
import { expect, test } from 'vitest';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { carryOut } from '../sync/carry.ts';
import { readCarryFile } from '@baton/ledger/carry-file';
import { addNamed, during } from '../test/watching.ts';
import { addOne, aPageElsewhere, onDisk } from '../test/page-elsewhere.ts';

const large = { more: { smallUpTo: -1 } };

test('[W218] a part of a document is not compacted and not carried, whatever else is', async () => {
  const compacting = { quietFor: 1_000, isMuch: () => true };
  const { scene, bo, page } = await aPageElsewhere({ more: { compacting } });
  // The answer comes, and never its end.
  scene.relay.spoil = (frame) => (frame.type === 'snapshot' && frame.doc === page && frame.number > 0 ? null : frame);
  await during(scene, bo.engine.core.asking.hold([page]), 300);
  scene.relay.backUp();
  await scene.time.pass(10_000);
  const records = `r/${scene.space}/0`;
  expect(bo.engine.core.asking.isHere(page)).toBe(false);
  expect((await readConfirmed(bo.disk, page, 0)).length).toBeGreaterThan(0);
  expect(await readConfirmed(bo.disk, records, 0)).toEqual([]);
  const file = await readCarryFile(await carryOut(bo.engine.core), () => bo.engine.core.options.key.publicKey);
  if (typeof file === 'string') throw new Error(file);
  expect(file.head.received.filter(({ doc }) => doc === page)).toEqual([]);
});

test('[W219] history and the whereabouts of a record say that its page is not here, until it is', async () => {
  const { scene, bo, machine, task, page } = await aPageElsewhere();
  const where: unknown[] = [];
  bo.workspace.whereIs(task, (told) => where.push(told));
  await scene.time.pass(100);
  expect(where.at(-1)).toMatchObject({ state: 'relay', here: false });
  expect(await during(scene, bo.workspace.history({ record: task }))).toMatchObject({
    notHere: true,
    more: 'on-relay',
  });
  // Of one field the page tells nothing.
  const ofTitle = await during(scene, bo.workspace.history({ record: task, field: 'title' }));
  expect(ofTitle).toMatchObject({ notHere: false, more: 'none' });
  scene.relay.part(machine.device);
  await scene.time.pass(100);
  const older = await during(scene, bo.workspace.history({ record: task, older: true }));
  expect(older).toMatchObject({ notHere: true, more: 'unreachable' });
  scene.relay.away.clear();
  bo.engine.wake();
  await during(scene, openHere(bo.workspace, page), 3_000);
  await scene.time.pass(200);
  expect(where.at(-1)).toMatchObject({ here: true });
  const here = await during(scene, bo.workspace.history({ record: task }));
  expect([here.notHere, here.changes.some(({ field }) => field === 'page')]).toEqual([false, true]);
});

test('[W220] a relay of another incarnation is told anew what is kept, once', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200);
  scene.relay.setBack(scene.relay.head);
  scene.relay.held.clear();
  const before = scene.relay.asks.length;
  bo.engine.wake();
  await scene.time.pass(10_000);
  const names = ['f/*/2025q4', 'f/*/2026q1', page];
  expect(scene.relay.asks.slice(before).map(({ docs }) => docs.toSorted())).toContainEqual(names);
  expect([...(scene.relay.held.get(machine.device) ?? [])].toSorted()).toEqual(names);
  expect(await readHoldingsSaid(bo.disk)).toBe(scene.relay.incarnation);
  const again = scene.relay.asks.length;
  scene.relay.close(machine.device, 1006);
  await scene.time.pass(10_000);
  expect(scene.relay.asks.slice(again).filter(({ docs }) => docs.includes(page))).toEqual([]);
});

test('[W227] a relay that has lost nothing but what a device keeps is told anew', async () => {
  const { scene, ann, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  scene.relay.close(machine.device, 1006);
  scene.relay.held.set(machine.device, new Set());
  scene.relay.times.set(machine.device, 1);
  await scene.time.pass(10_000);
  expect(scene.relay.held.get(machine.device)?.has(page)).toBe(true);
  const link = await during(scene, openHere(ann.workspace, page));
  await during(scene, link.write(paragraphsToUpdate(['Silk'], link.client, link.bytes) ?? new Uint8Array()), 300);
  expect(await onDisk(bo, page)).toEqual(['Wool', 'Silk']);
});

test('[W218] while a relay that lost what is kept here has not answered, nothing is compacted that it may hold back', async () => {
  const compacting = { quietFor: 1_000, isMuch: (entries: readonly unknown[]) => entries.length > 1 };
  const { scene, ann, bo, machine, page } = await aPageElsewhere({ more: { compacting } });
  const write = async ({ workspace }: typeof ann, text: string): Promise<void> => {
    const link = await during(scene, openHere(workspace, page), 200);
    await during(scene, link.write(paragraphsToUpdate([text], link.client, link.bytes) ?? new Uint8Array()), 200);
    link.close();
  };
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  scene.relay.close(machine.device, 1006);
  scene.relay.held.set(machine.device, new Set());
  scene.relay.times.set(machine.device, 1);
  // What it is told anew it does not hear for a while.
  scene.relay.hears = ({ type }) => type !== 'hold';
  await scene.time.pass(3_000);
  await write(ann, 'Silk');
  for (const text of ['Felt', 'Cotton']) await write(bo, text);
  await scene.time.pass(10_000);
  expect(await onDisk(bo, page)).toEqual(['Wool', 'Felt', 'Cotton']);
  scene.relay.hears = () => true;
  scene.relay.close(machine.device, 1006);
  await scene.time.pass(10_000);
  expect((await onDisk(bo, page)).toSorted()).toEqual(['Cotton', 'Felt', 'Silk', 'Wool']);
});

test('[W220] a device that was set back to an earlier day says what it keeps, when it notices', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  await addNamed(scene, bo.workspace, 'Autumn');
  await scene.time.pass(100);
  const old = { ...machine, memory: machine.memory.copy() };
  await addNamed(scene, bo.workspace, 'Winter');
  await during(scene, bo.engine.core.arranging.freeSpace(scene.time.clock()), 300);
  expect(scene.relay.held.get(machine.device)?.has(page)).toBe(false);
  bo.engine.stop();
  scene.relay.close(machine.device, 1006);
  await scene.time.pass(50);
  const again = await scene.open(old, large);
  expect(again.engine.core.asking.isHere(page)).toBe(true);
  await addNamed(scene, again.workspace, 'Monsoon');
  await scene.time.pass(20_000);
  expect(scene.relay.held.get(machine.device)?.has(page)).toBe(true);
});

test('[W221] storage is told by why each document is here, and what is pinned', async () => {
  const { scene, bo, task, page } = await aPageElsewhere();
  const told: { pinned: readonly string[]; classes: unknown }[] = [];
  bo.workspace.onSync(({ storage }) => told.push(storage));
  await scene.time.pass(300);
  expect(told.at(-1)?.pinned).toEqual([]);
  await during(scene, bo.workspace.pin(task, true), 300);
  await during(scene, bo.workspace.freeSpace(0), 300);
  const [records, text] = await Promise.all([`r/${scene.space}/0`, page].map((doc) => readBytes(bo.disk, doc)));
  const sizeOf = (all: readonly Uint8Array[] = []) => all.reduce((sum, { length }) => sum + length, 0);
  expect(told.at(-1)?.pinned).toEqual([task]);
  expect(told.at(-1)?.classes).toEqual({
    always: { documents: 1, bytes: sizeOf(records) },
    pinned: { documents: 1, bytes: sizeOf(text) },
    recent: { documents: 0, bytes: 0 },
    'on-demand': { documents: 0, bytes: 0 },
  });
});

test('[W222] a new device says which comments it keeps before anything comes, and no page comes unasked', async () => {
  const { scene, page } = await aPageElsewhere();
  const before = scene.relay.asks.length;
  const frames: string[] = [];
  const machine = await scene.join();
  scene.relay.spoil = (frame) => {
    if (frame.type === 'entries' || frame.type === 'snapshot') frames.push(frame.type);
    return frame;
  };
  const cleo = await scene.open(machine, large);
  await scene.time.pass(10_000);
  expect(scene.relay.asks[before]).toEqual({ type: 'hold', docs: ['f/*/2025q4', 'f/*/2026q1'] });
  // All is answered by marks alone: nothing has been sent yet that could be held back.
  expect(frames.slice(0, 4)).toEqual(['snapshot', 'snapshot', 'snapshot', 'entries']);
  expect([await onDisk(cleo, page), scene.relay.asks.length]).toEqual([[], before + 1]);
  expect([...(await readHoldings(cleo.disk)).values()]).toEqual(['kept', 'kept']);
});

test('[W224] a device that has never said what it keeps goes on with what it has', async () => {
  const { scene, ann, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  await during(scene, bo.engine.close(), 200);
  // As it was before there was any saying.
  const disk = machine.memory.open();
  const rows = [...(await readHoldings(disk)).keys()].map((name) => ({ remove: 'meta', key: `hold/${name}` }) as const);
  const generation = disk.lead();
  await scene.time.pass(5);
  const committing = disk.commit([...rows, { remove: 'meta', key: 'holdsSaid' }], {
    strict: true,
    generation: await generation,
  });
  await during(scene, committing);
  scene.relay.held.delete(machine.device);
  const again = await scene.open(machine, large);
  await scene.time.pass(10_000);
  expect([...(await readHoldings(again.disk)).keys()]).toEqual(['f/*/2025q4', 'f/*/2026q1', page]);
  const link = await during(scene, openHere(ann.workspace, page));
  await during(scene, link.write(paragraphsToUpdate(['Silk'], link.client, link.bytes) ?? new Uint8Array()), 300);
  expect(paragraphsOf(await readBytes(again.disk, page))).toEqual(['Wool', 'Silk']);
  expect(again.engine.core.stopped.size).toBe(0);
});

test('[W211] a page of which nothing is anywhere is asked for all the same, and is here when the relay has said so', async () => {
  const { scene, ann, bo } = await aPageElsewhere();
  const project = await addNamed(scene, ann.workspace, 'Autumn');
  const task = await addOne(scene, ann, project);
  await scene.time.pass(100);
  const link = await during(scene, bo.workspace.openPage(`p/${scene.space}/${task}`), 100);
  expect(link?.bytes).toEqual([]);
  await during(scene, writeParagraphs(bo.workspace, { space: scene.space, task, paragraphs: ['First'] }), 300);
  expect(await onDisk(ann, `p/${scene.space}/${task}`)).toEqual(['First']);
});
