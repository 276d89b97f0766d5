// Against a server that speaks S3 over HTTP. It knows keys, and leaves the arithmetic of a V4 signature unchecked.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openS3Store, StorageAway, type S3Wish } from './s3-store.ts';
import { bytesOf, listed } from './hash.fixture.ts';
import { storeContract } from './store.contract.ts';
import { person, SweepWorld, sweptPage, workspace } from './sweep.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-s3-'));
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(folder, 'storage'),
  configureBuckets: [{ name: 'baton' }],
});
let port = 0;
beforeAll(async () => {
  port = ((await server.run()) as AddressInfo).port;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const wish = (): S3Wish => ({
  bucket: `http://127.0.0.1:${port}/baton`,
  region: 'eu-central-1',
  key: 'S3RVER',
  secret: 'S3RVER',
});
storeContract(() => openS3Store(join(folder, 'coming'), wish()));

test('[S392] where the storage is away or says no, nothing is lost and it is said so', async () => {
  const of = { workspace: 'w'.padEnd(18, '0'), person: 'uANN'.padEnd(18, '0') };
  const named = { ...of, hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };
  const wrong = { ...wish(), key: 'ANOTHER' };
  const away = { ...wish(), bucket: 'http://127.0.0.1:9/baton' };
  const noBucket = { ...wish(), bucket: `http://127.0.0.1:${port}/nothing` };
  await openS3Store(join(folder, 'coming'), wish()).put(named, 0, new Uint8Array());
  for (const bad of [wrong, away, noBucket]) {
    const store = openS3Store(join(folder, 'coming'), bad);
    await expect(store.finish(named)).rejects.toThrow(StorageAway);
  }
  expect(await openS3Store(join(folder, 'coming'), wish()).finish(named)).toBe(true);
});

test('[S400] a bucket is listed page by page', async () => {
  const pages: string[] = [];
  const names = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
  const listing = createServer((request, answer) => {
    const query = new URL(request.url ?? '', 'http://bucket').searchParams;
    pages.push(query.get('continuation-token') ?? '');
    const at = pages.length - 1;
    const entry = `<Contents><Key>${query.get('prefix')}${names[at]}</Key><Size>${at}</Size></Contents>`;
    const odd = '<Contents><Key>elsewhere/x</Key><Size>1</Size></Contents>';
    const more =
      at < 2 ? `<IsTruncated>true</IsTruncated><NextContinuationToken>t&amp;${at}=</NextContinuationToken>` : '';
    answer.end(`<ListBucketResult>${entry}${odd}${more}</ListBucketResult>`);
  });
  await new Promise<void>((resolve) => listing.listen(0, '127.0.0.1', resolve));
  const bucket = `http://127.0.0.1:${(listing.address() as AddressInfo).port}/baton`;
  const store = openS3Store(join(folder, 'coming'), { ...wish(), bucket });
  const found = await listed(store.list('w'.padEnd(18, '0')));
  expect(found).toEqual(names.map((hash, size) => ({ hash, size })));
  expect(pages).toEqual(['', 't&0=', 't&1=']);
  listing.close();
});

test('[S401] what nothing refers to goes from it, and what something refers to stays', async () => {
  const store = openS3Store(join(folder, 'coming'), wish());
  const world = await SweepWorld.open({ store });
  const [kept, gone] = [await world.bring(bytesOf(70, 21), sweptPage), await world.bring(bytesOf(70, 22), sweptPage)];
  await world.write('o/people', { [`${person}+xx`]: kept }, `by:${person}`);
  await world.days(92);
  expect([await world.has(kept), await world.liesInStore(gone)]).toEqual([true, false]);
  await store.remove({ workspace, hash: kept });
});
