// Somebody is closed out of a department and still reads a group in it: what the group has stays on their device, and goes
// when the group is no longer theirs.
import { addComment } from '@baton/model/comment/commands';
import { mayRead, standsIn } from '@baton/model/directory/queries';
import type { Decision } from '@baton/model/directory/schema';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { renameTask } from '@baton/model/task/commands';
import { parseDoc, scopeOf } from '@baton/replica/layout';
import { decodeEntry } from '@baton/ledger/entry';
import { readStatement } from '@baton/ledger/statement';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

const run = async (scene: Scene, { workspace }: At, ...[command, args]: Parameters<At['workspace']['run']>) => {
  const result = await during(scene, workspace.run(command, args));
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Record<string, string>;
};
const rowsAt = ({ engine }: At) => engine.core.replica.rows;
const personAt = ({ workspace }: At) => workspace.world.me.person;

function decisionOf(bytes: Uint8Array): Decision | null {
  const entry = decodeEntry(bytes);
  const read = 'illegal' in entry || entry.leaf?.kind !== 'jws' ? null : readStatement(entry.leaf.jws);
  return read === null || 'illegal' in read ? null : read.decision;
}

/** Ann and Bo are the few of Design. One task is everybody's there, one is theirs. */
async function design() {
  const scene = await openScene();
  const { space } = scene;
  scene.relay.hides = (person, doc) => {
    const named = parseDoc(doc);
    const { directory } = scene.relay.book;
    return named === undefined || directory === undefined || !mayRead(directory, person, scopeOf(named));
  };
  // As the relay does it: sync-server, S376.
  scene.relay.withholds = (person, { ledger, entry }) => {
    const { directory } = scene.relay.book;
    const isTold = ledger === 'dir' || (directory !== undefined && standsIn(directory, person, ledger));
    return !isTold && decisionOf(entry)?.type !== 'group-set';
  };
  const machine = await scene.join();
  const [ann, bo] = [await scene.open(scene.ann), await scene.open(machine)];
  const decide = (decision: object) => during(scene, ann.workspace.sign(space, decision as Decision, null), 300);
  const give = (...readers: readonly At[]) =>
    decide({ type: 'group-set', space, group: 'few', readers: readers.map(personAt) });
  await give(ann, bo);
  const { project = '' } = await run(scene, ann, addProject as never, { space, name: 'Spring', hue: 1, prefix: 'SPR' });
  const theirs = { readers: { group: 'few' } };
  const { task = '' } = await run(scene, ann, addTask as never, { project, title: 'Offer', ...theirs });
  const { task: common = '' } = await run(scene, ann, addTask as never, { project, title: 'Window' });
  await run(scene, ann, addComment as never, { task, text: 'First word' });
  await scene.time.pass(1_000);
  const close = () => decide({ type: 'space-shown', space, open: false, members: [personAt(ann)] });
  return { scene, space, ann, bo, machine, task, common, close, give };
}
const said = (at: At, task: string): string[] =>
  rowsAt(at)
    .comments.by('on', task)
    .map(({ text }) => text)
    .toSorted();
const groupDocs = ({ engine }: At, space: string): string[] =>
  [...engine.core.held.docs.keys()].filter((doc) => doc.startsWith(`x/${space}/few`) || doc.includes(`/${space}/few/`));

test('[W418] closed out of a space, somebody has the tasks of the group that they read there, and goes on writing in them', async () => {
  const { scene, space, ann, bo, machine, task, common, close } = await design();
  await close();
  await scene.time.pass(20_000);
  expect(rowsAt(bo).tasks.get(common)).toBeUndefined();
  expect([rowsAt(bo).tasks.get(task)?.title, said(bo, task)]).toEqual(['Offer', ['First word']]);
  expect(bo.workspace.world.directory.spaces[space]?.members).toEqual([]);
  await run(scene, bo, addComment as never, { task, text: 'Still here' });
  await run(scene, ann, renameTask as never, { task, title: 'Offer, signed' });
  await scene.time.pass(20_000);
  expect([said(ann, task), rowsAt(bo).tasks.get(task)?.title]).toEqual([['First word', 'Still here'], 'Offer, signed']);
  await during(scene, bo.engine.close(), 100);
  const again = await scene.open(machine);
  await scene.time.pass(2_000);
  expect([rowsAt(again).tasks.get(task)?.title, rowsAt(again).tasks.get(common)]).toEqual(['Offer, signed', undefined]);
});

test('[W418] what they wrote there with no network meanwhile is taken when they are back', async () => {
  const { scene, ann, bo, task, close } = await design();
  scene.relay.part(bo.engine.core.me.device);
  await run(scene, bo, addComment as never, { task, text: 'From the train' });
  await run(scene, bo, renameTask as never, { task, title: 'Offer to Dee' });
  await close();
  await scene.time.pass(20_000);
  scene.relay.away.clear();
  bo.engine.wake();
  await scene.time.pass(40_000);
  expect(bo.engine.core.held.refused.size).toBe(0);
  expect([rowsAt(ann).tasks.get(task)?.title, said(ann, task)]).toEqual([
    'Offer to Dee',
    ['First word', 'From the train'],
  ]);
  expect(said(bo, task)).toEqual(['First word', 'From the train']);
});

test('[W418] taken out of the group too, they have nothing of it on screen or disk', async () => {
  const { scene, space, ann, bo, task, close, give } = await design();
  await close();
  await scene.time.pass(20_000);
  const docs = groupDocs(bo, space);
  expect(docs.length).toBeGreaterThan(0);
  await give(ann);
  await scene.time.pass(20_000);
  expect([rowsAt(bo).tasks.get(task), said(bo, task), groupDocs(bo, space)]).toEqual([undefined, [], []]);
  expect((await Promise.all(docs.map((doc) => readBytes(bo.disk, doc)))).flat()).toEqual([]);
});
