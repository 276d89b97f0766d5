// What a device has of pages and comments: asked for when it is opened, whole before it counts, and gone when nobody
// wants it, but never with an edit in it that is nowhere else.
import { addComment } from '@baton/model/comment/commands';
import { commentsOn } from '@baton/model/comment/queries';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { DiskFull } from '@baton/store/disk';
import { readHoldings } from '@baton/store/holdings';
import { expect, test } from 'vitest';
import type { PageLink } from '../contract.ts';
import { forget } from '../decisions/lost-read.ts';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { addOne, aPageElsewhere, onDisk, type Two } from '../test/page-elsewhere.ts';
import type { At, Scene } from '../test/scene.ts';
import { during, watch, watchStatus } from '../test/watching.ts';

const day = 86_400_000;
const textOf = (link: PageLink | null): readonly string[] | null => link && paragraphsOf(link.bytes);
const stand = ({ workspace }: At, record: string): (() => string | undefined) => {
  let last: string | undefined;
  workspace.onDevice(record, ({ page }) => (last = page));
  return () => last;
};
const asked = ({ relay }: Scene, type: 'hold' | 'drop') =>
  relay.asks.filter((ask) => ask.type === type).map(({ docs }) => docs);

test('[W211] a page that is not here is asked for when it is opened, and comes along the line from then on', async () => {
  const { scene, ann, bo, task, page } = await aPageElsewhere();
  expect(await onDisk(bo, page)).toEqual([]);
  const link = await during(scene, bo.workspace.openPage(page), 100);
  expect(textOf(link)).toEqual(['Wool']);
  const heard: Uint8Array[] = [];
  link?.onUpdate((update) => heard.push(update));
  const anns = await during(scene, openHere(ann.workspace, page));
  await during(scene, anns.write(paragraphsToUpdate(['Silk'], anns.client, anns.bytes) ?? new Uint8Array()));
  await scene.time.pass(100);
  expect(heard).toHaveLength(1);
  expect(await onDisk(bo, page)).toEqual(['Wool', 'Silk']);
  expect(await readHoldings(bo.disk)).toEqual(
    new Map([
      ['f/*/2025q4', 'kept'],
      ['f/*/2026q1', 'kept'],
      [page, 'kept'],
    ]),
  );
  expect(task).toBe(page.split('/')[2]);
});

test('[W211] opened while the relay is away it is not here, and says so; with the relay it comes by itself', async () => {
  const { scene, bo, machine, task, page } = await aPageElsewhere();
  const stands = stand(bo, task);
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  expect(await during(scene, bo.workspace.openPage(page))).toBeNull();
  await scene.time.pass(200);
  expect(stands()).toBe('not-here');
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(5_000);
  expect(stands()).toBe('here');
  expect(textOf(await during(scene, bo.workspace.openPage(page)))).toEqual(['Wool']);
});

test('[W212] what is asked for is on the disk before it is said: after a crash it is asked for again', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  expect(await during(scene, bo.workspace.openPage(page))).toBeNull();
  machine.memory.crash();
  scene.relay.away.clear();
  const again = await scene.open(machine, { more: { smallUpTo: -1 } });
  await scene.time.pass(1_000);
  expect(await onDisk(again, page)).toEqual(['Wool']);
});

test('[W212] while the disk takes nothing nothing is asked for', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  // Ann's device has said it as well.
  const before = asked(scene, 'hold').length;
  machine.memory.fail(new DiskFull('no room'));
  void bo.engine.core.asking.hold([page]);
  await scene.time.pass(500);
  expect(asked(scene, 'hold').slice(before)).toEqual([]);
  machine.memory.fail(null);
  await scene.time.pass(3_000);
  expect(asked(scene, 'hold').slice(before)).toEqual([[page]]);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
});

test('[W212] cut at any frame of the answer, it counts as here only when all of it came', async () => {
  for (const cutAt of [1, 2, 3]) {
    const { scene, ann, bo, page } = await aPageElsewhere();
    for (const text of ['Silk', 'Felt'])
      await during(scene, openHere(ann.workspace, page), 100).then((link) =>
        during(scene, link.write(paragraphsToUpdate([text], link.client, link.bytes) ?? new Uint8Array()), 100),
      );
    let frames = 0;
    scene.relay.cutBefore = ({ type }) => (type === 'snapshot' || type === 'entries') && (frames += 1) === cutAt;
    expect(await during(scene, bo.workspace.openPage(page), 100)).toBeNull();
    expect([bo.engine.core.asking.isHere(page), bo.engine.core.asking.isComing(page)]).toEqual([false, true]);
    scene.relay.cutBefore = () => false;
    bo.engine.wake();
    await scene.time.pass(5_000);
    expect(textOf(await during(scene, bo.workspace.openPage(page), 100))).toEqual(['Wool', 'Silk', 'Felt']);
  }
});

test('[W212] with nothing new nothing is said, and nothing is asked for that is kept', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200);
  await scene.time.pass(10_000);
  const before = scene.relay.asks.length;
  await during(scene, bo.engine.close(), 100);
  await scene.open(machine, { more: { smallUpTo: -1 } });
  await scene.time.pass(20_000);
  expect(scene.relay.asks.slice(before)).toEqual([]);
});

test('[W213] what comes of an asked-for document is no news: nothing is tinted, and nobody was busy meanwhile', async () => {
  const { scene, ann, bo, machine, task } = await aPageElsewhere();
  await during(scene, ann.workspace.run(addComment, { task, text: 'Old words' }));
  await scene.time.pass(100);
  const { asking, held } = bo.engine.core;
  // As after a quarter away: the comments of this quarter are asked for anew.
  await during(scene, bo.engine.core.journal.write(asking.release(['f/*/2026q1'])));
  await during(scene, bo.engine.core.journal.write(forget(bo.engine.core, [`f/${scene.space}/${task}/2026q1`])));
  const comments = watch(bo.workspace, commentsOn, { task });
  await scene.time.pass(100);
  expect(comments.rows()).toEqual([]);
  scene.relay.part(machine.device);
  await scene.time.pass(120_000);
  // What was written on the way is not answered yet: the time away is not over.
  scene.relay.spoil = (frame) => (frame.type === 'ack' ? null : frame);
  await during(scene, bo.workspace.run(addComment, { task, text: 'On the train' }));
  scene.relay.away.clear();
  bo.engine.wake();
  await during(scene, asking.hold(['f/*/2026q1']), 10_000);
  expect(comments.rows().map(({ text }) => text)).toEqual(['Old words', 'On the train']);
  expect(comments.diffs.flatMap(({ touched }) => touched)).toEqual([]);
  expect([held.away.open?.ownCount, held.away.open?.othersCount]).toEqual([1, 0]);
});

test('[W214] what comes of a document that is not kept is not taken, and the relay is told to let it be', async () => {
  const { scene, ann, bo, machine, page } = await aPageElsewhere();
  // The relay believes that it is kept: a drop was lost on its way.
  scene.relay.held.get(machine.device)?.add(page);
  const link = await during(scene, openHere(ann.workspace, page));
  await during(scene, link.write(paragraphsToUpdate(['Silk'], link.client, link.bytes) ?? new Uint8Array()), 200);
  expect([await onDisk(bo, page), bo.engine.core.held.docs.has(page)]).toEqual([[], false]);
  expect(asked(scene, 'drop')).toEqual([[page, 'p/*']]);
  expect(scene.relay.held.get(machine.device)?.has(page)).toBe(false);
  expect(watchStatus(bo.workspace).last().stopped).toEqual([]);
  expect(textOf(await during(scene, bo.workspace.openPage(page), 100))).toEqual(['Wool', 'Silk']);
});

test('[W390] what is kept no more is said when that is on the disk, and not before', async () => {
  const { scene, bo, machine, page } = await aPageElsewhere();
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  const { core } = bo.engine;
  machine.memory.fail(new DiskFull('no room'));
  void core.journal.write(core.asking.release([page]));
  await scene.time.pass(500);
  expect([asked(scene, 'drop'), scene.relay.held.get(machine.device)?.has(page)]).toEqual([[], true]);
  machine.memory.fail(null);
  await scene.time.pass(3_000);
  expect([asked(scene, 'drop'), (await readHoldings(bo.disk)).has(page)]).toEqual([[[page]], false]);
});

test('[W390] a leader that was overtaken unnoticed does not let go at the relay what its device took up since', async () => {
  const { scene, ann, bo, machine, page } = await aPageElsewhere();
  // It goes on as if nothing had been, and the relay sends it what the next one has asked for.
  const next = machine.memory.open();
  await during(scene, next.lead());
  scene.relay.held.get(machine.device)?.add(page);
  const link = await during(scene, openHere(ann.workspace, page));
  await during(scene, link.write(paragraphsToUpdate(['Silk'], link.client, link.bytes) ?? new Uint8Array()), 500);
  expect(bo.engine.core.journal.fault()).toBe('stale');
  expect([asked(scene, 'drop'), scene.relay.held.get(machine.device)?.has(page)]).toEqual([[], true]);
});

test('[W215] the page of a task that is made here is here, also without the relay, and joins what others wrote in it', async () => {
  const { scene, ann, bo, machine } = await aPageElsewhere();
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  const project = [...bo.engine.core.replica.rows.projects.all()][0]?.id ?? '';
  const task = await addOne(scene, bo, project);
  const page = `p/${scene.space}/${task}`;
  const link = await during(scene, bo.workspace.openPage(page));
  expect(link?.bytes).toEqual([]);
  await during(
    scene,
    link?.write(paragraphsToUpdate(['Mine'], link.client) ?? new Uint8Array()) ?? Promise.reject(new Error('not here')),
  );
  link?.close();
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(5_000);
  const anns = await during(scene, openHere(ann.workspace, page), 100);
  await during(scene, anns.write(paragraphsToUpdate(['Hers'], anns.client, anns.bytes) ?? new Uint8Array()), 200);
  expect(await onDisk(bo, page)).toEqual(['Mine', 'Hers']);
  expect((await readHoldings(bo.disk)).get(page)).toBe('kept');
});

const aged = async (two: Two): Promise<void> => {
  // Ninety days without a timer of each second: the visit is set back instead.
  for (const record of two.bo.engine.core.held.visits.keys()) two.bo.engine.core.held.visits.set(record, 1);
  await during(two.scene, two.bo.engine.core.arranging.arrange(false), 500);
};

test('[W216] what nobody wants goes from the disk when a verified backup has it, and the relay sends nothing more of it', async () => {
  const two = await aPageElsewhere();
  const { scene, ann, bo, machine, page } = two;
  await during(scene, openHere(bo.workspace, page), 200).then((link) => link.close());
  await aged(two);
  // No backup has it yet: this device may be the only other place where it is.
  expect(await onDisk(bo, page)).toEqual(['Wool']);
  scene.relay.backUp();
  await scene.time.pass(200);
  await aged(two);
  expect([await onDisk(bo, page), bo.engine.core.held.docs.has(page)]).toEqual([[], false]);
  expect(await bo.disk.range('meta', `hold/${page}`, `hold/${page}`)).toEqual([]);
  expect(scene.relay.held.get(machine.device)?.has(page)).toBe(false);
  const link = await during(scene, openHere(ann.workspace, page));
  await during(scene, link.write(paragraphsToUpdate(['Silk'], link.client, link.bytes) ?? new Uint8Array()), 200);
  expect(await onDisk(bo, page)).toEqual([]);
  expect(textOf(await during(scene, bo.workspace.openPage(page), 100))).toEqual(['Wool', 'Silk']);
});

test('[W216] nothing goes that is open, or holds what the relay has not taken', async () => {
  const two = await aPageElsewhere();
  const { scene, bo, machine, page } = two;
  const link = await during(scene, openHere(bo.workspace, page), 200);
  scene.relay.backUp();
  await scene.time.pass(200);
  await aged(two);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
  scene.relay.part(machine.device);
  await scene.time.pass(1_000);
  await during(scene, link.write(paragraphsToUpdate(['Mine'], link.client, link.bytes) ?? new Uint8Array()));
  link.close();
  await scene.time.pass(100);
  expect(await during(scene, bo.workspace.freeSpace(scene.time.clock() + day), 500)).toBe(0);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(5_000);
  // Now the relay has it too, and the person asked for room.
  expect(await during(scene, bo.workspace.freeSpace(scene.time.clock() + day), 500)).toBe(1);
  expect(await onDisk(bo, page)).toEqual([]);
  expect(textOf(await during(scene, bo.workspace.openPage(page), 100))).toEqual(['Wool', 'Mine']);
});

test('[W217] a pin fetches and keeps, whatever is freed; without it the document may go', async () => {
  const { scene, bo, task, page } = await aPageElsewhere();
  await during(scene, bo.workspace.pin(task, true), 300);
  expect(await onDisk(bo, page)).toEqual(['Wool']);
  expect(await during(scene, bo.workspace.freeSpace(scene.time.clock() + day), 500)).toBe(0);
  await during(scene, bo.workspace.pin(task, false), 300);
  expect(await during(scene, bo.workspace.freeSpace(scene.time.clock() + day), 500)).toBe(1);
  expect(await onDisk(bo, page)).toEqual([]);
});

test('[W217] a pinned project keeps the pages of all its tasks, of later ones too', async () => {
  const { scene, ann, bo, task, page } = await aPageElsewhere();
  const project = bo.engine.core.replica.rows.tasks.get(task)?.project ?? '';
  await during(scene, bo.workspace.pin(project, true), 300);
  const later = await addOne(scene, ann, project);
  await during(scene, writeParagraphs(ann.workspace, { space: scene.space, task: later, paragraphs: ['Hemp'] }), 300);
  await scene.time.pass(10_000);
  expect([await onDisk(bo, page), await onDisk(bo, `p/${scene.space}/${later}`)]).toEqual([['Wool'], ['Hemp']]);
  const on: unknown[] = [];
  bo.workspace.onDevice(later, (told) => on.push(told));
  await scene.time.pass(200);
  expect(on.at(-1)).toEqual({ page: 'here', comments: 'here', archive: null, pinned: 'with-project' });
});
