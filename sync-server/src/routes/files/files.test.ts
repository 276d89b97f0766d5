import { expect, test } from 'vitest';
import { homeNameOf } from '@baton/model/directory/home-name';
import { comingMs } from '../../files/file-desk.ts';
import { bytesOf, hashOf } from '../../files/hash.fixture.ts';
import { StorageAway } from '../../files/s3-refusal.ts';
import { guestOf } from '../../test/guest.fixture.ts';
import { newId, type Joined, type TestDevice } from '../../test/device.fixture.ts';
import { cast, openScene, type Scene } from '../../test/scene.fixture.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** A device's own words to the relay, with its cookie. */
function linesOf({ workspace }: Joined, device: TestDevice) {
  const headers = { cookie: device.cookie };
  const base = `/api/files/${workspace}`;
  const json = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });
  return {
    ask: async (bytes: Bytes, doc: string, size = bytes.length) =>
      json(await device.ask(base, { method: 'POST', headers, body: { hash: hashOf(bytes), size, doc } })),
    put: async (hash: string, from: number, bytes: Bytes) =>
      json(await device.ask(`${base}/${hash}/${from}`, { method: 'PUT', headers, bytes })),
    get: (hash: string, range?: string) =>
      device.ask(`${base}/${hash}`, { headers: { ...headers, ...(range === undefined ? {} : { range }) } }),
    used: async () => json(await device.ask(`/api/files-used/${workspace}`, { headers })),
  };
}
async function send(joined: Joined, device: TestDevice, [bytes, doc]: readonly [Bytes, string]): Promise<string> {
  const lines = linesOf(joined, device);
  expect(await lines.ask(bytes, doc)).toMatchObject({ status: 200, came: 0 });
  expect(await lines.put(hashOf(bytes), 0, bytes)).toEqual({ status: 200, came: bytes.length, kept: true });
  return hashOf(bytes);
}
const statusOf = async (joined: Joined, device: TestDevice, hash: string): Promise<number> =>
  (await linesOf(joined, device).get(hash)).status;

interface Told {
  readonly scene: Scene;
  readonly joined: Joined;
  readonly page: string;
}
async function open<Name extends string>(...names: Name[]): Promise<Told & Record<Name, TestDevice>> {
  const scene = await openScene({ founding: 'open' });
  const people = await cast(scene, ...names);
  return { ...people, scene, page: `p/${people.joined.space}/${newId('t') as string}` };
}
async function decide(told: Told, by: TestDevice, decision: Parameters<TestDevice['propose']>[1]): Promise<void> {
  const { status, json } = await by.propose(told.joined, decision);
  expect([status, json]).toEqual([200, expect.anything()]);
}

test('[S393] a file comes in parts, goes on where it stopped, and is had whole or in a range by who reads the page', async () => {
  const told = await open('ann', 'bo');
  const bytes = bytesOf(5_000);
  const [ann, bo] = [linesOf(told.joined, told.ann), linesOf(told.joined, told.bo)];
  const hash = hashOf(bytes);
  await ann.ask(bytes, told.page);
  expect(await ann.put(hash, 0, bytes.slice(0, 2_000))).toEqual({ status: 200, came: 2_000, kept: false });
  expect((await bo.get(hash)).status).toBe(404);
  expect(await ann.ask(bytes, told.page)).toEqual({ status: 200, came: 2_000, kept: false });
  expect(await ann.put(hash, 3_000, bytes.slice(3_000))).toEqual({ status: 200, came: 2_000, kept: false });
  expect(await ann.put(hash, 2_000, bytes.slice(2_000))).toEqual({ status: 200, came: 5_000, kept: true });
  expect(new Uint8Array(await (await bo.get(hash)).arrayBuffer())).toEqual(bytes);
  const part = await bo.get(hash, 'bytes=100-199');
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/5000']);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100, 200));
  expect((await bo.get(hash, 'bytes=9999-')).status).toBe(200);
  expect(await bo.used()).toMatchObject({ bytes: 5_000, files: 1 });
});

test('[S394] who does not read the page hears of a file that is there what they hear of one that is not', async () => {
  const told = await open('ann', 'bo', 'cy');
  const { ann, bo, cy, scene, joined } = told;
  const { space } = joined;
  await decide(told, ann, { type: 'group-set', space, group: 'few', readers: [ann.person, bo.person] });
  const { guest } = await guestOf(scene, { by: ann, joined, groups: [homeNameOf(space, 'few')] });
  const bytes = bytesOf(900, 9);
  const hash = await send(joined, ann, [bytes, `p/${space}/few/${newId('t') as string}`]);
  for (const reader of [ann, bo, guest]) expect(await statusOf(joined, reader, hash)).toBe(200);
  const [foreign, none] = [await linesOf(joined, cy).get(hash), await linesOf(joined, cy).get('0'.repeat(64))];
  expect([foreign.status, await foreign.text()]).toEqual([none.status, await none.text()]);
  // To bring it, too, is to bring all of it: whoever knows a hash alone has nothing.
  expect(await linesOf(joined, cy).ask(bytes, told.page)).toEqual({ status: 200, came: 0, kept: false });
  expect(await statusOf(joined, cy, hash)).toBe(404);
  // Who has it elsewhere brings it by name alone.
  expect(await linesOf(joined, bo).ask(bytes, told.page)).toEqual({ status: 200, came: 900, kept: true });
  expect(await statusOf(joined, cy, hash)).toBe(200);
});

test('[S394] a file in one workspace is none in another, also for who stands in both', async () => {
  const told = await open('ann');
  const bytes = bytesOf(300, 3);
  const hash = await send(told.joined, told.ann, [bytes, told.page]);
  const other = await openSecond(told.scene);
  expect(await statusOf(other.joined, other.device, hash)).toBe(404);
  expect(await linesOf(other.joined, other.device).ask(bytes, told.page)).toMatchObject({ status: 404 });
  expect(await statusOf(other.joined, told.ann, hash)).toBe(401);
});
async function openSecond(scene: Scene) {
  const { olga: device, joined } = await cast(scene, 'olga');
  return { device, joined };
}

test('[S395] a file goes with its task to another space or other readers, and stays with it', async () => {
  const told = await open('ann', 'bo', 'cy');
  const { ann, bo, cy, joined } = told;
  const { space } = joined;
  const closed = newId('s');
  await decide(told, ann, { type: 'space-opened', space: closed, open: false, members: [ann.person, cy.person] });
  const task = newId('t') as string;
  const hash = await send(joined, ann, [bytesOf(400, 4), `p/${space}/${task}`]);
  expect([await statusOf(joined, bo, hash), await statusOf(joined, cy, hash)]).toEqual([200, 200]);
  await decide(told, ann, { type: 'moved', records: [task], born: space, from: space, to: closed });
  expect([await statusOf(joined, bo, hash), await statusOf(joined, cy, hash)]).toEqual([404, 200]);
});

test('[S395] a file is refused at once to who was suspended or whose device was revoked', async () => {
  const told = await open('ann', 'bo', 'cy');
  const hash = await send(told.joined, told.ann, [bytesOf(200, 5), told.page]);
  await decide(told, told.ann, { type: 'device-revoked', device: told.bo.device });
  await decide(told, told.ann, { type: 'person-suspended', person: told.cy.person });
  expect([await statusOf(told.joined, told.bo, hash), await statusOf(told.joined, told.cy, hash)]).toEqual([401, 401]);
});

test('[S396] only who writes beside a record brings files there; a commenter to comments, a viewer nowhere', async () => {
  const told = await open('ann', 'bo', 'cy');
  const { ann, bo, cy, joined, page } = told;
  const feed = `f/${page.slice(2)}/2026q1`;
  await decide(told, ann, { type: 'role-set', space: joined.space, person: bo.person, role: 'viewer' });
  await decide(told, ann, { type: 'role-set', space: joined.space, person: cy.person, role: 'commenter' });
  const bytes = bytesOf(10, 6);
  const statuses = async (device: TestDevice) =>
    Promise.all([page, feed].map(async (doc) => (await linesOf(joined, device).ask(bytes, doc)).status));
  expect([await statuses(ann), await statuses(bo), await statuses(cy)]).toEqual([
    [200, 200],
    [404, 404],
    [404, 200],
  ]);
  for (const doc of [`r/${joined.space}/0`, 'o/people', 'dir', '../files', `v/${bo.person}/${newId('t') as string}`])
    expect(await linesOf(joined, ann).ask(bytes, doc)).toMatchObject({ status: 404 });
});

test('[S396] a right that is lost while a file comes ends it', async () => {
  const told = await open('ann', 'bo');
  const { ann, bo, joined, page } = told;
  const bytes = bytesOf(100, 7);
  const lines = linesOf(joined, bo);
  await lines.ask(bytes, page);
  await lines.put(hashOf(bytes), 0, bytes.slice(0, 50));
  await decide(told, ann, { type: 'role-set', space: joined.space, person: bo.person, role: 'viewer' });
  expect(await lines.put(hashOf(bytes), 50, bytes.slice(50))).toMatchObject({ status: 404 });
  expect(await statusOf(joined, ann, hashOf(bytes))).toBe(404);
});

test('[S397] what is not what it was called, or more than was said, is not kept; the next try is a new one', async () => {
  const { ann, joined, page } = await open('ann');
  const lines = linesOf(joined, ann);
  const [bytes, others] = [bytesOf(100, 8), bytesOf(100, 9)];
  await lines.ask(bytes, page);
  expect(await lines.put(hashOf(bytes), 0, others)).toMatchObject({ status: 409, refused: 'not-as-named' });
  expect(await statusOf(joined, ann, hashOf(bytes))).toBe(404);
  expect(await lines.put(hashOf(bytes), 0, bytes)).toMatchObject({ status: 404 });
  await lines.ask(bytes, page);
  expect(await lines.put(hashOf(bytes), 0, bytesOf(101))).toMatchObject({ status: 409 });
  await send(joined, ann, [bytes, page]);
});

test('[S397] too large a file and a workspace that is full are refused with a sentence before a byte is sent', async () => {
  const { ann, joined, page } = await open('ann');
  const lines = linesOf(joined, ann);
  expect(await lines.ask(bytesOf(1), page, 100_001)).toMatchObject({ status: 413, refused: 'too-large' });
  await send(joined, ann, [bytesOf(90_000, 1), page]);
  await send(joined, ann, [bytesOf(90_000, 2), page]);
  expect(await lines.ask(bytesOf(90_000, 3), page)).toMatchObject({
    status: 413,
    refused: 'over-quota',
    why: 'The files of this workspace have the 250000 bytes that this relay gives them.',
  });
  // What only began counts too, and not twice when it is asked again; what stopped long ago no more.
  const small = bytesOf(60_000, 4);
  for (let again = 0; again < 3; again += 1) expect(await lines.ask(small, page)).toMatchObject({ status: 200 });
  expect(await lines.ask(bytesOf(60_000, 5), page)).toMatchObject({ status: 413 });
});

test('[S397] an upload that stopped long ago is given up', async () => {
  const { ann, joined, page, scene } = await open('ann');
  const lines = linesOf(joined, ann);
  const bytes = bytesOf(100, 8);
  await lines.ask(bytes, page);
  await lines.put(hashOf(bytes), 0, bytes.slice(0, 60));
  await scene.services.files.sweep(scene.clock.now());
  expect(await lines.ask(bytes, page)).toMatchObject({ came: 60 });
  await scene.services.files.sweep(scene.clock.now() + comingMs + 1);
  expect(await lines.ask(bytes, page)).toMatchObject({ came: 0 });
});

test.each([
  ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream'],
  ['a page', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
  ['text', 'alert(1)', 'application/octet-stream'],
  ['a picture', '\u0089PNG\r\n\u001a\n', 'image/png'],
  ['a PDF', '%PDF-1.7', 'application/pdf'],
])('[S398] %s is only ever given out to be saved, as what its bytes are', async (_, text, type) => {
  const { ann, joined, page } = await open('ann');
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const { headers } = await linesOf(joined, ann).get(await send(joined, ann, [bytes, page]));
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('content-disposition')).toBe('attachment');
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test.each([
  '..%2f..%2flog.db',
  '%2e%2e',
  'A'.repeat(64),
  `${'a'.repeat(64)}%00`,
  'a'.repeat(63),
  `${'a'.repeat(64)}/..`,
])('[S398] %s is no file', async (hash) => {
  const { ann, joined } = await open('ann');
  expect((await linesOf(joined, ann).get(hash)).status).toBe(404);
  expect(await linesOf(joined, ann).put(hash, 0, utf8('x'))).toMatchObject({ status: 404 });
});

test('[S398] a part that is larger than parts are is refused unread', async () => {
  const { ann, joined, page } = await open('ann');
  const bytes = bytesOf(10);
  await linesOf(joined, ann).ask(bytes, page);
  expect(await linesOf(joined, ann).put(hashOf(bytes), 0, new Uint8Array(1_048_577))).toMatchObject({ status: 413 });
});

test('[S466] whoever attaches hears that the storage cannot be used now, IT why; what was sent goes on when it can', async () => {
  const { scene, joined, ann, page } = await open('ann');
  const bytes = bytesOf(40, 7);
  const { store } = scene.services.files;
  const { finish } = store;
  store.finish = () => Promise.reject(new StorageAway('the file storage does not know the key in BATON_S3_KEY'));
  const lines = linesOf(joined, ann);
  await lines.ask(bytes, page);
  expect(await lines.put(hashOf(bytes), 0, bytes)).toMatchObject({ status: 503, refused: 'storage-away' });
  expect(scene.troubles).toEqual([expect.stringContaining('BATON_S3_KEY')]);
  scene.troubles.length = 0;
  store.finish = finish;
  expect(await lines.ask(bytes, page)).toMatchObject({ status: 200, came: 40 });
  expect(await lines.put(hashOf(bytes), 40, new Uint8Array())).toMatchObject({ status: 200, kept: true });
});
