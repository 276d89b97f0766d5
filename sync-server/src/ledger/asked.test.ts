// Requests for approval at a real relay: who has worked on it is whom its log knows, whatever the request says.
import { homeNameOf } from '@baton/model/directory/home-name';
import type { OfWork } from '@baton/model/decided/schema';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import { clientIdOf } from '@baton/replica/client-id';
import { expect, test } from 'vitest';
import { newId, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, TestPeer } from '../test/scene.fixture.ts';
import { cellEnvelope, deletionEnvelope } from '../test/update.fixture.ts';
import { namedFewerSentence } from './asked.ts';

type Asking = OfWork<'approval-asked'>;
const hash = 'h'.padEnd(43, 'A');

async function office() {
  const scene = await openScene();
  // What was frozen is frozen.test.ts's.
  Object.assign(scene.services, { contents: { content: async () => 'now' }, files: { find: () => ({}) } });
  const { joined, ...people } = await cast(scene, 'ann', 'bo', 'cy', 'dee');
  const task = newId('t') as RecordId;
  const peers = new Map<TestDevice, { peer: TestPeer; clock: number; batch: number }>();
  const hand = async (device: TestDevice) => {
    const known = peers.get(device) ?? { peer: await TestPeer.join(scene, { device, joined }), clock: 0, batch: 0 };
    peers.set(device, known);
    return known;
  };
  const client = (device: TestDevice): number => clientIdOf(device.incarnation, device.deviceNo, 1);
  async function push(
    device: TestDevice,
    make: (at: { client: number; clock: number }) => ReturnType<typeof cellEnvelope>,
  ) {
    const known = await hand(device);
    const envelope = make({ client: client(device), clock: known.clock });
    known.clock = envelope.to;
    await known.peer.push((known.batch += 1), [envelope]);
    const ack = known.peer.of('ack').at(-1);
    if (ack?.batch !== known.batch) throw new Error(JSON.stringify(known.peer.frames.at(-1)));
    return scene.log.head(joined.workspace).then((head) => head?.cursor.number ?? 0);
  }
  const doc = `r/${joined.space}/0`;
  const writes = (device: TestDevice, key = `${task}+ti`, name = doc) =>
    push(device, (at) =>
      cellEnvelope(name, { ...at, key, value: 'Launch brief', root: name.startsWith('p/') ? 'content' : 'cells' }),
    );
  const asking = (part: Partial<Asking> = {}): Asking => ({
    type: 'approval-asked',
    space: joined.space,
    task,
    approval: newId('g'),
    hash,
    seats: [{ person: people.cy.person }, { person: people.dee.person }],
    quorum: 1,
    order: 'together',
    fourEyes: true,
    contributors: [],
    strong: false,
    ...part,
  });
  const giving = ({ approval }: Asking, seat: number) =>
    ({ type: 'approval-given', space: joined.space, task, approval, hash, seat, strong: false }) as const;
  const ask = (by: TestDevice, decision: Asking) => by.propose(joined, decision);
  return { scene, joined, ...people, task, client, push, writes, asking, giving, ask };
}
const ids = (...devices: readonly TestDevice[]): readonly PersonId[] => devices.map(({ person }) => person).sort();

test('[S448] a request that leaves out who worked on it is refused, and told whom it has to name; with all of them it stands', async () => {
  const { bo, dee, writes, ask, asking } = await office();
  await writes(bo);
  await writes(dee);
  const refused = await ask(bo, asking({ contributors: ids(bo) }));
  expect(refused).toMatchObject({
    status: 409,
    json: { refused: 'named-fewer', why: namedFewerSentence, contributors: ids(bo, dee) },
  });
  expect((await ask(bo, asking({ contributors: ids(bo, dee) }))).status).toBe(200);
});

test('[S448] deleter approves: who only took “not” out of the description does not sign it', async () => {
  const { joined, bo, cy, dee, task, client, push, writes, ask, asking, giving } = await office();
  const page = `p/${joined.space}/${task}`;
  await writes(bo, 'k', page);
  await push(cy, ({ client: own, clock }) => deletionEnvelope(page, { client: own, of: client(bo), clock: 0 }, clock));
  expect((await ask(bo, asking({ contributors: ids(bo) }))).json).toMatchObject({ contributors: ids(bo, cy) });
  const asked = asking({ contributors: ids(bo, cy) });
  expect((await ask(bo, asked)).status).toBe(200);
  expect((await cy.propose(joined, giving(asked, 0))).json).toMatchObject({ why: 'nobody signs their own work' });
  expect((await dee.propose(joined, giving(asked, 1))).status).toBe(200);
});

test('[S448] contributor after a move: in the other space they have worked on it as before, and so has who moved it', async () => {
  const { joined, ann, bo, cy, task, writes, ask, asking } = await office();
  const elsewhere = newId('s') as SpaceId;
  const opened = { type: 'space-opened', space: elsewhere, open: true, members: [] } as const;
  expect((await ann.propose(joined, opened, 'Sales')).status).toBe(200);
  await writes(cy);
  await writes(ann, `${task}+ti`, `r/${elsewhere}/0`);
  const [from, to] = [homeNameOf(joined.space), homeNameOf(elsewhere)];
  expect((await ann.propose(joined, { type: 'moved', records: [task], born: from, from, to })).status).toBe(200);
  const asked = await ask(bo, asking({ space: elsewhere, contributors: ids(bo) }));
  expect(asked.json).toMatchObject({ contributors: ids(ann, cy) });
});

test('[S448] submitting on another’s behalf: who has somebody else ask does not sign their own work', async () => {
  const { joined, bo, cy, dee, writes, ask, asking, giving } = await office();
  await writes(cy);
  expect((await ask(bo, asking({ contributors: ids(bo) }))).status).toBe(409);
  const asked = asking({ contributors: ids(cy) });
  expect((await ask(bo, asked)).status).toBe(200);
  expect((await cy.propose(joined, giving(asked, 0))).json).toMatchObject({ why: 'nobody signs their own work' });
  expect((await dee.propose(joined, giving(asked, 1))).status).toBe(200);
});

test('[S449] with a version that is approved it begins anew, from the place at which that was read', async () => {
  const { joined, ann, bo, cy, dee, writes, ask, asking, giving } = await office();
  await writes(bo);
  const number = await writes(ann);
  // After what was frozen, before it was asked for.
  await writes(dee);
  const first = asking({ contributors: ids(ann, bo, dee), number });
  expect((await ask(bo, first)).status).toBe(200);
  expect((await ask(bo, asking())).json).toMatchObject({ why: 'an approval is asked already' });
  expect((await cy.propose(joined, giving(first, 0))).status).toBe(200);
  expect((await ask(bo, asking({ since: first.approval }))).json).toMatchObject({ contributors: ids(dee) });
  await writes(ann);
  expect((await ask(bo, asking({ since: first.approval }))).json).toMatchObject({ contributors: ids(ann, dee) });
});

test('[S449] of a version that named no place everybody counts who ever worked on it', async () => {
  const { joined, bo, cy, writes, ask, asking, giving } = await office();
  await writes(bo);
  const first = asking({ contributors: ids(bo) });
  expect((await ask(bo, first)).status).toBe(200);
  expect((await cy.propose(joined, giving(first, 0))).status).toBe(200);
  expect((await ask(bo, asking())).json).toMatchObject({ contributors: ids(bo) });
});

test('[S449] a version of before the line was lost names no place on the one that is', async () => {
  const { scene, joined, bo, cy, writes, ask, asking, giving } = await office();
  const number = await writes(bo);
  const first = asking({ contributors: ids(bo), number });
  expect((await ask(bo, first)).status).toBe(200);
  expect((await cy.propose(joined, giving(first, 0))).status).toBe(200);
  await scene.log.changeStanding(joined.workspace, { do: 'renew', above: 1 });
  await scene.log.changeStanding(joined.workspace, { do: 'open', decided: 100 });
  expect((await ask(bo, asking({ since: first.approval }))).json).toMatchObject({ contributors: ids(bo) });
});
