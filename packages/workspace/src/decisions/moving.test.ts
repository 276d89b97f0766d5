// A task moved to another space, by people at devices: copied at once, on record when the relay has it, and all is there.
import { addComment } from '@baton/model/comment/commands';
import { commentsOn } from '@baton/model/comment/queries';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { addCheckItems } from '@baton/model/task/checklist-commands';
import { renameTask } from '@baton/model/task/commands';
import { moveToProject } from '@baton/model/task/move-commands';
import { taskByKey, taskPeek, type PeekAnswer } from '@baton/model/task/queries';
import { expect, test } from 'vitest';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { openSpace } from '../test/decisions.ts';
import { during } from '../test/watching.ts';

const did = <T>(value: T): Exclude<T, { refused: true }> => {
  if (isRefusal(value)) throw new Error(`refused: ${JSON.stringify(value)}`);
  return value as Exclude<T, { refused: true }>;
};
const run = async (scene: Scene, { workspace }: At, ...[command, args]: Parameters<At['workspace']['run']>) =>
  did(await during(scene, workspace.run(command, args))) as Record<string, string>;

function peekAt({ workspace }: At, task: string): () => PeekAnswer | undefined {
  let shown: PeekAnswer | undefined;
  workspace.live(taskPeek, { task }, ({ put, gone }) => {
    if (gone.length > 0) shown = undefined;
    shown = put.at(-1) ?? shown;
  });
  return () => shown;
}
/** Ann and Bo; a project in Design and one in Sales; a task in the first, numbered. */
async function twoSpaces() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const { space: sales, decision } = openSpace();
  await during(scene, at.workspace.sign(sales, decision, 'Sales'), 300);
  const machine = await scene.join();
  const boAt = await scene.open(machine);
  const from = await run(scene, at, addProject as never, { space: scene.space, name: 'Spring', hue: 1, prefix: 'SPR' });
  const to = await run(scene, at, addProject as never, { space: sales, name: 'Fairs', hue: 2, prefix: 'FAI' });
  const { task = '' } = await run(scene, at, addTask as never, { project: from['project'], title: 'Sell-in deck' });
  await scene.time.pass(1_000);
  return { scene, at, boAt, machine, task, project: to['project'] ?? '', sales };
}
const settled = (scene: Scene): Promise<void> => scene.time.pass(20_000);

test('[W194] a task shows moving until its move is on record; then it counts in the new space for everybody, under a new key, the old one an alias', async () => {
  const { scene, at, boAt, task, project, sales } = await twoSpaces();
  const [ann, bo] = [peekAt(at, task), peekAt(boAt, task)];
  await scene.time.pass(100);
  expect(ann()?.key).toBe('SPR-1');
  await run(scene, at, moveToProject as never, { task, project });
  expect([ann()?.movingTo, ann()?.space]).toEqual([sales, scene.space]);
  await settled(scene);
  for (const peek of [ann, bo]) {
    expect([peek()?.movingTo, peek()?.space, peek()?.projectName, peek()?.key]).toEqual([
      null,
      sales,
      'Fairs',
      'FAI-1',
    ]);
    expect(peek()?.beside).toEqual({ in: 'space', space: scene.space });
  }
  const found: string[] = [];
  boAt.workspace.live(taskByKey, { key: 'SPR-1' }, ({ put }) => void found.push(...put.map(({ id }) => id)));
  await scene.time.pass(100);
  expect(found).toEqual([task]);
});

test('[W194] a move made while the relay is away is signed for when it is back, also after a restart', async () => {
  const { scene, at, boAt, task, project, sales } = await twoSpaces();
  scene.relay.stop();
  await run(scene, at, moveToProject as never, { task, project });
  scene.ann.memory.crash();
  scene.relay.up = true;
  const again = await scene.open(scene.ann);
  await settled(scene);
  await settled(scene);
  for (const one of [again, boAt]) expect(one.engine.core.replica.rows.tasks.spaceOf(task)).toBe(sales);
});

test('[W194] a move of which the relay has lost the copy is signed for when the copy is back', async () => {
  const { scene, at, boAt, task, project, sales } = await twoSpaces();
  const before = scene.relay.head;
  await run(scene, at, moveToProject as never, { task, project });
  scene.relay.takes = ({ envelope }) => !envelope.doc.startsWith(`r/${sales}/`);
  scene.relay.setBack(before);
  await settled(scene);
  expect(boAt.engine.core.replica.rows.tasks.spaceOf(task)).toBe(scene.space);
  scene.relay.takes = () => true;
  await scene.time.pass(60_000);
  for (const one of [at, boAt]) expect(one.engine.core.replica.rows.tasks.spaceOf(task)).toBe(sales);
});

test('[W195] whoever edits, comments and adds in the old space while it is moved loses nothing, and no other device signs', async () => {
  const { scene, at, boAt: before, machine, task, project, sales } = await twoSpaces();
  scene.relay.stop();
  await run(scene, before, renameTask as never, { task, title: 'Sell-in deck, final' });
  await run(scene, before, addComment as never, { task, text: 'Agreed' });
  await run(scene, before, addCheckItems as never, { task, texts: ['Prices'] });
  machine.memory.crash();
  scene.relay.up = true;
  at.engine.wake();
  await settled(scene);
  await run(scene, at, moveToProject as never, { task, project });
  await settled(scene);
  expect(at.engine.core.replica.rows.tasks.spaceOf(task)).toBe(sales);
  const boAt = await scene.open(machine);
  await settled(scene);
  await settled(scene);
  for (const { engine, workspace } of [at, boAt]) {
    const { rows } = engine.core.replica;
    expect([rows.tasks.get(task)?.title, rows.tasks.spaceOf(task)]).toEqual(['Sell-in deck, final', sales]);
    expect(rows.checkItems.by('task', task).map(({ id, text }) => [text, rows.checkItems.spaceOf(id)])).toEqual([
      ['Prices', sales],
    ]);
    const texts: string[] = [];
    workspace.live(commentsOn, { task }, ({ put }) => void texts.push(...put.map(({ text }) => text)));
    await scene.time.pass(100);
    expect(texts).toEqual(['Agreed']);
  }
  expect(boAt.engine.core.held.refused.size).toBe(0);
});

test('[W195] undo moves it back with what was edited since', async () => {
  const { scene, at, boAt, task, project } = await twoSpaces();
  await run(scene, at, moveToProject as never, { task, project });
  await settled(scene);
  await run(scene, boAt, renameTask as never, { task, title: 'Renamed there' });
  await settled(scene);
  expect(await during(scene, at.workspace.undo())).toMatchObject({ undone: 1 });
  await settled(scene);
  for (const { engine } of [at, boAt]) {
    const { rows } = engine.core.replica;
    expect([rows.tasks.spaceOf(task), rows.tasks.get(task)?.title]).toEqual([scene.space, 'Renamed there']);
  }
});

test('[W196] a move that may not be is called off: the task stays where it is', async () => {
  const { scene, at, boAt, task, project, sales } = await twoSpaces();
  await run(scene, boAt, moveToProject as never, { task, project });
  const decision = {
    type: 'role-set',
    space: sales,
    person: boAt.workspace.world.me.person,
    role: 'viewer',
  };
  await during(scene, at.workspace.sign(sales, decision, null), 100);
  await settled(scene);
  for (const { engine } of [at, boAt]) {
    const { rows } = engine.core.replica;
    expect([rows.tasks.spaceOf(task), rows.tasks.get(task)?.movedTo]).toEqual([scene.space, null]);
  }
});
