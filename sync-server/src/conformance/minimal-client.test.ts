// The client that was written from docs/protocol.md alone, at a real relay.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { askOver, TestDevice, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import { MinimalClient, newId } from './minimal-client.fixture.ts';
import { chainAfter, type Envelope } from './minimal-wire.fixture.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let relay: TestRelay;
let ann: TestDevice;
let joined: Joined;
beforeAll(async () => {
  relay = await startTestRelay();
  ann = await TestDevice.make(askOver(relay.base));
  joined = await ann.found();
});
afterAll(() => relay.remove());

async function join(): Promise<MinimalClient> {
  const client = new MinimalClient(relay.base, joined.workspace);
  const { invitation, secret } = await ann.invite(joined);
  await client.accept(invitation, secret);
  return client;
}
/** "Cell": its key, the value, seconds since 2025, the writer. */
function cells(client: MinimalClient, session = 1) {
  const doc = new Y.Doc();
  doc.clientID = client.client(session);
  const name = `r/${joined.space}/0`;
  return (value: unknown): Envelope => {
    const from = Y.getState(doc.store, doc.clientID);
    const before = Y.encodeStateVector(doc);
    const key = `${newId('t')}+t`;
    const t = Math.floor((Date.now() - Date.UTC(2025, 0, 1)) / 1000);
    doc.getMap('cells').set(key, [key, value, t, client.person]);
    const bytes = Y.encodeStateAsUpdate(doc, before);
    return { doc: name, epoch: 0, client: doc.clientID, from, to: from + 1, bytes };
  };
}

test('[S160] it joins, signs in with its key, says hello with a ticket and reads the line', async () => {
  const bo = await join();
  expect(await bo.signIn()).toBe(200);
  await bo.connect();
  await bo.live();
  expect(bo.of('welcome')).toMatchObject([
    { incarnation: bo.incarnation, deviceNo: bo.deviceNo, rolledBack: false, state: 0 },
  ]);
  const entries = bo.of('entries').flatMap((frame) => frame.entries);
  expect(entries[0]).toMatchObject({ kind: 'ledger', number: 1, ledger: 'dir' });
  expect(bo.cursor?.number).toBe(bo.of('welcome')[0]?.head);
  await bo.close();
});

test('[S416] by the page alone the relay is told from one that merely names its key', async () => {
  const bo = await join();
  bo.relayKey = ann.key.publicKey;
  expect(await bo.signIn()).toBe(0);
  bo.relayKey = '';
  expect(await bo.signIn()).toBe(200);
});

test('[S160] it writes a cell, is acknowledged, and a device of Baton reads it; the chain is as the page says', async () => {
  const bo = await join();
  await bo.connect();
  await bo.live();
  const link = await TestLink.open(relay.base, { device: ann, joined });
  await link.live();
  const [write, before] = [cells(bo), bo.cursor];
  bo.push(1, [write('From another program'), write('two')]);
  await bo.until(() => bo.of('ack').length > 0);
  const ack = bo.of('ack')[0];
  expect(ack?.numbers.length).toBe(2);
  await link.settled(() => link.updates.length >= 2);
  expect(link.updates.slice(-2)).toMatchObject([{ person: bo.person, deviceNo: bo.deviceNo }, { person: bo.person }]);
  const start = await relay.services.relay.options.log.chainAt(joined.workspace, before?.number ?? 0);
  let chain = start ?? new Uint8Array(8);
  for (const { envelope, ...entry } of link.updates.slice(-2)) chain = chainAfter(chain, { ...entry, ...envelope });
  // The relay's seal is nobody else's to work out.
  expect(Buffer.from(ack?.cursor.chain ?? []).subarray(0, 4)).toEqual(Buffer.from(chain).subarray(0, 4));
  link.close();
  await bo.close();
});

test('[S160] it comes back with its cursor and is sent what followed, once; a batch pushed again has its old numbers', async () => {
  const bo = await join();
  await bo.connect();
  await bo.live();
  const write = cells(bo);
  const first = write('mine');
  bo.push(1, [first]);
  await bo.until(() => bo.of('ack').length > 0);
  const numbers = bo.of('ack')[0]?.numbers;
  await bo.close();
  const cy = await join();
  await cy.connect();
  await cy.live();
  cy.push(1, [cells(cy)('while Bo was away')]);
  await cy.until(() => cy.of('ack').length > 0);
  await bo.connect();
  await bo.live();
  expect(bo.updates.map(({ person }) => person)).toEqual([cy.person]);
  bo.push(1, [first]);
  await bo.until(() => bo.of('ack').length > 0);
  expect(bo.of('ack')[0]?.numbers).toEqual(numbers);
  cy.push(2, [cells(cy, 2)('live')]);
  await bo.until(() => bo.updates.length === 2);
  await Promise.all([bo.close(), cy.close()]);
});

test('[S160] it is refused as the page says, and closed with the codes that it says', async () => {
  const bo = await join();
  await bo.connect();
  await bo.live();
  const write = cells(bo);
  const [first, second] = [write('one'), write('two')];
  bo.push(1, [second]);
  bo.push(2, [{ ...first, doc: `r/${newId('s')}/0` }]);
  bo.push(3, [{ ...first, client: first.client + 2 ** 20 }]);
  bo.push(4, [{ ...cells(bo, 9)('x'), epoch: 3 }]);
  await bo.until(() => bo.of('refused').length === 4);
  const said = bo.of('refused').map(({ batch, reason }) => [batch, reason] as const);
  expect(said.toSorted(([a], [b]) => a - b)).toEqual([
    [1, 1],
    [2, 5],
    [3, 7],
    [4, 4],
  ]);
  bo.send(Uint8Array.of(2, 255));
  await bo.until(() => bo.closed !== 0);
  expect([bo.closed, bo.of('bye')[0]?.code]).toEqual([4400, 4400]);
  await bo.connect({ ticket: 'x'.repeat(43) });
  await bo.until(() => bo.closed !== 0);
  expect(bo.closed).toBe(4401);
});

test('[S160] it says where its caret stands and is told of others on the page', async () => {
  const [bo, cy] = [await join(), await join()];
  for (const one of [bo, cy]) {
    await one.connect();
    await one.live();
  }
  const page = `p/${joined.space}/${newId('t')}`;
  const state = Buffer.from('{"cursor":1}');
  const id = cy.client(3);
  const uint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...uint(Math.floor(value / 128))];
  bo.caret(page, Uint8Array.of(0));
  cy.caret(page, Uint8Array.from([1, ...uint(id), 1, state.length, ...state]));
  await bo.until(() => bo.of('carets').length > 0);
  expect(bo.of('carets')[0]).toMatchObject({ doc: page, here: [{ person: cy.person, deviceNo: cy.deviceNo }] });
  cy.caret(page, new Uint8Array());
  await bo.until(() => bo.of('carets').at(-1)?.here[0]?.bytes.length === 0);
  await Promise.all([bo.close(), cy.close()]);
});
