// What fewer have than a space: sent to them, and in no byte to anybody else.
import { createEncoder } from '@baton/protocol/codec';
import type { NumberAsk, WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { expect, test } from 'vitest';
import { newId, TestDevice, type Joined } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../test/scene.fixture.ts';
import { cellEnvelope } from '../test/update.fixture.ts';

const record: string = newId('t');
const canary = 'canary';
let session = 100;

/** One cell of the restricted record, under a client id that was not used before. */
function secret(device: TestDevice, doc: string, value = `${canary} title`): WireEnvelope {
  const client = clientIdOf(device.incarnation, device.deviceNo, (session += 1));
  return cellEnvelope(doc, { client, clock: 0, key: `${record}+ti`, value, by: device.person });
}
const setGroup = (by: TestDevice, joined: Joined, readers: readonly TestDevice[]) =>
  by.propose(joined, {
    type: 'group-set',
    space: joined.space,
    group: 'few',
    readers: readers.map(({ person }) => person),
  });

async function secondDevice(of: TestDevice, { scene, joined }: { scene: Scene; joined: Joined }): Promise<TestDevice> {
  const phone = await TestDevice.make(scene.ask, of.person);
  const device = { id: phone.device, key: phone.key.publicKey };
  const enrolled = await of.propose(joined, { type: 'device-enrolled', person: of.person, device, how: 'code' });
  expect(enrolled.status).toBe(200);
  expect((await phone.signIn(joined)).status).toBe(200);
  return phone;
}

/** Everything that a peer was sent, as it went over the wire. */
function bytesTo(peer: TestPeer): string {
  const encoder = createEncoder();
  return peer.frames.map((frame) => new TextDecoder('latin1').decode(encoder.encode(frame))).join('\n');
}
/** No word of it, and not its id. */
const expectNothing = (text: string): void => {
  expect(text).not.toContain(canary);
  expect(text).not.toContain(record);
};

async function three() {
  const scene = await openScene();
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const phone = await secondDevice(ann, { scene, joined });
  const peers = {
    ann: await TestPeer.join(scene, { device: ann, joined }),
    bo: await TestPeer.join(scene, { device: bo, joined }),
    cy: await TestPeer.join(scene, { device: cy, joined }),
    phone: await TestPeer.join(scene, { device: phone, joined }),
  };
  const docs = { few: `x/${joined.space}/few/0`, mine: `v/${ann.person}`, open: `r/${joined.space}/0` };
  return { scene, ann, bo, cy, phone, joined, peers, docs };
}
const docsTo = (peer: TestPeer): string[] => peer.updates.map(({ envelope }) => envelope.doc);

test('[S145] a group’s documents go to its readers, a person’s own to their devices, and neither is in any byte to others', async () => {
  const { scene, ann, bo, cy, joined, peers, docs } = await three();
  expect((await setGroup(ann, joined, [ann, bo])).status).toBe(200);
  await peers.ann.push(1, [secret(ann, docs.few)]);
  await peers.ann.push(2, [secret(ann, docs.mine)]);
  await peers.ann.push(3, [secret(ann, docs.few), secret(ann, docs.mine), cellFor(ann, docs.open)]);
  expect(peers.ann.of('refused')).toEqual([]);
  expect(docsTo(peers.bo)).toEqual([docs.few, docs.few, docs.open]);
  expect(docsTo(peers.phone)).toEqual([docs.few, docs.mine, docs.few, docs.mine, docs.open]);
  expect(docsTo(peers.cy)).toEqual([docs.open]);
  const later = await TestPeer.join(scene, { device: cy, joined });
  for (const peer of [peers.cy, later]) expectNothing(bytesTo(peer));
  // Were it there, it would be seen.
  expect(bytesTo(peers.bo)).toContain(canary);
  expect(bytesTo(peers.bo)).toContain(record);
  expect(bytesTo(peers.bo)).not.toContain('v/');
});

const cellFor = (device: TestDevice, doc: string): WireEnvelope =>
  cellEnvelope(doc, {
    client: clientIdOf(device.incarnation, device.deviceNo, (session += 1)),
    clock: 0,
    key: `${newId('t') as string}+ti`,
    value: 'open',
  });

test('[S145] who is no reader writes nothing there, and nobody in another’s own', async () => {
  const { ann, bo, cy, joined, peers, docs } = await three();
  await setGroup(ann, joined, [ann]);
  await peers.bo.push(1, [secret(bo, docs.few)]);
  await peers.cy.push(1, [secret(cy, docs.mine)]);
  expect(peers.bo.of('refused')).toMatchObject([{ reason: 'not-allowed' }]);
  expect(peers.cy.of('refused')).toMatchObject([{ reason: 'not-allowed' }]);
  expect([...peers.ann.updates, ...peers.phone.updates]).toEqual([]);
});

test('[S145] the history of what one may not read is answered as that of what is not there', async () => {
  const { ann, bo, cy, joined, peers, docs } = await three();
  await setGroup(ann, joined, [ann, bo]);
  await peers.ann.push(1, [secret(ann, docs.few), secret(ann, docs.mine)]);
  const ask = (device: TestDevice, doc: string) => device.post('/api/history', { workspace: joined.workspace, doc });
  const nowhere = await ask(cy, `x/${joined.space}/none/0`);
  for (const [device, doc] of [
    [cy, docs.few],
    [cy, docs.mine],
    [bo, docs.mine],
  ] as const) {
    const { status, json } = await ask(device, doc);
    expect([status, json]).toEqual([nowhere.status, nowhere.json]);
  }
  expect((await ask(bo, docs.few)).status).toBe(200);
});

test('[S142] who comes to read a group is sent what it holds; who stops is sent nothing more', async () => {
  const { ann, cy, bo, joined, peers, docs } = await three();
  await setGroup(ann, joined, [ann]);
  await peers.ann.push(1, [secret(ann, docs.few)]);
  await peers.ann.push(2, [cellFor(ann, docs.open)]);
  expect(docsTo(peers.cy)).toEqual([docs.open]);
  await setGroup(ann, joined, [ann, cy]);
  await settle();
  expect(docsTo(peers.cy)).toEqual([docs.open, docs.few]);
  await setGroup(ann, joined, [ann, bo]);
  await peers.ann.push(3, [secret(ann, docs.few, 'after')]);
  await settle();
  expect(docsTo(peers.cy)).toEqual([docs.open, docs.few]);
  expect(docsTo(peers.bo)).toEqual([docs.open, docs.few, docs.few]);
  expect(docsTo(peers.ann)).toEqual([]);
});

test('[S142] who comes into a space is sent nothing of its groups', async () => {
  const { ann, bo, cy, joined, peers } = await three();
  const team = { ...joined, space: newId('s') } as Joined;
  const opening = { type: 'space-opened', space: team.space, open: false, members: [ann.person, bo.person] } as const;
  expect((await ann.propose(joined, opening, 'Team')).status).toBe(200);
  expect((await setGroup(ann, team, [ann, bo])).status).toBe(200);
  const open = `r/${team.space}/0`;
  await peers.ann.push(1, [secret(ann, `x/${team.space}/few/0`), cellFor(ann, open)]);
  await ann.propose(joined, { type: 'member-added', space: team.space, person: cy.person });
  await settle();
  expect(docsTo(peers.cy)).toEqual([open]);
  expectNothing(bytesTo(peers.cy));
});

test('[S144] a short number is told beside the space’s records, never beside what fewer have', async () => {
  const { ann, joined, peers, docs } = await three();
  await setGroup(ann, joined, [ann]);
  const asks: NumberAsk[] = [{ project: newId('p'), record }];
  await peers.ann.push(1, [secret(ann, docs.few)], asks);
  await peers.ann.push(2, [secret(ann, docs.mine)], asks);
  expect(peers.ann.of('refused')).toMatchObject([{ reason: 'not-allowed' }, { reason: 'not-allowed' }]);
  expectNothing(bytesTo(peers.cy));
  const open: NumberAsk[] = [{ project: newId('p'), record: newId('t') }];
  await peers.ann.push(3, [secret(ann, docs.few, 'part'), cellFor(ann, docs.open)], open);
  expect(peers.cy.entries.filter(({ kind }) => kind === 'numbers').length).toBe(1);
  expect(peers.bo.entries.filter(({ kind }) => kind === 'numbers').length).toBe(1);
  expectNothing(bytesTo(peers.cy));
});

test('[S145] where somebody stands is told of no record that is in no space', async () => {
  const { scene, ann, joined, peers } = await three();
  await setGroup(ann, joined, [ann]);
  peers.ann.say({ type: 'present', at: record, on: record, field: 'title' });
  await scene.clock.pass(3_000);
  expect(
    peers.cy
      .of('presence')
      .at(-1)
      ?.here.some(({ person }) => person === ann.person),
  ).toBe(true);
  expectNothing(bytesTo(peers.cy));
});
