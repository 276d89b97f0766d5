// A task of everybody that is given to a few, and back, by people at devices: who keeps it loses nothing, who loses it has
// nothing of it from the statement on.
import { addComment } from '@baton/model/comment/commands';
import { homeNameOf } from '@baton/model/directory/home-name';
import { mayRead } from '@baton/model/directory/queries';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { renameTask, setPriority } from '@baton/model/task/commands';
import { setReaders } from '@baton/model/task/readers-commands';
import { taskByKey } from '@baton/model/task/queries';
import { parseDoc, scopeOf } from '@baton/replica/layout';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import type { PageLink } from '../contract.ts';
import { docsBeside, pageOfTask } from '../pages/writing.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

const run = async (scene: Scene, { workspace }: At, ...[command, args]: Parameters<At['workspace']['run']>) => {
  const result = await during(scene, workspace.run(command, args));
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Record<string, string>;
};
const settled = (scene: Scene): Promise<void> => scene.time.pass(20_000);
const rowsAt = ({ engine }: At) => engine.core.replica.rows;
const personAt = ({ workspace }: At) => workspace.world.me.person;

interface Office {
  readonly scene: Scene;
  readonly ann: At;
  readonly bo: At;
  readonly cy: At;
  readonly task: string;
  readonly project: string;
  readonly group: { readonly group: string };
  readonly machines: readonly Awaited<ReturnType<Scene['join']>>[];
}
/** Ann and Bo are the few of Design, Cy is of Design too. A numbered task with a description and a comment. */
async function office(readers: 'space' | 'few' | 'me' = 'space'): Promise<Office> {
  const scene = await openScene();
  scene.relay.hides = (person, doc) => {
    const named = parseDoc(doc);
    const { directory } = scene.relay.book;
    return named === undefined || directory === undefined || !mayRead(directory, person, scopeOf(named));
  };
  const machines = [await scene.join(), await scene.join()];
  const [ann, bo, cy] = [await scene.open(scene.ann), await scene.open(machines[0]!), await scene.open(machines[1]!)];
  const opening = { type: 'group-set', space: scene.space, group: 'few', readers: [personAt(ann), personAt(bo)] };
  await during(scene, ann.workspace.sign(scene.space, opening, null), 300);
  const { project = '' } = await run(scene, ann, addProject as never, {
    space: scene.space,
    name: 'Spring',
    hue: 1,
    prefix: 'SPR',
  });
  const group = { group: 'few' };
  const born = readers === 'space' ? {} : { readers: readers === 'me' ? 'me' : group };
  const { task = '' } = await run(scene, ann, addTask as never, { project, title: 'Offer', ...born });
  await run(scene, ann, addComment as never, { task, text: 'First word' });
  await scene.time.pass(1_000);
  return { scene, ann, bo, cy, task, project, group, machines };
}
const said = (at: At, task: string): string[] =>
  rowsAt(at)
    .comments.by('on', task)
    .map(({ text }) => text)
    .sort();
function opened(link: PageLink | null): PageLink {
  if (link === null) throw new Error('the page is not here');
  return link;
}
async function describe(scene: Scene, at: At, { doc, text }: { doc: string; text: string }): Promise<void> {
  const link = opened(await during(scene, at.workspace.openPage(doc)));
  const update = paragraphsToUpdate([text], link.client, link.bytes);
  if (update) await during(scene, link.write(update));
  link.close();
}
async function described(scene: Scene, at: At, doc: string): Promise<readonly string[]> {
  const link = opened(await during(scene, at.workspace.openPage(doc)));
  link.close();
  return paragraphsOf(link.bytes);
}
const kept = async ({ disk }: At, docs: readonly string[]): Promise<number> =>
  (await Promise.all(docs.map((doc) => readBytes(disk, doc)))).flat().length;

test('[W230] given to a few it shows moving until that is on record; then they have it under the key that it had, and nobody else a row', async () => {
  const { scene, ann, bo, cy, task, group } = await office();
  await run(scene, ann, setReaders as never, { task, readers: group });
  expect(rowsAt(ann).tasks.get(task)?.movedTo).toBe(homeNameOf(scene.space, 'few'));
  await settled(scene);
  for (const at of [ann, bo]) {
    const found: { key: string; movingTo: string | null }[] = [];
    at.workspace.live(taskByKey, { key: 'SPR-1' }, ({ put }) => void found.push(...put));
    await scene.time.pass(100);
    expect(found).toMatchObject([{ id: task, key: 'SPR-1', movingTo: null, home: { in: 'group', group: 'few' } }]);
  }
  expect(rowsAt(cy).tasks.get(task)).toBeUndefined();
  // It is nobody's to know outside of the space.
  expect(scene.relay.log.findLast(({ kind }) => kind === 'ledger')).toMatchObject({ ledger: scene.space });
});

test('[W231] at the statement the row, the comments and the description leave those who lose it, screen and disk', async () => {
  const { scene, ann, cy, task, group } = await office();
  const beside = { home: { in: 'space', space: scene.space }, task, person: personAt(cy) } as const;
  await describe(scene, ann, { doc: pageOfTask(beside), text: 'In confidence' });
  await settled(scene);
  expect(await described(scene, cy, pageOfTask(beside))).toEqual(['In confidence']);
  const docs = [...cy.engine.core.held.docs.keys()].filter((doc) =>
    docsBeside(beside).some((one) => doc.startsWith(one)),
  );
  expect([docs.length, (await kept(cy, docs)) > 0, said(cy, task)]).toEqual([2, true, ['First word']]);
  await run(scene, ann, setReaders as never, { task, readers: group });
  await settled(scene);
  expect([rowsAt(cy).tasks.get(task), said(cy, task), await kept(cy, docs)]).toEqual([undefined, [], 0]);
  await run(scene, ann, addComment as never, { task, text: 'Canary' });
  await settled(scene);
  expect(said(cy, task)).toEqual([]);
  expect(await described(scene, ann, pageOfTask(beside))).toEqual(['In confidence']);
});

test('[W231] who keeps it loses nothing that they wrote with no network, nor does anything that those who lose it wrote get lost', async () => {
  const { scene, ann, bo, cy, task, group } = await office();
  for (const { engine } of [bo, cy]) scene.relay.part(engine.core.me.device);
  await run(scene, bo, setPriority as never, { task, priority: 1 });
  await run(scene, bo, addComment as never, { task, text: 'From the train' });
  await run(scene, bo, addCheckItems as never, { task, texts: ['Salary'] });
  await run(scene, cy, renameTask as never, { task, title: 'Offer to Dee' });
  await run(scene, ann, setReaders as never, { task, readers: group });
  await settled(scene);
  scene.relay.away.clear();
  for (const { engine } of [bo, cy]) engine.wake();
  await settled(scene);
  await settled(scene);
  for (const at of [ann, bo]) {
    const { title, priority } = rowsAt(at).tasks.get(task) ?? {};
    expect([title, priority, said(at, task)]).toEqual(['Offer to Dee', 1, ['First word', 'From the train']]);
    expect(rowsAt(at).checkItems.by('task', task)).toHaveLength(1);
    expect(at.engine.core.held.refused.size).toBe(0);
  }
  expect(rowsAt(cy).tasks.get(task)).toBeUndefined();
});

test('[W230] made while the relay is away it is signed for when it is back, also after a restart; refused, the task stays', async () => {
  const { scene, ann, bo, task, group } = await office();
  scene.relay.stop();
  await run(scene, ann, setReaders as never, { task, readers: group });
  scene.ann.memory.crash();
  scene.relay.up = true;
  const again = await scene.open(scene.ann);
  await settled(scene);
  await settled(scene);
  for (const at of [again, bo]) expect(rowsAt(at).tasks.homeOf(task)?.in).toBe('group');
});

test('[W230] a giving that may not be is called off: the task stays everybody’s', async () => {
  const { scene, ann, bo, cy, task, group } = await office();
  scene.relay.part(bo.engine.core.me.device);
  await run(scene, bo, setReaders as never, { task, readers: group });
  const closing = { type: 'group-set', space: scene.space, group: 'few', readers: [personAt(ann)] };
  await during(scene, ann.workspace.sign(scene.space, closing, null), 300);
  scene.relay.away.clear();
  scene.relay.refuseNext = ({ envelopes }) =>
    envelopes.some(({ doc }) => doc.startsWith('x/')) ? 'not-allowed' : null;
  bo.engine.wake();
  await settled(scene);
  for (const at of [ann, bo, cy])
    expect([rowsAt(at).tasks.get(task)?.title, rowsAt(at).tasks.homeOf(task)?.in]).toEqual(['Offer', 'space']);
  expect(bo.engine.core.held.refused.size).toBe(1);
});

test('[W230] given back it is everybody’s with all that was written to it, and has a number where it had none', async () => {
  const { scene, ann, bo, task } = await office('few');
  expect(ann.engine.core.held.numbers.has(task)).toBe(false);
  await run(scene, bo, renameTask as never, { task, title: 'Offer, signed' });
  await settled(scene);
  await run(scene, ann, setReaders as never, { task, readers: 'space' });
  await settled(scene);
  for (const at of [ann, bo]) {
    expect([rowsAt(at).tasks.get(task)?.title, rowsAt(at).tasks.homeOf(task)?.in]).toEqual(['Offer, signed', 'space']);
    expect(at.engine.core.held.numbers.has(task)).toBe(true);
    expect(said(at, task)).toEqual(['First word']);
  }
});

test('[W232] a task of a few has comments and a description that they alone have; one’s own that one alone has', async () => {
  for (const readers of ['few', 'me'] as const) {
    const { scene, ann, bo, cy, task } = await office(readers);
    const home = rowsAt(ann).tasks.homeOf(task)!;
    const doc = pageOfTask({ home, task, person: personAt(ann) });
    await describe(scene, ann, { doc, text: 'In confidence' });
    await settled(scene);
    const phone = await scene.another();
    const other = readers === 'me' ? await scene.open(phone) : bo;
    await settled(scene);
    expect([said(other, task), await described(scene, other, doc)]).toEqual([['First word'], ['In confidence']]);
    const others = readers === 'me' ? [bo, cy] : [cy];
    for (const at of others) {
      expect(said(at, task)).toEqual([]);
      expect([...at.engine.core.held.docs.keys()].filter((name) => name.includes(task))).toEqual([]);
    }
  }
});
