// Devices whose clocks are wrong. What counts is when something was done, as the relay's clock has it.
import { makeInvitation } from '../doors/invitations.ts';
import { aboutRelay, doorTo } from '../test/doors.ts';
import { openScene } from '../test/scene.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';
import { describe, expect, test } from 'vitest';

const hour = 3_600_000;
const day = 24 * hour;
const years = 3_652 * day;
const skews = [
  ['an hour behind', -hour],
  ['a day behind', -day],
  ['ten years behind', -years],
  ['an hour ahead', hour],
  ['a day ahead', day],
  ['ten years ahead', years],
] as const;

describe.each(skews)('a device whose clock is %s', (_how, skew) => {
  async function twoPeople() {
    const scene = await openScene();
    const surroundings = scene.time.skew(skew);
    const ann = await scene.open(scene.ann, { surroundings });
    const bo = await scene.open(await scene.join());
    await scene.time.pass(200);
    const project = await addNamed(scene, ann.workspace, 'Spring');
    await scene.time.pass(5_000);
    return { scene, ann, bo, project, surroundings };
  }

  test('[W264] what is written later wins, whoever wrote it, on both screens', async () => {
    const { scene, ann, bo, project } = await twoPeople();
    const [annSees, boSees] = [watchProjects(ann.workspace), watchProjects(bo.workspace)];
    const both = () => [annSees.names(), boSees.names()];
    await during(scene, rename(ann.workspace, project, 'By Ann'), 5_000);
    await during(scene, rename(bo.workspace, project, 'By Bo'), 5_000);
    expect(both()).toEqual([['By Bo'], ['By Bo']]);
    await during(scene, rename(ann.workspace, project, 'By Ann again'), 5_000);
    expect(both()).toEqual([['By Ann again'], ['By Ann again']]);
    expect([watchStatus(ann.workspace).last().save.state, watchStatus(bo.workspace).last().refused]).toEqual([
      'relay',
      [],
    ]);
  });

  test('[W264] started anew without a relay it goes on by the relay’s clock: of two edits the later one wins', async () => {
    const { scene, ann, bo, project, surroundings } = await twoPeople();
    await during(scene, ann.engine.close());
    scene.relay.part(scene.ann.device);
    const again = await scene.open(scene.ann, { surroundings });
    await during(scene, rename(bo.workspace, project, 'By Bo, before'), 60_000);
    await during(scene, rename(again.workspace, project, 'By Ann, after'), 60_000);
    scene.relay.away.delete(scene.ann.device);
    await scene.time.pass(120_000);
    const names = [watchProjects(again.workspace).names(), watchProjects(bo.workspace).names()];
    expect(names).toEqual([['By Ann, after'], ['By Ann, after']]);
  });

  test('[W264] an invitation that it makes ends by the relay’s clock', async () => {
    const { scene, ann } = await twoPeople();
    const now = scene.time.clock();
    const { door } = doorTo({ '/api/relay': () => ({ body: { ...aboutRelay.body, now } }) });
    const made = makeInvitation({ ...door, now: () => now + skew }, ann.workspace, {
      role: 'member',
      spaces: null,
      hours: 48,
      uses: 1,
    });
    expect(await during(scene, made, 500)).toMatchObject({ notAfter: now + 2 * day });
  });
});

test('[W264] a clock that was wrong and is put right while nobody was there costs no edit', async () => {
  const scene = await openScene();
  const wrong = await scene.open(scene.ann, { surroundings: scene.time.skew(-years) });
  const project = await addNamed(scene, wrong.workspace, 'Spring');
  await during(scene, wrong.engine.close(), 500);
  scene.relay.part(scene.ann.device);
  const right = await scene.open(scene.ann);
  await during(scene, rename(right.workspace, project, 'Summer'), 500);
  scene.relay.away.delete(scene.ann.device);
  await scene.time.pass(120_000);
  expect(watchStatus(right.workspace).last().save.state).toBe('relay');
  const bo = await scene.open(await scene.join());
  await scene.time.pass(500);
  expect(watchProjects(bo.workspace).names()).toEqual(['Summer']);
});
