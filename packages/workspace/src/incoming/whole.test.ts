// A device that was away for long is given documents whole instead of everything that happened to them.
import type { RelayFrame } from '@baton/protocol/frames';
import { allThatIsKept } from '@baton/protocol/holding';
import { paragraphsOf } from '@baton/replica/pages/page';
import { readBytes, readStored } from '@baton/store/confirmed';
import { readAhead } from '@baton/store/snapshots';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SmallRelay } from '../test/relay/small-relay.ts';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { openScene, type At, type Machine, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

interface Away {
  readonly scene: Scene;
  readonly bo: At;
  readonly machine: Machine;
  readonly doc: string;
}
/** Bo works while Ann's device is closed; then every document is one snapshot. */
async function annIsAway(
  names: readonly string[] = ['Spring', 'Summer', 'Autumn'],
  page: string | null = null,
): Promise<Away> {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const ann = await scene.open(scene.ann);
  await addNamed(scene, ann.workspace, 'Launch');
  await scene.time.pass(200);
  if (page !== null) await during(scene, openHere(ann.workspace, `p/${scene.space}/${page}`), 100);
  await during(scene, ann.engine.close(), 500);
  for (const name of names) {
    const project = await addNamed(scene, bo.workspace, name);
    await during(scene, rename(bo.workspace, project, `${name} again`));
  }
  await scene.time.pass(200);
  scene.relay.compact();
  return { scene, bo, machine: scene.ann, doc: `r/${scene.space}/0` };
}
const everything = ['Launch', 'Spring again', 'Summer again', 'Autumn again'];
/** Of documents; what is said of all that is kept is none. */
const aheadIn = (hello: SmallRelay['hellos'][number] | undefined) =>
  (hello?.ahead ?? []).filter(([doc]) => doc !== allThatIsKept);
const isPart = (frame: RelayFrame): boolean => frame.type === 'snapshot';

test('[W80] what came by snapshot is shown as what entries would have shown, and edits go on above it', async () => {
  const { scene, bo, machine, doc } = await annIsAway();
  const ann = await scene.open(machine);
  await scene.time.pass(500);
  const shown = watchProjects(ann.workspace);
  await scene.time.settle();
  expect(shown.names().toSorted()).toEqual(everything.toSorted());
  expect(watchStatus(ann.workspace).last().link).toBe('live');
  expect((await readStored(ann.disk, doc, 0)).snapshot?.upTo).toBe(scene.relay.head);

  await addNamed(scene, ann.workspace, 'Winter');
  const bos = watchProjects(bo.workspace);
  await scene.time.pass(300);
  expect(bos.names()).toContain('Winter');
  expect(watchStatus(ann.workspace).last().save.state).toBe('relay');
});

test('[W80] what waits here stands above a snapshot and is sent after it', async () => {
  const { scene, bo, machine } = await annIsAway();
  scene.relay.up = false;
  const ann = await scene.open(machine);
  await addNamed(scene, ann.workspace, 'Made on the train');
  scene.relay.up = true;
  ann.engine.wake();
  await scene.time.pass(40_000);
  const bos = watchProjects(bo.workspace);
  const anns = watchProjects(ann.workspace);
  await scene.time.pass(300);
  expect(anns.names().toSorted()).toEqual([...everything, 'Made on the train'].toSorted());
  expect(bos.names().toSorted()).toEqual(anns.names().toSorted());
});

test('[W81] cut between two snapshots, the first is not sent again; cut inside one, that one is', async () => {
  const task = 't' + 'a'.repeat(26);
  const { scene, bo, machine, doc } = await annIsAway(undefined, task);
  await during(scene, writeParagraphs(bo.workspace, { space: scene.space, task, paragraphs: ['One', 'Two'] }), 300);
  scene.relay.compact();
  let parts = 0;
  const docs: string[] = [];
  scene.relay.spoil = (frame) => {
    if (frame.type === 'snapshot') docs.push(`${frame.doc.slice(0, 1)} ${frame.offset}`);
    return frame;
  };
  const sizes = [...scene.relay.snapshots.values()].map(({ bytes }) => Math.ceil(bytes.length / scene.relay.partBytes));
  // In the middle of the first, then behind it.
  let cutAt = Math.max(1, (sizes[0] ?? 0) - 1);
  scene.relay.cutBefore = (frame) => isPart(frame) && (parts += 1) === cutAt + 1;
  const ann = await scene.open(machine);
  await scene.time.pass(100);
  expect(aheadIn(scene.relay.hellos.at(-1))).toEqual([]);
  parts = 0;
  cutAt = sizes[0] ?? 0;
  ann.engine.wake();
  await scene.time.pass(10_000);
  ann.engine.wake();
  await scene.time.pass(10_000);
  expect(aheadIn(scene.relay.hellos.at(-1))).toEqual([[doc, 0, scene.relay.snapshots.get(doc)?.number]]);
  expect(docs.filter((one) => one === 'r 0')).toHaveLength(2);
  expect(watchStatus(ann.workspace).last().link).toBe('live');
  const shown = watchProjects(ann.workspace);
  await scene.time.settle();
  expect(shown.names().toSorted()).toEqual(everything.toSorted());
  expect(paragraphsOf(await readBytes(ann.disk, `p/${scene.space}/${task}`))).toEqual(['One', 'Two']);
  // The cursor has come as far: the next hello need not say it.
  expect([(await readAhead(ann.disk)).size, ann.engine.core.held.ahead.size]).toEqual([0, 0]);
});

test('[W81] killed at any moment of a catch-up, what hello says is ahead is on the disk, and nothing is missing in the end', async () => {
  for (const frames of [1, 2, 3, 4, 5, 6]) {
    const { scene, machine } = await annIsAway();
    let count = 0;
    scene.relay.cutBefore = (frame) => isPart(frame) && (count += 1) > frames;
    await scene.open(machine);
    await scene.time.pass(frames);
    machine.memory.crash();
    scene.relay.cutBefore = () => false;
    const again = await scene.open(machine);
    const disk = machine.memory.open();
    for (const [doc, , number] of aheadIn(scene.relay.hellos.at(-1)))
      expect((await readStored(disk, doc, 0)).snapshot?.upTo).toBe(number);
    await scene.time.pass(500);
    const shown = watchProjects(again.workspace);
    await scene.time.settle();
    expect(shown.names().toSorted()).toEqual(everything.toSorted());
  }
});

test('[W80] a part that did not come gives up the connection; the next one brings all', async () => {
  const { scene, machine } = await annIsAway();
  let seen = 0;
  scene.relay.spoil = (frame) => (isPart(frame) && (seen += 1) === 2 ? null : frame);
  const ann = await scene.open(machine);
  await scene.time.pass(20_000);
  ann.engine.wake();
  await scene.time.pass(2_000);
  expect(scene.relay.hellos.length).toBeGreaterThanOrEqual(3);
  const shown = watchProjects(ann.workspace);
  await scene.time.settle();
  expect(shown.names().toSorted()).toEqual(everything.toSorted());
});

test('[W82] a start reads the snapshot where no projection reaches as far, and shows the same', async () => {
  const { scene, machine } = await annIsAway();
  const ann = await scene.open(machine);
  await scene.time.pass(500);
  // Killed before anything was projected again: an old projection, a newer snapshot.
  machine.memory.crash();
  expect(watchStatus(ann.workspace).last().link).toBe('live');
  scene.relay.up = false;
  const again = await scene.open(machine);
  const shown = watchProjects(again.workspace);
  await scene.time.settle();
  expect(shown.names().toSorted()).toEqual(everything.toSorted());
  await during(scene, again.engine.close(), 500);
  const third = await scene.open(machine);
  const same = watchProjects(third.workspace);
  await scene.time.settle();
  expect(same.names().toSorted()).toEqual(everything.toSorted());
});

test('[W82] a damaged snapshot is not kept: the document stays as it last was, and the relay is told', async () => {
  const { scene, machine, doc } = await annIsAway();
  const told: unknown[] = [];
  scene.relay.spoil = (frame) =>
    frame.type === 'snapshot' && frame.doc === doc && frame.offset === 0
      ? { ...frame, bytes: frame.bytes.map(() => 255) }
      : frame;
  scene.relay.onBad = (bad) => told.push(bad.number);
  const ann = await scene.open(machine);
  await scene.time.pass(500);
  const shown = watchProjects(ann.workspace);
  await scene.time.settle();
  expect([shown.names(), told]).toEqual([['Launch'], [scene.relay.head]]);
  expect((await readStored(ann.disk, doc, 0)).snapshot).toBeNull();
});

test('[W205] a document that came as entries and is marked goes on behind the mark after a cut, and nothing is given up for it', async () => {
  const { scene, machine, doc } = await annIsAway();
  scene.relay.snapshots.clear();
  let marked = 0;
  // As by document: entries while the cursor stays where hello had it, then the mark instead of the rest.
  scene.relay.spoil = (frame) => {
    if (frame.type !== 'entries') return frame;
    const { cursor } = scene.relay.hellos.at(-1) ?? { cursor: null };
    if (!frame.live && cursor) {
      marked = frame.entries.at(-1)?.number ?? 0;
      return { ...frame, cursor };
    }
    const part = { offset: 0, total: 0, bytes: new Uint8Array(), stamp: null };
    return { type: 'snapshot', doc, epoch: 0, number: marked, ...part };
  };
  const ann = await scene.open(machine);
  await scene.time.pass(100);
  const { cursor } = ann.engine.core.held;
  expect(marked).toBeGreaterThan(cursor?.number ?? 0);
  expect([...(await readAhead(ann.disk))]).toEqual([[doc, [0, marked]]]);
  scene.relay.spoil = (frame) => frame;
  scene.relay.stop();
  scene.relay.up = true;
  ann.engine.wake();
  await scene.time.pass(40_000);
  const { incarnation } = scene.relay;
  const hello = scene.relay.hellos.findLast(({ ticket }) => ticket === machine.device);
  expect(aheadIn(hello)).toEqual([[doc, 0, marked]]);
  expect(hello).toMatchObject({
    incarnation,
    cursor: { number: cursor?.number },
  });
  expect(scene.relay.trails).toEqual([]);
  const shown = watchProjects(ann.workspace);
  await scene.time.settle();
  expect(shown.names().toSorted()).toEqual(everything.toSorted());
  expect([watchStatus(ann.workspace).last().link, (await readAhead(ann.disk)).size]).toEqual(['live', 0]);
});

test('[W160] a document that comes whole and cannot be stops as a bad entry stops it: no row of it, told by number, known at the next start', async () => {
  const { scene, machine, doc } = await annIsAway();
  const spoiled = scene.relay.snapshots.get(doc);
  if (!spoiled) throw new Error('it comes whole');
  const forged = new Y.Doc();
  forged.clientID = 77;
  forged.getMap('cells').set('j1+na', ['j1+na', 'Forged', 1, 'u']);
  scene.relay.snapshots.set(doc, { ...spoiled, bytes: Y.encodeStateAsUpdate(forged) });
  const bads: number[] = [];
  scene.relay.onBad = ({ number }) => void bads.push(number);
  const ann = await scene.open(machine);
  await scene.time.pass(500);
  expect(watchProjects(ann.workspace).names()).toEqual(['Launch']);
  expect([...ann.engine.core.stopped]).toEqual([doc]);
  expect((await readStored(ann.disk, doc, 0)).snapshot).toBeNull();
  expect(bads).toEqual([spoiled.number]);
});
