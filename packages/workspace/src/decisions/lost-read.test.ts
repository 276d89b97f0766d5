// A task moved to a closed space: whoever does not stand there has nothing of its page and comments on their device any more.
import { addComment } from '@baton/model/comment/commands';
import { commentsOn } from '@baton/model/comment/queries';
import { decisionFrom, ledgerOf } from '@baton/model/directory/decision';
import type { Decision } from '@baton/model/directory/schema';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { moveToProject } from '@baton/model/task/move-commands';
import { readAside } from '@baton/store/aside';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import { openHere, writeParagraphs } from '../pages/writing.ts';
import { openSpace } from '../test/decisions.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { during, watchStatus } from '../test/watching.ts';

const run = async (scene: Scene, { workspace }: At, ...[command, args]: Parameters<At['workspace']['run']>) => {
  const result = await during(scene, workspace.run(command, args));
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Record<string, string>;
};

/** Ann may take a task of both with her into a space of her own. */
async function aClosedSpace() {
  const scene = await openScene();
  const ann = await scene.open(scene.ann);
  const { space: own, decision } = openSpace();
  const members = [ann.workspace.world.me.person];
  await during(scene, ann.workspace.sign(own, { ...decision, open: false, members }, 'Board room'), 300);
  const machine = await scene.join();
  const bo = await scene.open(machine);
  const from = await run(scene, ann, addProject as never, {
    space: scene.space,
    name: 'Spring',
    hue: 1,
    prefix: 'SPR',
  });
  const to = await run(scene, ann, addProject as never, { space: own, name: 'Merger', hue: 2, prefix: 'MER' });
  const { task = '' } = await run(scene, ann, addTask as never, { project: from['project'], title: 'Terms' });
  await run(scene, ann, addComment as never, { task, text: 'Not for everybody' });
  await during(scene, writeParagraphs(ann.workspace, { space: scene.space, task, paragraphs: ['Secret'] }), 300);
  await scene.time.pass(1_000);
  await during(scene, openHere(bo.workspace, `p/${scene.space}/${task}`), 300);
  const docs = [...bo.engine.core.held.docs.keys()].filter((doc) => doc.includes(task));
  expect(docs.map((doc) => doc.slice(0, 1)).toSorted()).toEqual(['f', 'p']);
  return { scene, ann, bo, machine, task, docs, project: to['project'] ?? '' };
}
const kept = async ({ disk }: At, docs: readonly string[]): Promise<number> =>
  (await Promise.all(docs.map((doc) => readBytes(disk, doc)))).flat().length;
function said({ workspace }: At, task: string): () => readonly string[] {
  const texts = new Map<string, string>();
  workspace.live(commentsOn, { task }, ({ put, gone }) => {
    for (const id of gone) texts.delete(id);
    for (const { id, text } of put) texts.set(id, text);
  });
  return () => [...texts.values()];
}

test('[W162] [W223] at the statement that moves a task away its comments leave the screen, and its page and comments the disk', async () => {
  const { scene, ann, bo, task, docs, project } = await aClosedSpace();
  const [anns, bos] = [said(ann, task), said(bo, task)];
  await scene.time.pass(100);
  expect([anns(), bos(), (await kept(bo, docs)) > 0]).toEqual([['Not for everybody'], ['Not for everybody'], true]);
  await run(scene, ann, moveToProject as never, { task, project });
  await scene.time.pass(20_000);
  expect([bos(), await kept(bo, docs)]).toEqual([[], 0]);
  expect(docs.filter((doc) => bo.engine.core.held.docs.has(doc))).toEqual([]);
  expect(docs.filter((doc) => bo.engine.core.held.holdings.has(doc))).toEqual([]);
  // Whoever stands in both keeps all of it.
  expect([anns(), (await kept(ann, docs)) > 0]).toEqual([['Not for everybody'], true]);
});

test('[W162] an own comment that waits there is in the tray before anything goes', async () => {
  const { scene, ann, bo, machine, task, docs, project } = await aClosedSpace();
  scene.relay.stop();
  await run(scene, bo, addComment as never, { task, text: 'Written on the train' });
  bo.engine.stop();
  scene.relay.up = true;
  ann.engine.wake();
  await scene.time.pass(20_000);
  await run(scene, ann, moveToProject as never, { task, project });
  await scene.time.pass(20_000);
  scene.relay.refuseNext = ({ envelopes }) =>
    envelopes.some(({ doc }) => doc.startsWith('f/')) ? 'not-allowed' : null;
  const again = await scene.open(machine);
  const status = watchStatus(again.workspace);
  await scene.time.pass(40_000);
  expect(status.last().refused.length).toBe(1);
  expect(status.last().refused[0]?.texts).toContain('Written on the train');
  expect(await kept(again, docs)).toBe(0);
});

test('[W270] what a relay that was set back has lost of it goes too, once it was offered again: own edits to the tray', async () => {
  const { scene, ann, bo, task, docs } = await aClosedSpace();
  const before = scene.relay.head;
  await run(scene, bo, addComment as never, { task, text: 'My own words' });
  await run(scene, ann, addComment as never, { task, text: 'Words of others' });
  await scene.time.pass(1_000);
  const isAside = async () =>
    (await readAside(bo.disk)).filter((one) => one.kind === 'update' && docs.includes(one.doc));
  scene.relay.takes = ({ envelope }) => !docs.includes(envelope.doc);
  scene.relay.setBack(before);
  await scene.time.pass(1_000);
  expect(await isAside()).toHaveLength(2);
  const own = Object.keys(ann.workspace.world.directory.spaces).find((space) => space !== scene.space) ?? '';
  const decision = decisionFrom('moved', {
    records: [task],
    born: scene.space,
    from: scene.space,
    to: own,
  }) as Decision;
  const moved = await during(scene, ann.workspace.sign(ledgerOf(decision), decision as never, null), 300);
  expect(isRefusal(moved)).toBe(false);
  // It may still be somebody's, as long as the relay has not been asked again.
  expect(await isAside()).toHaveLength(2);
  await scene.time.pass(30_000);
  expect(await isAside()).toEqual([]);
  expect(await kept(bo, docs)).toBe(0);
  const { refused } = watchStatus(bo.workspace).last();
  expect(refused).toHaveLength(1);
  expect(refused[0]?.texts).toContain('My own words');
});

test('[W396] a line without the statement that took a page away is read from its beginning: the page is here again', async () => {
  const { scene, ann, bo, machine, task, docs, project } = await aClosedSpace();
  const before = scene.relay.head;
  await run(scene, ann, moveToProject as never, { task, project });
  await scene.time.pass(20_000);
  expect(await kept(bo, docs)).toBe(0);
  // Known at the next start as well.
  await during(scene, bo.engine.close(), 100);
  const again = await scene.open(machine);
  await scene.time.pass(1_000);
  expect(again.engine.core.held.forgotten).toBeGreaterThan(before);
  // Ann, who could bring the statement back, is away.
  scene.relay.part(scene.ann.device);
  scene.relay.setBack(before);
  again.engine.wake();
  await scene.time.pass(5_000);
  expect(scene.relay.trails.at(-1)?.points.filter(({ number }) => number <= before)).toEqual([]);
  const here = [...again.engine.core.held.docs.keys()].filter((doc) => docs.includes(doc));
  expect([here.length, (await kept(again, docs)) > 0]).toEqual([docs.length, true]);
  expect(again.engine.core.held.forgotten).toBe(0);
});
