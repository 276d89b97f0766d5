import { expect, test } from 'vitest';
import { operatorProof } from '../../access/operator.ts';
import { createDeviceKey } from '@baton/ledger/keys';
import { StandingTold, Recovering } from '@baton/protocol/http-operator';
import { clientIdOf } from '@baton/replica/client-id';
import { strangePage } from '@baton/replica/test/raw';
import { writer } from '../../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../../test/scene.fixture.ts';

/** @param others who are members and do not come. */
async function recovering(...others: readonly 'cy'[]) {
  const relayKey = await createDeviceKey();
  const before = await openScene({ relayKey });
  const { ann, bo, joined } = await cast(before, 'ann', 'bo', ...others);
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
  const documents = { records: 0, pages: 0, feeds: 0 };
  const seen = { workspace, isRecovering: true, incarnation: 2, head: 4, waiting: [], documents, edits: 0 };
  expect(await told(ask())).toEqual([{ ...seen, heard: 0, missing: [ann.deviceNo, bo.deviceNo] }]);
  const peer = await TestPeer.join(scene, { device: ann, joined });
  peer.say({ type: 'offer', entries: [], stamps: [], snapshots: [], last: true });
  await settle();
  expect(await told(ask())).toEqual([{ ...seen, heard: 1, missing: [bo.deviceNo] }]);
  expect(await (await scene.ask('/healthz', {})).json()).toMatchObject({ state: 'recovering' });
});

test('[S215] and what is back of which kind, document by document, and who waits with a part for another’s', async () => {
  const { scene, ann, bo, joined, ask } = await recovering('cy');
  const [at, page] = [`r/${joined.space}/0`, `p/${joined.space}/t1`];
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const write = writer(ann, at);
  await peer.push(1, [write('one')]);
  await peer.push(2, [write('two')]);
  const client = clientIdOf(ann.incarnation, ann.deviceNo, 900);
  await peer.push(3, [{ doc: page, epoch: 0, client, from: 0, ...strangePage(client) }]);
  const [seen] = await told(ask());
  expect(seen).toMatchObject({ documents: { records: 1, pages: 1, feeds: 0 }, edits: 3, waiting: [] });
  const cursor = { number: 50, chain: new Uint8Array(8).fill(9) };
  const bos = await TestPeer.join(scene, { device: bo, joined, cursor });
  bos.say({ type: 'trail', points: [] });
  await settle();
  const [, later] = [writer(bo, at)].flatMap((next) => [next('lost'), next('later')]);
  if (!later) throw new Error('it was written');
  const { deviceNo, person } = bo;
  const entry = { kind: 'update', number: 99, person, deviceNo, time: 1, envelope: later } as const;
  bos.say({ type: 'offer', entries: [entry], stamps: [], snapshots: [], last: true });
  await settle();
  expect(await told(ask())).toMatchObject([{ heard: 1, waiting: [deviceNo] }]);
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
