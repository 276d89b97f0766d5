// Calls that are made twice, in odd moments, or cannot be made at all.
import { addProject, renameProject } from '@baton/model/project/commands';
import { isRefusal, refuse } from '@baton/model/refusal';
import { DiskFull } from '@baton/store/disk';
import { expect, test } from 'vitest';
import { dismiss, restore, run, undo } from './running.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

async function withProject() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  return { scene, at, core: at.engine.core, project, sees: watchProjects(at.workspace) };
}
const crashAndOpen = async (scene: Scene): Promise<At> => {
  scene.ann.memory.crash();
  return scene.open(scene.ann);
};

/** Ann's edit has lost against Bo's later one. */
async function withLoss() {
  const { scene, at, core, project, sees } = await withProject();
  const bo = await scene.open(await scene.join());
  await scene.time.pass(100);
  scene.relay.stop();
  await during(scene, rename(at.workspace, project, 'Ann’s'));
  await scene.time.pass(5_000);
  await during(scene, rename(bo.workspace, project, 'Bo’s'));
  scene.relay.up = true;
  await scene.time.pass(60_000);
  const [superseded = ''] = [...core.held.superseded.keys()];
  return { scene, at, core, project, sees, superseded };
}

test('[W6] a restore that the next leader is asked for again is done once and can still be undone', async () => {
  const { scene, core, superseded } = await withLoss();
  const first = await during(scene, restore(core, 'seat/5', superseded));
  expect(first).toMatchObject({ undone: 1, gesture: { name: 'restore' } });
  const again = await crashAndOpen(scene);
  const repeated = await during(scene, restore(again.engine.core, 'seat/5', superseded));
  expect(repeated).toEqual(first);
  expect(watchProjects(again.workspace).names()).toEqual(['Ann’s']);
  if (isRefusal(repeated) || !repeated.gesture) throw new Error('there is a gesture');
  expect(await during(scene, undo(again.engine.core, 'seat/6', repeated.gesture))).toMatchObject({ undone: 1 });
  expect(watchProjects(again.workspace).names()).toEqual(['Bo’s']);
});

test('[W30] what was dismissed, or restored by another tab, is not restored any more', async () => {
  const { scene, core, sees, superseded } = await withLoss();
  await during(scene, dismiss(core, superseded));
  expect(await during(scene, restore(core, 'seat/5', superseded))).toEqual({ undone: 0, skipped: 0, gesture: null });
  expect(sees.names()).toEqual(['Bo’s']);
});

test('[W30] what was lost is put back over whatever stands there by now', async () => {
  const { scene, at, core, project, sees, superseded } = await withLoss();
  await during(scene, rename(at.workspace, project, 'Later still'));
  await during(scene, restore(core, 'seat/5', superseded));
  expect(sees.names()).toEqual(['Ann’s']);
  await during(scene, at.workspace.dismiss('nothing of the kind'));
  expect(core.held.superseded.size).toBe(0);
});

test('[W6] a call that is made twice before it is answered is one run with one answer', async () => {
  const { scene, at, core, project } = await withProject();
  const args = { project, name: 'Summer' };
  const { batch } = core.held;
  const both = [1, 2].map(() => run(core, 'seat/9', { name: renameProject.name, args }));
  const [one, two] = await during(scene, Promise.all(both));
  expect(one).toBe(two);
  expect(core.held.batch).toBe(batch + 1);
  expect(core.running.size).toBe(0);
  const other = await during(
    scene,
    run(core, 'seat/10', { name: renameProject.name, args: { project, name: 'Autumn' } }),
  );
  expect(other).not.toEqual(one);
  expect(watchProjects(at.workspace).names()).toEqual(['Autumn']);
});

test('[W6] an undo that the next leader is asked for again is done once', async () => {
  const { scene, core, project } = await withProject();
  const { gesture } = await during(
    scene,
    run(core, 'seat/1', { name: renameProject.name, args: { project, name: 'Summer' } }),
  );
  if (!gesture) throw new Error('there is a gesture');
  const undone = await during(scene, undo(core, 'seat/2', gesture));
  const again = await crashAndOpen(scene);
  expect(await during(scene, undo(again.engine.core, 'seat/2', gesture))).toEqual(undone);
  expect(again.engine.core.held.batch).toBe(core.held.batch);
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
});

test('[W6] answers are remembered for the last commands only, and across a restart', async () => {
  const { scene, core, project } = await withProject();
  const ask = (at: number, name: string) => ({
    id: `seat/${at}`,
    what: { name: renameProject.name, args: { project, name } },
  });
  for (let at = 1; at <= 34; at += 1) {
    const { id, what } = ask(at, `Name ${at}`);
    await during(scene, run(core, id, what), 5);
  }
  const again = await crashAndOpen(scene);
  const remembered = await again.engine.core.held.done();
  expect([remembered.has('seat/1'), remembered.has('seat/4'), remembered.has('seat/34')]).toEqual([false, true, true]);
});

test('[W11] a refusal saves nothing, is no step of undo, and is decided anew when it is asked for again', async () => {
  const { scene, at, core } = await withProject();
  const args = { space: scene.space, name: 'Autumn', hue: 1, prefix: 'SPR' };
  const { batch } = core.held;
  const ask = () => during(scene, run(core, 'seat/1', { name: addProject.name, args }));
  const refused = await ask();
  expect(refused).toMatchObject({ result: { refused: true }, gesture: null });
  expect([core.held.outbox.size, core.held.unsaved.size]).toEqual([0, 0]);
  expect((await core.held.done()).has('seat/1')).toBe(false);
  await during(scene, at.workspace.undo());
  expect(watchProjects(at.workspace).names()).toEqual([]);
  expect(await ask()).toMatchObject({ result: { project: expect.any(String) as string } });
  expect(core.held.batch).toBeGreaterThan(batch);
});

test('[W11] arguments that do not fit are refused with the name of the field; an unknown command is a fault', async () => {
  const { scene, core, at } = await withProject();
  const asked = (args: unknown) => during(scene, run(core, 'seat/1', { name: renameProject.name, args }));
  expect(await asked({ project: 'p1' })).toMatchObject({ result: { refused: true, kind: 'not-valid', what: 'name' } });
  expect(await asked(null)).toMatchObject({ result: { kind: 'not-valid', what: renameProject.name } });
  const unknown = run(core, 'seat/2', { name: 'eatTheCake', args: {} }).catch(String);
  expect(await during(scene, unknown)).toContain('there is no command eatTheCake');
  expect(
    await during(scene, at.workspace.run({ ...renameProject, name: 'renameProject' }, { project: 'p0', name: 'x' })),
  ).toMatchObject({
    refused: true,
  });
});

test('[W8] [W263] on a full disk a command and an undo say that nothing can be saved, and change nothing; with room they go', async () => {
  const { scene, at, project, sees } = await withProject();
  const status = watchStatus(at.workspace);
  scene.ann.memory.fail(new DiskFull('full'));
  const underWay = rename(at.workspace, project, 'Under way');
  await scene.time.pass(20);
  expect(status.last()).toMatchObject({ save: { state: 'unsaved', reason: 'full' }, saving: 1 });
  expect(await during(scene, rename(at.workspace, project, 'Refused'))).toEqual(refuse('not-saved', 'full'));
  expect(await during(scene, at.workspace.undo())).toEqual(refuse('not-saved', 'full'));
  expect(sees.names()).toEqual(['Under way']);
  scene.ann.memory.fail(null);
  expect(await during(scene, underWay, 2_100)).toEqual({ project });
  await scene.time.pass(50);
  expect(status.last()).toMatchObject({ save: { state: 'relay' }, saving: 0 });
  expect(await during(scene, at.workspace.undo())).toMatchObject({ undone: 1 });
  expect(sees.names()).toEqual(['Spring']);
  expect(await during(scene, at.workspace.undo())).toMatchObject({ name: 'addProject' });
  expect(await during(scene, at.workspace.undo())).toBeNull();
});
