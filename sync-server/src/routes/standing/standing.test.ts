import { expect, test } from 'vitest';
import { operatorProof } from '../../access/operator.ts';
import { createDeviceKey } from '@baton/ledger/keys';
import { StandingTold, Recovering } from '@baton/protocol/http-operator';
import { cast, openScene, settle, TestPeer, type Scene } from '../../test/scene.fixture.ts';

async function recovering() {
  const relayKey = await createDeviceKey();
  const before = await openScene({ relayKey });
  const { ann, bo, joined } = await cast(before, 'ann', 'bo');
  await before.log.changeStanding(joined.workspace, { do: 'renew', above: 1 });
  const { disk } = before.log;
  const scene = await openScene({ relayKey, disk, clock: before.clock });
  ann.ask = bo.ask = scene.ask;
  await ann.signIn(joined);
  const authorization = await operatorProof(relayKey);
  const ask = async (headers: Record<string, string> = { authorization }, from: Scene = scene) =>
    from.ask('/api/standing', { headers });
  const open = (workspace: string = joined.workspace, headers: Record<string, string> = { authorization }) =>
    scene.ask('/api/standing/open', { method: 'POST', body: { workspace }, headers });
  return { scene, ann, bo, joined, ask, open, authorization, relayKey, disk };
}
const told = async (response: Promise<Response>) => StandingTold.parse(await (await response).json()).recovering;

test('[S116] whoever runs the relay sees how many devices were heard, which were not, and which decision is the newest', async () => {
  const { scene, ann, bo, joined, ask } = await recovering();
  const { workspace } = joined;
  const seen = { workspace, isRecovering: true, incarnation: 2, head: 4 };
  expect(await told(ask())).toEqual([{ ...seen, heard: 0, missing: [ann.deviceNo, bo.deviceNo] }]);
  const peer = await TestPeer.join(scene, { device: ann, joined });
  peer.say({ type: 'offer', entries: [], stamps: [], snapshots: [], last: true });
  await settle();
  expect(await told(ask())).toEqual([{ ...seen, heard: 1, missing: [bo.deviceNo] }]);
  expect(await (await scene.ask('/healthz', {})).json()).toMatchObject({ state: 'recovering' });
});

test('[S116] opened by hand, decisions go on, everybody is told, and a device that comes later still gives back what it has', async () => {
  const { scene, ann, joined, ask, open } = await recovering();
  const peer = await TestPeer.join(scene, { device: ann, joined });
  expect((await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Other')).status).toBe(409);
  expect(Recovering.parse(await (await open()).json())).toMatchObject({ isRecovering: false, incarnation: 2 });
  expect(await told(ask())).toEqual([]);
  expect((await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Other')).status).toBe(200);
  expect((await scene.log.standing(joined.workspace)).isRecovering).toBe(false);
  peer.say({ type: 'offer', entries: [], stamps: [], snapshots: [], last: true });
  await settle();
  expect(peer.of('offered')).toHaveLength(1);
  expect(await (await scene.ask('/healthz', {})).json()).toMatchObject({ state: 'open' });
  // A second time it is open already.
  expect((await open()).status).toBe(200);
  expect((await open(`w${'A'.repeat(joined.workspace.length - 1)}`)).status).toBe(404);
});

test('[S116] for everybody else there is no such route: not with another secret, not from another machine, not signed in', async () => {
  const { scene, ann, joined, ask, open, authorization, relayKey, disk } = await recovering();
  const other = await operatorProof(await createDeviceKey());
  for (const headers of [
    {},
    { authorization: other },
    { authorization: `${authorization}x` },
    { cookie: ann.cookie },
  ]) {
    expect((await ask(headers)).status).toBe(404);
    expect((await open(joined.workspace, headers)).status).toBe(404);
  }
  const far = await openScene({ relayKey, disk, address: '203.0.113.7' });
  expect((await ask({ authorization }, far)).status).toBe(404);
  expect((await scene.log.standing(joined.workspace)).isRecovering).toBe(true);
});
