// A tab that dies at any commit, before or after it: what was answered is there, here and at the others, once.
import { addProject } from '@baton/model/project/commands';
import { DiskGone, type Disk } from '@baton/store/disk';
import { isRefusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import { openScene, type At, type Machine, type Scene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

/** Once armed it dies at its nth commit: with it kept (`after`), or just before. */
function dyingDisk({ memory }: Machine, dies: { at: number; after: boolean }) {
  const disk = memory.open();
  let commits = 0;
  let armed = false;
  const commit: Disk['commit'] = async (writes, how) => {
    if (!armed) return disk.commit(writes, how);
    commits += 1;
    if (commits === dies.at && !dies.after) memory.crash();
    await disk.commit(writes, how);
    if (commits !== dies.at) return;
    memory.crash();
    throw new DiskGone('the tab was killed');
  };
  return {
    disk: { ...disk, commit },
    isDead: () => commits >= dies.at,
    arm() {
      armed = true;
    },
  };
}

const names = ['Ada', 'Bob', 'Cyd', 'Dot'];

/** Four gestures, a breath between them; answers which were said to be saved. */
async function workUntilDeath(scene: Scene, { workspace }: At): Promise<Set<string>> {
  const answered = new Set<string>();
  for (const name of names) {
    const args = { space: scene.space, name, hue: 1, prefix: name.toUpperCase() };
    workspace.run(addProject, args).then(
      (result) => isRefusal(result) || answered.add(name),
      () => undefined,
    );
    await scene.time.pass(3);
  }
  await scene.time.pass(20);
  return answered;
}

async function live(dies: { at: number; after: boolean }) {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const { disk, isDead, arm } = dyingDisk(scene.ann, dies);
  const at = await scene.open(scene.ann, { disk });
  arm();
  const answered = await workUntilDeath(scene, at);
  const again = await scene.open(scene.ann);
  await scene.time.pass(2_000);
  const [here, there] = [again, bo].map(({ workspace }) => watchProjects(workspace).names().toSorted());
  return { isDead: isDead(), answered, here, there, again };
}

for (const after of [false, true])
  test(`[W5] a tab killed ${after ? 'after' : 'before'} any of its commits loses nothing that it answered, and nothing counts twice`, async () => {
    const answers: number[] = [];
    for (let at = 1; at <= 8; at += 1) {
      const { isDead, answered, here, there, again } = await live({ at, after });
      expect([at, isDead]).toEqual([at, true]);
      answers.push(answered.size);
      for (const name of answered) expect([at, here]).toEqual([at, expect.arrayContaining([name])]);
      expect([at, there]).toEqual([at, here]);
      expect([at, new Set(here).size]).toEqual([at, here?.length]);
      expect([at, watchStatus(again.workspace).last().save]).toEqual([at, { state: 'relay' }]);
    }
    expect(answers[0]).toBe(0);
    expect(Math.max(...answers)).toBeGreaterThan(1);
  });

test('[W18] what is pending is shown at the next start in its order, the last gesture above the others', async () => {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  scene.relay.stop();
  for (const name of ['One', 'Two', 'Three']) await during(scene, rename(at.workspace, project, name));
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect(watchProjects(again.workspace).names()).toEqual(['Three']);
  expect([...again.engine.core.held.outbox.keys()]).toEqual([2, 3, 4]);
  const status = watchStatus(again.workspace).last();
  expect(status.save).toMatchObject({ waiting: 3 });
  await during(scene, rename(again.workspace, project, 'Four'));
  expect(again.engine.core.held.outbox.has(5)).toBe(true);
});

test('[W19] what waits for a document that holds what cannot be is still shown, sent and acknowledged', async () => {
  const scene = await openScene();
  const bo = await scene.open(await scene.join());
  const at = await scene.open(scene.ann);
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  scene.relay.stop();
  await during(scene, rename(at.workspace, project, 'Mine'));
  const generation = at.disk.lead();
  await scene.time.pass(5);
  const confirmed = (await at.disk.range('confirmed')) as { key: [string, number]; value: { bytes: Uint8Array } }[];
  const [doc, number] = confirmed.at(-1)?.key ?? ['', 0];
  // Bytes whose clocks leave a gap: of a client id that nobody has heard of, from clock 5 on.
  const broken = new Uint8Array([1, 1, 7, 5, 4, 1, 5, 99, 101, 108, 108, 115, 1, 97, 1, 0, 0]);
  const damaging = at.disk.commit(
    [{ put: 'confirmed', key: [doc, number + 1], value: { ...confirmed.at(-1)?.value, bytes: broken } }],
    { strict: true, generation: await generation },
  );
  await scene.time.pass(5);
  await damaging;
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  expect([...again.engine.core.stopped]).toEqual([doc]);
  expect(watchProjects(again.workspace).names()).toEqual(['Mine']);
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(watchProjects(bo.workspace).names()).toEqual(['Mine']);
  expect(watchStatus(again.workspace).last().save).toEqual({ state: 'relay' });
});
