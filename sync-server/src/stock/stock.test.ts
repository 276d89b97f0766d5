// The provider `y-websocket` as it comes from npm, against a relay on a port: nothing of it is changed.
import { clientIdOf } from '@baton/replica/client-id';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { pageOf } from '@baton/replica/layout';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { askOver, newId, TestDevice, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let relay: TestRelay;
let ann: TestDevice;
let bo: TestDevice;
let joined: Joined;
beforeAll(async () => {
  relay = await startTestRelay();
  ann = await TestDevice.make(askOver(relay.base));
  joined = await ann.found();
  bo = await TestDevice.make(askOver(relay.base));
  await bo.accept(await ann.invite(joined));
});
afterAll(() => relay.remove());

const open: { destroy(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});

/** A browser's socket: it brings the cookie and names its origin. */
function socketOf(device: TestDevice, origin = relay.base): typeof globalThis.WebSocket {
  class FromBrowser extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { origin, headers: { cookie: device.cookie } });
    }
  }
  return FromBrowser as never;
}
interface Editor {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly codes: number[];
  text(): string;
  type(words: string): void;
}
function edit(device: TestDevice, page: string, doc = new Y.Doc()): Editor {
  const provider = new WebsocketProvider(`${relay.base.replace('http', 'ws')}/yjs`, page, doc, {
    WebSocketPolyfill: socketOf(device),
    disableBc: true,
    maxBackoffTime: 200,
  });
  open.push(provider);
  const codes: number[] = [];
  provider.on('connection-close', (event) => void codes.push(event?.code ?? 0));
  const root = doc.getXmlFragment('content');
  return {
    doc,
    provider,
    codes,
    text: () => root.toString().replaceAll(/<[^>]*>/gu, ''),
    type(words) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      root.insert(root.length, [paragraph]);
    },
  };
}
const until = (is: () => boolean): Promise<void> => vi.waitFor(() => expect(is()).toBe(true), { timeout: 15_000 });
const synced = (editor: Editor): Promise<void> => until(() => editor.provider.synced);
const newPage = () => pageOf(joined.space, newId('t'));

test('[S154] two providers at one page: what one writes the other reads, and who comes later reads all of it', async () => {
  const page = newPage();
  const [anns, bos] = [edit(ann, page), edit(bo, page)];
  await Promise.all([synced(anns), synced(bos)]);
  anns.type('Hello ');
  await until(() => bos.text() === 'Hello ');
  bos.type('there');
  await until(() => anns.text() === 'Hello there');
  const late = edit(ann, page);
  await synced(late);
  expect(late.text()).toBe('Hello there');
  expect([...anns.codes, ...bos.codes]).toEqual([]);
});

test('[S154] what it writes is on the number line under its person, and a device sees it; and the other way round', async () => {
  const page = newPage();
  const link = await TestLink.open(relay.base, { device: bo, joined });
  await link.live();
  const anns = edit(ann, page);
  await synced(anns);
  anns.type('From elsewhere');
  const written = () => link.updates.filter(({ envelope }) => envelope.doc === page);
  await link.settled(() => written().length > 0);
  expect(written()[0]).toMatchObject({ person: ann.person, deviceNo: 0, envelope: { client: anns.doc.clientID } });
  const device = new Y.Doc();
  for (const { envelope } of written()) Y.applyUpdate(device, envelope.bytes);
  device.clientID = clientIdOf(bo.incarnation, bo.deviceNo, 5);
  const before = Y.encodeStateVector(device);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(', and from Baton')]);
  device.getXmlFragment('content').insert(1, [paragraph]);
  link.push(1, [envelopeOf(page, Y.encodeStateAsUpdate(device, before))]);
  await link.acked(1);
  await until(() => anns.text() === 'From elsewhere, and from Baton');
  link.close();
});

test('[S155] offline edits come with the next connection, once; nothing is numbered twice for being sent again', async () => {
  const page = newPage();
  const [anns, bos] = [edit(ann, page), edit(bo, page)];
  await Promise.all([synced(anns), synced(bos)]);
  anns.type('one ');
  await until(() => bos.text() === 'one ');
  anns.provider.disconnect();
  anns.type('two ');
  (anns.doc.getXmlFragment('content').get(0) as Y.XmlElement).delete(0, 1);
  bos.type('three ');
  anns.provider.connect();
  await until(() => anns.text() === bos.text() && bos.text().includes('two') && !bos.text().includes('one'));
  const count = async () =>
    (await relay.services.relay.options.log.readDoc(joined.workspace, { doc: page, after: 0, limit: 1e9 })).entries
      .length;
  const before = await count();
  for (let turn = 0; turn < 3; turn += 1) {
    anns.provider.disconnect();
    anns.provider.connect();
    await synced(anns);
  }
  expect(await count()).toBe(before);
});

test('[S155] a relay that restarts: the provider comes back and all of it is there', async () => {
  const page = newPage();
  const anns = edit(ann, page);
  await synced(anns);
  anns.type('kept');
  const late = edit(bo, page);
  await until(() => late.text() === 'kept');
  const { port } = relay;
  await relay.services.relay.options.log.head(joined.workspace);
  relay = await (async () => {
    await relay.stop();
    return startTestRelay({ dataFolder: relay.dataFolder, port });
  })();
  ann.ask = askOver(relay.base);
  bo.ask = askOver(relay.base);
  anns.type(', and on');
  await until(() => late.text() === 'kept, and on');
  expect(anns.codes).toContain(4503);
});

test('[S156] an id that somebody else has written under closes it with 4409, and nothing of it is kept', async () => {
  const page = newPage();
  const anns = edit(ann, page);
  await synced(anns);
  anns.type('mine');
  const stolen = new Y.Doc();
  stolen.clientID = anns.doc.clientID;
  const bos = edit(bo, page, stolen);
  bos.type('theirs, under her id, and longer than what she wrote');
  await until(() => bos.codes.length > 0);
  expect(bos.codes[0]).toBe(4409);
  await relay.services.relay.options.log.head(joined.workspace);
  expect(anns.text()).toBe('mine');
});

test.each([
  ['without a cookie', { headers: {} }, 404],
  ['from a foreign page', { origin: 'https://evil.example' }, 403],
  ['from a page that has no origin', { origin: 'null' }, 403],
  ['from a sibling of the relay’s host', { origin: 'http://other.127.0.0.1' }, 403],
  ['from another port of it', { origin: 'http://127.0.0.1:1' }, 403],
  ['by who names no origin', { origin: '' }, 403],
])('[S157] %s nobody is let in', async (_, more, status) => {
  const options: ClientOptions = { origin: relay.base, headers: { cookie: ann.cookie }, ...more };
  expect(await statusOf(`/yjs/${newPage()}`, options)).toBe(status);
});

test('[S157] only pages, only those that one may read; what is not there and what one may not see look alike', async () => {
  const options = { origin: relay.base, headers: { cookie: bo.cookie } };
  const space = newId('s');
  await ann.propose(joined, { type: 'space-opened', space, open: false, members: [ann.person] });
  const hidden = pageOf(space, newId('t'));
  for (const doc of [hidden, pageOf(newId('s'), newId('t')), `r/${joined.space}/0`, 'o/people', '%E0%A4%A', ''])
    expect(await statusOf(`/yjs/${doc}`, options)).toBe(404);
  expect(await statusOf(`/yjs/${hidden}`, { ...options, headers: { cookie: ann.cookie } })).toBe(101);
});
function statusOf(path: string, options: ClientOptions): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${relay.base.replace('http', 'ws')}${path}`, options);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

test('[S158] awareness: each sees the other with who they really are, and is gone when they leave', async () => {
  const page = newPage();
  const [anns, bos] = [edit(ann, page), edit(bo, page)];
  await Promise.all([synced(anns), synced(bos)]);
  bos.provider.awareness.setLocalState({ cursor: { anchor: 1 }, user: { name: 'Ann', id: ann.person } });
  const seen = () => anns.provider.awareness.getStates().get(bos.doc.clientID);
  await until(() => seen()?.['cursor'] !== undefined);
  expect(seen()).toEqual({ cursor: { anchor: 1 }, user: { id: bo.person } });
  bos.provider.disconnect();
  await until(() => seen() === undefined);
  bos.provider.connect();
  await until(() => seen()?.['cursor'] !== undefined);
});

test('[S159] who may only read is sent all and told of changes; an edit closes it with 4403 and reaches nobody', async () => {
  const page = newPage();
  const cy = await TestDevice.make(askOver(relay.base));
  await cy.accept(await ann.invite(joined));
  expect(
    (await ann.propose(joined, { type: 'role-set', space: joined.space, person: cy.person, role: 'viewer' })).status,
  ).toBe(200);
  const [anns, cys] = [edit(ann, page), edit(cy, page)];
  await Promise.all([synced(anns), synced(cys)]);
  anns.type('read this');
  await until(() => cys.text() === 'read this');
  expect(cys.codes).toEqual([]);
  cys.type(', no');
  await until(() => cys.codes.includes(4403));
  anns.type(' again');
  const late = edit(bo, page);
  await synced(late);
  // What came before it would stand before it.
  await until(() => late.text().endsWith(' again'));
  expect(late.text()).toBe('read this again');
});

test('[S159] what is no message of the protocol, and an edit that no page holds, close it: 4400, 4403', async () => {
  const page = newPage();
  const raw = new WebSocket(`${relay.base.replace('http', 'ws')}/yjs/${page}`, {
    origin: relay.base,
    headers: { cookie: ann.cookie },
  });
  const closed = new Promise<number>((resolve) => raw.on('close', resolve));
  await new Promise((resolve) => raw.once('message', resolve));
  raw.send(Uint8Array.of(9, 9, 9));
  expect(await closed).toBe(4400);
  const doc = new Y.Doc();
  const bad = edit(ann, page, doc);
  await synced(bad);
  doc.getMap('elsewhere').set('a', 1);
  await until(() => bad.codes.length > 0);
  expect(bad.codes[0]).toBe(4403);
});

test('[S236] signed out everywhere, another program’s connection by that session is over too, and a colleague’s goes on', async () => {
  const page = newPage();
  const [anns, bos] = [edit(ann, page), edit(bo, page)];
  await Promise.all([synced(anns), synced(bos)]);
  const { workspace } = joined;
  const answer = await bo.post('/api/devices/sign-out', { workspace, devices: null, here: true });
  expect(answer.status).toBe(200);
  await until(() => bos.codes.length > 0);
  expect(bos.codes[0]).toBe(4405);
  anns.type('Still here');
  await until(() => anns.text() === 'Still here');
  expect(anns.codes).toEqual([]);
});
