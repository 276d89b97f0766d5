// Undo of what was decided at a seat: by a statement of its own, online and with the relay away; what stands says why.
import { idFromBytes, type OfferId } from '@baton/model/ids';
import type { WorkDecision } from '@baton/model/decided/schema';
import { isRefusal, refuse } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { archiveTask, renameTask } from '@baton/model/task/commands';
import { taskPeek } from '@baton/model/task/queries';
import { expect, test } from 'vitest';
import { openScene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { seeded } from '../test/time.ts';
import { addNamed, during, watch } from '../test/watching.ts';

const random = seeded(7);

async function two() {
  const scene = await openScene();
  const bo = await scene.join();
  const ann = await scene.open(scene.ann);
  const bos = await scene.open(bo);
  const project = await addNamed(scene, ann.workspace, 'Spring');
  const added = await during(scene, ann.workspace.run(addTask, { project, title: 'Posters' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  await scene.time.pass(500);
  const { task } = added;
  const offered = (): WorkDecision => ({
    type: 'work-offered',
    space: scene.space,
    task,
    offer: idFromBytes('r', random(17)) as OfferId,
    to: { person: bo.person },
  });
  const decide = (decision: WorkDecision, at = ann) => during(scene, at.workspace.decide({ decision, text: null }), 50);
  const undo = () => during(scene, ann.workspace.undo(), 200);
  const peek = watch(ann.workspace, taskPeek, { task });
  const state = () => {
    const decided = peek.rows()[0]?.decided;
    return (decided?.local ?? decided?.matter)?.offer?.state.is;
  };
  return { scene, ann, bos, task, offered, decide, undo, peek, state };
}

test('[W570] an offer is undone by taking it back on record, and the step before it is the next one', async () => {
  const { scene, ann, task, offered, decide, undo, peek, state } = await two();
  await during(scene, ann.workspace.run(renameTask, { task, title: 'Two posters' }));
  await decide(offered());
  expect(await undo()).toEqual({ name: 'work-offered', undone: 0, skipped: 0, unsaid: { takenBack: 1, stays: 0 } });
  await scene.time.pass(500);
  expect(state()).toBe('taken-back');
  const said = await during(scene, ann.workspace.decisionsOn(task));
  expect(said.map(({ decision }) => decision?.type)).toEqual(['work-offered', 'offer-taken-back']);
  expect(await during(scene, ann.workspace.redo())).toBeNull();
  expect(await undo()).toMatchObject({ name: 'renameTask', undone: 1 });
  expect(peek.rows()[0]?.title).toBe('Posters');
});

test('[W570] with the relay away both wait in their order, and reach it so', async () => {
  const { scene, ann, offered, decide, undo, state } = await two();
  scene.relay.up = false;
  scene.relay.part(scene.ann.device);
  await decide(offered());
  expect(await undo()).toMatchObject({ unsaid: { takenBack: 1 } });
  expect(
    watchSync(ann.workspace)
      .last()
      .decisions.map(({ decision }) => decision?.type),
  ).toEqual(['work-offered', 'offer-taken-back']);
  scene.relay.up = true;
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(40_000);
  expect(watchSync(ann.workspace).last().decisions).toEqual([]);
  expect(state()).toBe('taken-back');
});

test('[W570] what was accepted by now stands and says so; a command and what ended with it are one step', async () => {
  const { scene, ann, bos, task, offered, decide, undo, peek, state } = await two();
  const first = offered();
  await decide(first);
  await scene.time.pass(500);
  const { offer } = first as Extract<WorkDecision, { type: 'work-offered' }>;
  await decide({ type: 'offer-accepted', space: scene.space, task, offer }, bos);
  await scene.time.pass(500);
  expect(await undo()).toEqual(refuse('not-undone', 'taken'));
  await decide({ type: 'asking-ended', space: scene.space, tasks: [task] });
  expect(await undo()).toEqual(refuse('not-undone', 'ended'));
  await during(scene, ann.workspace.run(archiveTask, { task }));
  const ended: WorkDecision = { type: 'asking-ended', space: scene.space, tasks: [task] };
  await during(scene, ann.workspace.decide({ decision: ended, text: 'again' }, { beside: 'last-command' }), 50);
  expect(await undo()).toMatchObject({ name: 'archiveTask', undone: 1, unsaid: { takenBack: 0, stays: 1 } });
  expect([peek.rows()[0]?.archived, state()]).toEqual([null, 'accepted']);
});
