// What is said by a share link that may comment, over the door of other programs.
import { LinkOpened } from '@baton/protocol/http-links';
import { readStock, step1Of, updateOf } from '@baton/protocol/stock';
import { pageOf, quarterOf } from '@baton/replica/layout';
import { LinkedTalk } from '@baton/replica/writing/linked-talk';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { askOver, newId, TestDevice, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import { shareLink, type ShareLink } from '../test/share-link.fixture.ts';
import { cellEnvelope } from '../test/update.fixture.ts';
import { clientIdOf } from '@baton/replica/client-id';
import { portionsOf } from '@baton/replica/reception/portions';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { cutterHere } from '../compaction/cutter.ts';
import type { Log } from '../log/contract.ts';
import { createMemoryLog } from '../log/memory/memory-log.ts';
import { guard } from '../log/taking/guard.ts';

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
const open: WebSocket[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.terminate();
});
const until = (is: () => boolean, timeout = 15_000): Promise<void> =>
  vi.waitFor(() => expect(is()).toBe(true), { timeout });
const make = (part: Partial<Parameters<typeof shareLink>[2]> = {}) =>
  shareLink(ann, joined, { now: Date.now(), right: 'comment', ...part });
const takeBack = ({ link, space }: ShareLink) => ann.propose(joined, { type: 'link-taken-back', space, link });

async function opened({ secret }: ShareLink): Promise<Extract<LinkOpened, { ok: true }>> {
  const stranger = await TestDevice.make(askOver(relay.base));
  const { json } = await stranger.post('/api/links/open', { workspace: joined.workspace, secret });
  const read = LinkOpened.parse(json);
  if (!read.ok) throw new Error(read.why);
  return read;
}
const feedOf = ({ link, page }: ShareLink, quarter = quarterOf(Date.now())): string =>
  `f/${joined.space}/${link}/${page.split('/').at(-1)}/${quarter}`;

/** A window at a link's talk, with whatever it hears. */
let windows = 0;
async function at(link: ShareLink, feed = feedOf(link)) {
  const talk = new LinkedTalk(link.link, 1_000 + (windows += 1));
  const heard: Uint8Array[] = [];
  const codes: number[] = [];
  const url = `${relay.base.replace('http', 'ws')}/yjs/${feed}?link=${link.shown}`;
  const socket = new WebSocket(url, { origin: relay.base });
  open.push(socket);
  const status = await new Promise<number>((resolve) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  socket.on('close', (code) => codes.push(code));
  socket.on('message', (bytes) => {
    const message = readStock(new Uint8Array(bytes as Buffer));
    if (message?.type === 'update' || message?.type === 'step2') heard.push(message.update);
  });
  if (status === 101) socket.send(step1Of(new Map()));
  const send = (update: Uint8Array): void => socket.send(updateOf(update));
  const words = (): string => Buffer.concat(heard).toString('latin1');
  return {
    status,
    codes,
    send,
    words,
    say: (text: string, name = 'Clara'): void => send(talk.say(feed, { name, text, at: Date.now() }).update),
  };
}

test('[S399] what is said by a link is numbered under it, heard by who said it when it is stored, and by devices and others', async () => {
  const link = await make();
  const device = await TestLink.open(relay.base, { device: ann, joined });
  await device.live();
  const [clara, dan] = [await at(link), await at(link)];
  clara.say('Two rows?');
  await until(() => clara.words().includes('Two rows?') && dan.words().includes('Two rows?'));
  const written = () => device.updates.filter(({ envelope }) => envelope.doc === feedOf(link));
  await device.settled(() => written().length > 0);
  expect(written()[0]).toMatchObject({ person: link.link, deviceNo: 0 });
  // A colleague answers there, and nobody else's feed is sent.
  const cell = { clock: 0, by: ann.person, root: `by:${ann.person}`, key: `${newId('m') as string}+tx` };
  const inside = `f/${joined.space}/${link.page.split('/').at(-1)}/${quarterOf(Date.now())}`;
  device.push(1, [
    cellEnvelope(feedOf(link), { ...cell, client: clientIdOf(ann.incarnation, ann.deviceNo, 1), value: 'Two, yes' }),
    cellEnvelope(inside, { ...cell, client: clientIdOf(ann.incarnation, ann.deviceNo, 2), value: 'Among us' }),
  ]);
  await device.acked(1);
  const late = await at(link);
  await until(() => clara.words().includes('Two, yes') && late.words().includes('Two, yes'));
  expect(clara.words() + late.words()).not.toContain('Among us');
  device.close();
});

test('[S399] a talk is told and open to its link alone, in the quarters since it was made; a reading or editing link has none', async () => {
  const link = await make();
  const { talk, right } = await opened(link);
  expect([right, talk?.docs]).toEqual(['comment', [feedOf(link)]]);
  const others = [
    feedOf(link, '2020q1'),
    feedOf(link, '2099q1'),
    feedOf(await make()),
    `f/${joined.space}/${link.page.split('/').at(-1)}/${quarterOf(Date.now())}`,
    pageOf(joined.space, newId('t')),
  ];
  for (const doc of others) expect((await at(link, doc)).status).toBe(404);
  for (const other of ['read', 'edit'] as const) {
    const less = await make({ right: other });
    expect((await opened(less)).talk).toBeUndefined();
    expect((await at(less)).status).toBe(404);
  }
});

test('[S399] what is of another form, or of another’s, closes the line and reaches nobody', async () => {
  const link = await make();
  const [clara, reader] = [await at(link), await at(link)];
  clara.say('Mine');
  await until(() => reader.words().includes('Mine'));
  const forged = new Y.Doc();
  forged.clientID = 77;
  forged.getMap(`by:${link.link}`).set('m1+tx', ['m1+tx', 'Not said', 1, link.link]);
  const mallory = await at(link);
  mallory.send(Y.encodeStateAsUpdate(forged));
  await until(() => mallory.codes.includes(4403));
  const edits = new Y.Doc();
  edits.clientID = 78;
  edits.getXmlFragment('content').insert(0, [new Y.XmlText('An edit')]);
  const other = await at(link, link.page);
  expect(other.status).toBe(101);
  other.send(Y.encodeStateAsUpdate(edits));
  await until(() => other.codes.includes(4403));
  const late = await at(link);
  await until(() => late.words().includes('Mine'));
  expect(late.words()).not.toContain('Not said');
});

test('[S399] after it was taken back nothing more is said by it, within a second; what was said stays', async () => {
  const link = await make();
  const clara = await at(link);
  clara.say('Before');
  await until(() => clara.words().includes('Before'));
  await takeBack(link);
  await until(() => clara.codes.includes(4403), 1_500);
  expect((await at(link)).status).toBe(404);
  const device = await TestLink.open(relay.base, { device: ann, joined });
  await device.live();
  await device.settled(() => device.updates.some(({ envelope }) => envelope.doc === feedOf(link)));
  device.close();
});

test('[S399] so much is said by a link at once and no more', async () => {
  const link = await make();
  const clara = await at(link);
  for (let turn = 0; turn < 20; turn += 1) clara.say(`Number ${turn}.`);
  await until(() => clara.codes.includes(4413));
  const late = await at(link);
  await until(() => late.words().includes('Number 0.'));
  await until(() => late.words().includes('Number 11.'));
  expect(late.words()).not.toContain('Number 13.');
});

test('[S421] in a talk that began anew no client id begins once more; whoever used it is told to take another', async () => {
  const link = await make();
  const feed = feedOf(link);
  const clara = await at(link);
  clara.say('Said before');
  await until(() => clara.words().includes('Said before'));
  const { log } = relay.services.relay.options;
  const begun = await cutterHere(log).epoch(joined.workspace, feed);
  await log.raiseEpoch(joined.workspace, begun!);
  await until(() => clara.codes.includes(4503));
  // Mallory read under which id it was said, and begins there.
  const forged = new LinkedTalk(link.link, 1_000 + windows).say(feed, { name: 'Clara', text: 'Never', at: Date.now() });
  const mallory = await at(link);
  mallory.send(forged.update);
  await until(() => mallory.codes.includes(4409));
  const late = await at(link);
  late.say('And more');
  await until(() => late.words().includes('Said before') && late.words().includes('And more'));
  expect(late.words()).not.toContain('Never');
});

test('[S421] nor on a relay that lost it all and was given the talk back', async () => {
  const link = await make();
  const feed = feedOf(link);
  const says = (text: string) => new LinkedTalk(link.link, 77).say(feed, { name: 'Clara', text, at: 1.9e12 }).update;
  const author = { person: link.link, deviceNo: 0, deviceNos: [] };
  const push = (log: Log, update: Uint8Array, epoch: number) => {
    const envelopes = [{ ...envelopeOf(feed, update), epoch }];
    return log.append(joined.workspace, { author, batch: null, envelopes, asks: [], checkedAt: 0 });
  };
  const before = createMemoryLog({ guard, now: () => 2e12 });
  expect(await push(before, says('Before'), 0)).toMatchObject({ kind: 'accepted' });
  const begun = (await cutterHere(before).epoch(joined.workspace, feed))!;
  const emptied = createMemoryLog({ guard, now: () => 2e12 });
  await emptied.changeStanding(joined.workspace, { do: 'renew', above: 1 });
  const updates = portionsOf(feed, begun.base.bytes)!.map((one) => {
    const envelope = { doc: feed, epoch: 1, ...one };
    const by = { person: '', deviceNo: 0, deviceNos: [] };
    return { author: by, vouchedBy: null, time: 5, envelope, as: 'new' as const };
  });
  const offered = { epochs: [{ doc: feed, epoch: 1 }], updates, numbers: [], checkedAt: 0 };
  expect(await emptied.takeBack(joined.workspace, offered)).toMatchObject({ refused: 0, waiting: 0 });
  expect(await push(emptied, says('Never'), 1)).toMatchObject({ kind: 'refused', reason: 'guard' });
  const another = new LinkedTalk(link.link, 78).say(feed, { name: 'Dan', text: 'More', at: 1.9e12 }).update;
  expect(await push(emptied, another, 1)).toMatchObject({ kind: 'accepted' });
});

test('[S422] a window counts once, however many feeds of its talk it has open beside the page', async () => {
  const link = await make();
  for (let window = 0; window < 51; window += 1)
    expect([(await at(link)).status, (await at(link, link.page)).status]).toEqual([101, 101]);
});
