// What the roles of a space mean at the relay: the last word, whatever a device lets its person do.
import type { SpaceRole } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { writer, type Joined, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';

async function annAndBo() {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  const bos = await TestPeer.join(scene, { device: bo, joined });
  const { space } = joined;
  const own = writer(bo, `f/${space}/t1/2026q1`, 3);
  return {
    scene,
    ann,
    bo,
    joined,
    anns,
    bos,
    feed: own,
    page: writer(bo, `p/${space}/t1`, 1),
    records: writer(bo, `r/${space}/0`, 2),
  };
}
const setRole = (ann: TestDevice, { joined, bo }: { joined: Joined; bo: TestDevice }, role: SpaceRole) =>
  ann.propose(joined, { type: 'role-set', space: joined.space, person: bo.person, role });

test('[S140] who comments writes the feed, not the page or the records; who only reads writes nothing', async () => {
  const scene = await annAndBo();
  const { ann, anns, bos, feed, page, records } = scene;
  expect((await setRole(ann, scene, 'commenter')).status).toBe(200);
  await bos.push(1, [feed('agreed')]);
  await bos.push(2, [records('mine')]);
  await bos.push(3, [page('words')]);
  expect(bos.of('ack')).toMatchObject([{ batch: 1 }]);
  expect(bos.of('refused')).toMatchObject([
    { batch: 2, reason: 'not-allowed' },
    { batch: 3, reason: 'not-allowed' },
  ]);
  expect(anns.updates.length).toBe(1);
  await setRole(ann, scene, 'viewer');
  await bos.push(4, [feed('and more')]);
  expect(bos.of('refused').at(-1)).toMatchObject({ batch: 4, reason: 'not-allowed' });
});

test('[S140] a batch that holds one document too many is refused whole', async () => {
  const scene = await annAndBo();
  const { ann, anns, bos, feed, records } = scene;
  await setRole(ann, scene, 'commenter');
  await bos.push(1, [feed('agreed'), records('mine')]);
  expect(bos.of('refused')).toMatchObject([{ batch: 1, reason: 'not-allowed' }]);
  expect(anns.updates).toEqual([]);
});

test('[S140] who becomes a member again writes again; a change of role sends nothing twice', async () => {
  const scene = await annAndBo();
  const { ann, anns, bos, records, joined } = scene;
  await anns.push(1, [writer(ann, `r/${joined.space}/0`)('before')]);
  const seen = bos.updates.length;
  await setRole(ann, scene, 'viewer');
  await setRole(ann, scene, 'member');
  await settle();
  expect(bos.updates.length).toBe(seen);
  await bos.push(1, [records('back')]);
  expect(bos.of('ack')).toMatchObject([{ batch: 1 }]);
});

test('[S140] a role that is taken between the check and the commit counts at the commit', async () => {
  const scene = await annAndBo();
  const { ann, bos, records } = scene;
  const told = setRole(ann, scene, 'viewer');
  bos.say({ type: 'push', batch: 1, envelopes: [records('just in time?')], asks: [] });
  expect((await told).status).toBe(200);
  await settle();
  const taken = bos.of('ack').map(({ numbers }) => numbers[0] ?? 0);
  const head = (await scene.scene.log.ledgerAfter(scene.joined.workspace, 0)).at(-1)?.number ?? 0;
  expect(taken.every((number) => number < head)).toBe(true);
  expect(bos.of('ack').length + bos.of('refused').length).toBe(1);
});
