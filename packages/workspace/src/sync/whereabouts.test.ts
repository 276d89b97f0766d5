import { expect, test } from 'vitest';
import { DiskFull } from '@baton/store/disk';
import { openScene } from '../test/scene.ts';
import { watchWhere } from '../test/syncing.ts';
import { addNamed, during, rename } from '../test/watching.ts';

async function withProject() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(200);
  return { scene, ...at, project };
}

test('[W110] an edit is here and on its way until the relay has it, then on the relay since then', async () => {
  const { scene, workspace, project } = await withProject();
  const where = watchWhere(workspace, project);
  expect(where.last().state).toBe('relay');
  scene.relay.deaf = true;
  const madeAt = scene.time.clock();
  await during(scene, rename(workspace, project, 'Summer'));
  await scene.time.pass(200);
  expect(where.last()).toEqual({ state: 'here', since: madeAt, why: 'It is on its way.' });
  scene.relay.deaf = false;
  scene.relay.stop();
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(where.last()).toEqual({ state: 'relay', since: expect.any(Number), here: true });
});

test('[W110] while the relay is away the reason is said; of several edits the oldest says since when', async () => {
  const { scene, workspace, project } = await withProject();
  const other = await addNamed(scene, workspace, 'Autumn');
  await scene.time.pass(200);
  scene.relay.stop();
  await scene.time.pass(20);
  const [where, elsewhere] = [watchWhere(workspace, project), watchWhere(workspace, other)];
  const madeAt = scene.time.clock();
  await during(scene, rename(workspace, project, 'Summer'));
  await scene.time.pass(5_000);
  await during(scene, rename(workspace, project, 'Winter'));
  await scene.time.pass(200);
  expect(where.last()).toEqual({
    state: 'here',
    since: madeAt,
    why: 'The relay cannot be reached. It is sent as soon as it can.',
  });
  expect(elsewhere.last().state).toBe('relay');
});

test('[W110] behind others in the queue it says behind how many', async () => {
  const { scene, workspace, project } = await withProject();
  scene.relay.stop();
  await scene.time.pass(20);
  for (let at = 0; at < 70; at += 1) await during(scene, rename(workspace, project, `Name ${at}`), 2);
  const last = await addNamed(scene, workspace, 'Autumn');
  const where = watchWhere(workspace, last);
  scene.relay.up = true;
  scene.relay.refuseNext = () => 'wait';
  await scene.time.pass(40_000);
  expect(where.all.map((told) => ('why' in told ? told.why : ''))).toContain(
    'It is sent after 70 edits that stand before it.',
  );
});

test('[W110] a refused edit is told as refused, with the reason, until it is dismissed', async () => {
  const { scene, workspace, project, engine } = await withProject();
  const where = watchWhere(workspace, project);
  scene.relay.refuseNext = () => 'not-allowed';
  await during(scene, rename(workspace, project, 'Forbidden'));
  scene.relay.refuseNext = () => null;
  await scene.time.pass(300);
  expect(where.last()).toMatchObject({ state: 'refused', why: expect.stringContaining('You may not write there.') });
  const [batch] = engine.core.held.refused.keys();
  await during(scene, workspace.dismissRefused(batch ?? 0));
  await scene.time.pass(200);
  expect(where.last().state).toBe('relay');
});

test('[W110] what is not on the disk is never said to be', async () => {
  const { scene, workspace, project } = await withProject();
  const where = watchWhere(workspace, project);
  scene.ann.memory.fail(new DiskFull('no room'));
  const renaming = rename(workspace, project, 'Summer');
  await scene.time.pass(200);
  expect(where.last()).toMatchObject({
    state: 'unsaved',
    why: 'This device has no room left. Free some space and it is saved by itself.',
  });
  expect(where.all.some(({ state }) => state === 'here')).toBe(false);
  scene.ann.memory.fail(null);
  await scene.time.pass(10_000);
  await renaming;
  expect(where.last().state).toBe('relay');
});

test.each([
  ['read-only', 'The disk of the relay is full.', 'The disk of the relay is full.'],
  ['recovering', '', 'The relay is getting back what it lost. It is sent after that.'],
] as const)('[W175] while the relay is %s that is why an edit is no further', async (state, sentence, why) => {
  const scene = await openScene();
  const { workspace, engine } = await scene.open(scene.ann);
  const project = await addNamed(scene, workspace, 'Spring');
  await scene.time.pass(500);
  const { core } = engine;
  const connection = core.link.state().connection;
  scene.relay.deaf = true;
  core.link.hear({ type: 'frame', connection, frame: { type: 'state', state, sentence } });
  await during(scene, rename(workspace, project, 'Summer'));
  expect(watchWhere(workspace, project).last()).toMatchObject({ state: 'here', why });
  core.link.hear({ type: 'frame', connection, frame: { type: 'state', state: 'open', sentence: '' } });
  await scene.time.pass(500);
  expect(watchWhere(workspace, project).last()).not.toMatchObject({ why });
});
