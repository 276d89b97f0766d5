import { addProject } from '@baton/model/project/commands';
import { pageOf } from '@baton/replica/layout';
import { DiskFull } from '@baton/store/disk';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PageLink } from '../contract.ts';
import { portTo } from '../seat/desk.ts';
import { sit } from '../seat/seat.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { during, watchStatus } from '../test/watching.ts';
import { openPage as openAtLeader, resetPages } from './desk.ts';
import { openHere } from './writing.ts';

/** What an editor holds: a document under the assigned id, told and telling. */
function bind(link: PageLink): { doc: Y.Doc; text: () => string; type: (at: number, words: string) => Promise<void> } {
  const doc = new Y.Doc();
  for (const bytes of link.bytes) Y.applyUpdate(doc, bytes, 'link');
  doc.clientID = link.client;
  const text = doc.getText('content');
  let written: Promise<void> = Promise.resolve();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'link') written = link.write(update);
  });
  link.onUpdate((update) => Y.applyUpdate(doc, update, 'link'));
  return {
    doc,
    text: () => text.toString(),
    type(at, words) {
      text.insert(at, words);
      return written;
    },
  };
}
const openPage = async (scene: Scene, { workspace }: At, doc: string): Promise<PageLink> =>
  during(scene, openHere(workspace, doc));

async function twoWriters() {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const doc = pageOf(scene.space, 't1');
  return { scene, annAt, boAt, doc };
}

test('[W40] two people write one page and read the same', async () => {
  const { scene, annAt, boAt, doc } = await twoWriters();
  const [ann, bo] = [bind(await openPage(scene, annAt, doc)), bind(await openPage(scene, boAt, doc))];
  await during(scene, ann.type(0, 'Hello '));
  await during(scene, bo.type(6, 'there'));
  await scene.time.pass(50);
  expect([ann.text(), bo.text()]).toEqual(['Hello there', 'Hello there']);
  const late = bind(await openPage(scene, boAt, doc));
  expect(late.text()).toBe('Hello there');
});

test('[W40] what is typed while the relay is away is on the page after a crash, and reaches the others later', async () => {
  const { scene, annAt, boAt, doc } = await twoWriters();
  const ann = bind(await openPage(scene, annAt, doc));
  scene.relay.stop();
  await during(scene, ann.type(0, 'Offline'));
  expect(watchStatus(annAt.workspace).last().save).toMatchObject({ state: 'offline', waiting: 1 });
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(bind(await openPage(scene, again, doc)).text()).toBe('Offline');
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(bind(await openPage(scene, boAt, doc)).text()).toBe('Offline');
});

test('[W41] each editing session has a client id of its own; it is used again after a clean close only', async () => {
  const { scene, annAt, doc } = await twoWriters();
  const first = await openPage(scene, annAt, doc);
  const second = await openPage(scene, annAt, doc);
  expect(second.client).not.toBe(first.client);
  await during(scene, bind(first).type(0, 'a'));
  first.close();
  await scene.time.pass(20);
  expect((await openPage(scene, annAt, doc)).client).toBe(first.client);
  expect((await openPage(scene, annAt, pageOf(scene.space, 't2'))).client).not.toBe(first.client);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect([first.client, second.client]).not.toContain((await openPage(scene, again, doc)).client);
});

test('[W42] an update that a tab repeats is kept once', async () => {
  const { scene, annAt, doc } = await twoWriters();
  const link = await openPage(scene, annAt, doc);
  const updates: Uint8Array[] = [];
  const ydoc = new Y.Doc();
  ydoc.clientID = link.client;
  ydoc.on('update', (update: Uint8Array) => void updates.push(update));
  ydoc.getText('content').insert(0, 'once');
  const [update = new Uint8Array()] = updates;
  await during(scene, link.write(update));
  const pushed = scene.relay.pushes.length;
  await during(scene, link.write(update));
  expect(scene.relay.pushes.length).toBe(pushed);
});

test('[W42] a second tab of the same device sees what the first types before the relay has it', async () => {
  const { scene, annAt, doc } = await twoWriters();
  const sitting = sit(portTo(annAt.engine, 'second tab'));
  await scene.time.settle();
  const second = await sitting;
  const [one, other] = [bind(await openPage(scene, annAt, doc)), bind(await during(scene, openHere(second, doc)))];
  scene.relay.stop();
  await during(scene, one.type(0, 'Both'));
  expect(other.text()).toBe('Both');
});

test('[W191] a page is opened for reading only by who may not write it, and commands say so before they write', async () => {
  const { scene, annAt, boAt, doc } = await twoWriters();
  expect((await openPage(scene, boAt, doc)).mayWrite).toBe(true);
  const { me } = boAt.workspace.world;
  const decision = { type: 'role-set', space: scene.space, person: me.person, role: 'commenter' };
  await during(scene, annAt.workspace.sign(scene.space, decision, null), 200);
  await scene.time.pass(100);
  expect((await openPage(scene, boAt, doc)).mayWrite).toBe(false);
  expect((await openPage(scene, annAt, doc)).mayWrite).toBe(true);
  const args = { space: scene.space, name: 'Spring', hue: 1, prefix: 'SPR' };
  expect(await during(scene, boAt.workspace.run(addProject, args))).toMatchObject({
    kind: 'read-only',
    what: 'commenter',
  });
  expect(boAt.engine.core.held.refused.size).toBe(0);
});

test('[W53] a page that is asked for when the disk is gone says so to who asked, and nothing else falls', async () => {
  const { scene, annAt, doc } = await twoWriters();
  (await openPage(scene, annAt, doc)).close();
  await scene.time.pass(50);
  scene.ann.memory.crash();
  const told = annAt.workspace.openPage(doc).catch((error: unknown) => (error as Error).message);
  await scene.time.pass(50);
  expect(await told).toBe('the disk was closed');
  expect(watchStatus(annAt.workspace).last().leader).toBe(true);
});

test('[W272] a page whose ground is refused while it is being opened is opened under another session: nothing typed is taken for a repetition', async () => {
  const { scene, annAt, doc } = await twoWriters();
  const { core } = annAt.engine;
  const first = await openPage(scene, annAt, doc);
  await during(scene, bind(first).type(0, 'Refused'));
  first.close();
  await scene.time.pass(100);
  let resets = 0;
  const ends = { hear: () => undefined, hearCarets: () => undefined, reset: () => void (resets += 1) };
  // The session of before is given once more, and cannot be kept before there is room.
  scene.ann.memory.fail(new DiskFull('full'));
  const opening = openAtLeader(core, doc, { client: null, ...ends });
  await scene.time.pass(1_000);
  resetPages(core, [doc]);
  scene.ann.memory.fail(null);
  const opened = await during(scene, opening, 5_000);
  if (opened === null) throw new Error('the page is here');
  expect([opened.page.client === first.client, opened.page.clock, resets]).toEqual([false, 0, 0]);
  resetPages(core, [doc]);
  expect([resets, core.pages.get(doc)?.size]).toEqual([1, 1]);
});
