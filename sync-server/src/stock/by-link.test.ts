// Somebody with a share link and no account, with the provider `y-websocket` as it comes from npm.
import { isLink } from '@baton/model/directory/link-queries';
import { isId } from '@baton/model/ids';
import { clientIdOf } from '@baton/replica/client-id';
import { pageOf, quarterOf } from '@baton/replica/layout';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { askOver, newId, TestDevice, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import { shareLink, type ShareLink } from '../test/share-link.fixture.ts';
import { cellEnvelope } from '../test/update.fixture.ts';

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

const open: { destroy(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});
const until = (is: () => boolean, timeout = 15_000): Promise<void> =>
  vi.waitFor(() => expect(is()).toBe(true), { timeout });
const make = (part: Partial<Parameters<typeof shareLink>[2]> = {}) =>
  shareLink(ann, joined, { now: Date.now(), ...part });

interface Coming {
  readonly page: string;
  readonly cookie?: string;
  /** What the option `params` holds. */
  readonly params?: Record<string, string>;
  readonly doc?: Y.Doc;
}
/** @param heard every byte that the relay sends. */
function come({ page, cookie = '', params = {}, doc = new Y.Doc() }: Coming, heard: Uint8Array[] = []) {
  class FromElsewhere extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { origin: relay.base, headers: { cookie } });
      this.on('message', (bytes) => heard.push(new Uint8Array(bytes as ArrayBuffer)));
    }
  }
  const provider = new WebsocketProvider(`${relay.base.replace('http', 'ws')}/yjs`, page, doc, {
    WebSocketPolyfill: FromElsewhere as never,
    disableBc: true,
    maxBackoffTime: 200,
    params,
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
    type(words: string) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      root.insert(root.length, [paragraph]);
    },
  };
}
const byLink = ({ page, shown }: ShareLink, heard?: Uint8Array[]) => come({ page, params: { link: shown } }, heard);
const asAnn = ({ page }: Pick<ShareLink, 'page'>) => come({ page, cookie: ann.cookie });
const takeBack = ({ link, space }: ShareLink) => ann.propose(joined, { type: 'link-taken-back', space, link });

/** What comes for a socket that asks for this page, without the provider's trying again. */
function statusOf(page: string, link: string, cookie = ''): Promise<number> {
  return new Promise((resolve) => {
    const url = `${relay.base.replace('http', 'ws')}/yjs/${page}?link=${link}`;
    const socket = new WebSocket(url, { origin: relay.base, headers: { cookie } });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

test('[S303] a link opens its page and no other, to a colleague no more than to a stranger', async () => {
  const link = await make();
  const others = [pageOf(joined.space, newId('t')), pageOf(newId('s'), link.page.split('/')[2] ?? ''), 'o/people'];
  expect(await statusOf(link.page, link.shown)).toBe(101);
  for (const page of others) {
    expect(await statusOf(page, link.shown)).toBe(404);
    expect(await statusOf(page, link.shown, ann.cookie)).toBe(404);
  }
  for (const shown of [
    '',
    'A'.repeat(43),
    `${joined.workspace}.${'s'.repeat(43)}`,
    `${newId('w') as string}.${link.secret}`,
  ])
    expect(await statusOf(link.page, shown, ann.cookie)).toBe(404);
});

test('[S303] with a password the link itself opens nothing; the pass that opening gave does', async () => {
  const link = await make({ password: true });
  const { workspace } = joined;
  const password = 'four plain words here';
  expect((await ann.post('/api/links/password', { workspace, link: link.link, password })).status).toBe(200);
  expect(await statusOf(link.page, link.shown)).toBe(404);
  const stranger = await TestDevice.make(askOver(relay.base));
  const { json } = await stranger.post('/api/links/open', { workspace, secret: link.secret, password });
  expect(await statusOf(link.page, json.pass as string)).toBe(101);
  expect(await statusOf(pageOf(joined.space, newId('t')), json.pass as string)).toBe(404);
  await takeBack(link);
  expect(await statusOf(link.page, json.pass as string)).toBe(404);
});

test('[S304] a reading link is sent the page and what is written meanwhile; an edit closes it and reaches nobody', async () => {
  const link = await make();
  const anns = asAnn(link);
  anns.type('read this');
  const guest = byLink(link);
  await until(() => guest.text() === 'read this');
  anns.type(', and this');
  await until(() => guest.text() === 'read this, and this');
  expect(guest.codes).toEqual([]);
  guest.type(', no');
  await until(() => guest.codes.includes(4403));
  const late = asAnn(link);
  await until(() => late.provider.synced);
  expect(late.text()).toBe('read this, and this');
});

test('[S305] an editing link writes: devices and programs see it, under the link and no person', async () => {
  const link = await make({ right: 'edit' });
  const device = await TestLink.open(relay.base, { device: ann, joined });
  await device.live();
  const [anns, guest] = [asAnn(link), byLink(link)];
  await until(() => anns.provider.synced && guest.provider.synced);
  guest.type('from outside');
  await until(() => anns.text() === 'from outside');
  const written = () => device.updates.filter(({ envelope }) => envelope.doc === link.page);
  await device.settled(() => written().length > 0);
  expect(written()[0]).toMatchObject({ person: link.link, deviceNo: 0, envelope: { client: guest.doc.clientID } });
  anns.type(', and inside');
  await until(() => guest.text() === 'from outside, and inside');
  device.close();
});

test('[S305] who writes by a link writes under nobody’s id but its own', async () => {
  const link = await make({ right: 'edit' });
  const anns = asAnn(link);
  anns.type('mine');
  await until(() => anns.provider.synced);
  const stolen = new Y.Doc();
  stolen.clientID = anns.doc.clientID;
  const guest = come({ page: link.page, params: { link: link.shown }, doc: stolen });
  guest.type('not hers, and longer than what she wrote');
  await until(() => guest.codes.includes(4409));
  const late = asAnn(link);
  await until(() => late.provider.synced);
  expect(late.text()).toBe('mine');
});

test('[S306] taken back it is dark within a second, and what is written after is not taken', async () => {
  const link = await make({ right: 'edit' });
  const [anns, guest] = [asAnn(link), byLink(link)];
  await until(() => anns.provider.synced && guest.provider.synced);
  guest.type('before');
  await until(() => anns.text() === 'before');
  await takeBack(link);
  await until(() => guest.codes.includes(4403), 1_000);
  guest.type(', after');
  anns.type(', hers');
  const late = asAnn(link);
  await until(() => late.text().includes('hers'));
  expect(late.text()).toBe('before, hers');
});

test('[S306] a link ends at its time, and when its maker may read the page no more', async () => {
  const soon = await make({ lasts: 1_200 });
  const first = byLink(soon);
  await until(() => first.provider.synced);
  await until(() => first.codes.includes(4403), 3_000);
  expect(await statusOf(soon.page, soon.shown)).toBe(404);
  const bo = await TestDevice.make(askOver(relay.base));
  await bo.accept(await ann.invite(joined));
  const bos = await shareLink(bo, joined, { now: Date.now() });
  const second = byLink(bos);
  await until(() => second.provider.synced);
  await ann.propose(joined, { type: 'person-suspended', person: bo.person });
  await until(() => second.codes.includes(4403), 1_000);
});

test('[S307] no byte that is sent by a link is of another page, task or comment, or tells who is here', async () => {
  const secretWords = ['Hollis and Park', 'Waterbed budget', 'Salaries in March', 'Only among us'];
  const record = newId('t') as string;
  const link = await make({ record, right: 'edit' });
  const device = await TestLink.open(relay.base, { device: ann, joined });
  await device.live();
  const other = asAnn({ page: pageOf(joined.space, newId('t')) });
  other.type(secretWords[0] ?? '');
  const space = `r/${joined.space}/0`;
  const feed = `f/${joined.space}/${record}/${quarterOf(Date.now())}`;
  const cell = (session: number, value: string) => ({
    client: clientIdOf(ann.incarnation, ann.deviceNo, session),
    clock: 0,
    key: `${newId('t') as string}+ti`,
    value,
    by: ann.person,
  });
  device.push(1, [
    cellEnvelope(space, cell(1, secretWords[1] ?? '')),
    cellEnvelope(feed, { ...cell(2, secretWords[3] ?? ''), root: `by:${ann.person}` }),
  ]);
  await device.acked(1);
  const heard: Uint8Array[] = [];
  const [anns, guest] = [asAnn(link), byLink(link, heard)];
  await until(() => anns.provider.synced && guest.provider.synced);
  anns.provider.awareness.setLocalState({ cursor: { anchor: 1 }, user: { name: 'Ann Lee' } });
  guest.provider.awareness.setLocalState({ cursor: { anchor: 1 } });
  anns.type('what is shared');
  guest.type('and back');
  await until(() => guest.text().includes('what is shared') && anns.text().includes('and back'));
  guest.provider.disconnect();
  guest.provider.connect();
  await until(() => guest.provider.synced);
  const http = await (
    await fetch(`${relay.base}/api/links/open`, {
      method: 'POST',
      headers: { origin: relay.base, 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: joined.workspace, secret: link.secret }),
    })
  ).text();
  const all = Buffer.concat(heard).toString('latin1') + http;
  expect(all).toContain('what is shared');
  for (const words of secretWords) expect(all).not.toContain(words);
  expect(all).not.toContain(ann.person);
  expect(all).not.toContain(ann.device);
  const ids = all.match(/[a-z][0-9A-HJKMNP-TV-Z]{17}/gu) ?? [];
  const told = new Set(ids.filter((id) => isId(id)));
  // Its own id, and the space and task that its page's name is made of.
  expect([...told].toSorted()).toEqual([link.link, joined.space, record].toSorted());
  device.close();
});

test('[S308] colleagues are told that somebody by the link has it open; who came by it is told of nobody', async () => {
  const link = await make();
  const [anns, guest] = [asAnn(link), byLink(link)];
  await until(() => anns.provider.synced && guest.provider.synced);
  anns.provider.awareness.setLocalState({ cursor: { anchor: 1 } });
  guest.provider.awareness.setLocalState({ cursor: { anchor: 2 }, user: { name: 'Bo', id: ann.person } });
  const seen = () => anns.provider.awareness.getStates().get(guest.doc.clientID);
  await until(() => seen()?.['cursor'] !== undefined);
  expect(seen()).toEqual({ cursor: { anchor: 2 }, user: { id: link.link } });
  expect(isLink(link.link)).toBe(true);
  expect([...guest.provider.awareness.getStates().keys()]).toEqual([guest.doc.clientID]);
});

test('[S310] more than a hundred by one link are not let in; more than eight megabytes at once are not taken', async () => {
  const link = await make({ right: 'edit' });
  const sockets: WebSocket[] = [];
  const url = `${relay.base.replace('http', 'ws')}/yjs/${link.page}?link=${link.shown}`;
  for (let at = 0; at < 100; at += 1) {
    const socket = new WebSocket(url, { origin: relay.base });
    sockets.push(socket);
    await new Promise((resolve) => socket.once('open', resolve));
  }
  expect(await statusOf(link.page, link.shown)).toBe(503);
  expect(await statusOf(link.page, 'none', ann.cookie)).toBe(404);
  for (const socket of sockets) socket.terminate();
  await vi.waitFor(async () => expect(await statusOf(link.page, link.shown)).toBe(101));
  const guest = byLink(link);
  await until(() => guest.provider.synced);
  for (let turn = 0; turn < 60 && guest.codes.length === 0; turn += 1) {
    guest.type('x'.repeat(200_000));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(() => guest.codes.includes(4413));
});
