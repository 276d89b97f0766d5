// Against a server that speaks S3 over HTTP and refuses whatever is not signed as AWS’s Signature V4 demands.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtFiles } from './look-at-files.ts';
import { StorageAway } from './s3-refusal.ts';
import { openS3Store, type S3Wish } from './s3-store.ts';
import { bytesOf, hashOf, listed } from './hash.fixture.ts';
import { faultOf, openSignedStorage, type SignedStorage } from './signed-storage.fixture.ts';
import { storeContract } from './store.contract.ts';
import { person, SweepWorld, sweptPage, workspace } from './sweep.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-s3-'));
const signer = { key: 'AKIDNORTHWIND', secret: 'a/secret+with=signs', region: 'eu-central-1' };
let storage: SignedStorage;
beforeAll(async () => {
  storage = await openSignedStorage(join(folder, 'storage'), 'baton', signer);
});
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const bucketAt = (port: number, name = 'baton'): string => `http://127.0.0.1:${port}/${name}`;
const wish = (): S3Wish => ({ bucket: bucketAt(storage.port), ...signer });
storeContract(() => openS3Store(join(folder, 'coming'), wish()));

test('[S392] where the storage is away or says no, nothing is lost and it is said so', async () => {
  const of = { workspace: 'w'.padEnd(18, '0'), person: 'uANN'.padEnd(18, '0') };
  const named = { ...of, hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };
  const wrong = { ...wish(), key: 'ANOTHER' };
  const away = { ...wish(), bucket: 'http://127.0.0.1:9/baton' };
  const noBucket = { ...wish(), bucket: bucketAt(storage.port, 'nothing') };
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
  const bucket = bucketAt((listing.address() as AddressInfo).port);
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

/** What AWS publishes: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
const published = {
  key: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const published2013 = Date.UTC(2013, 4, 24);
interface Vector {
  readonly asked: readonly [string, string];
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: string;
  readonly body?: string;
}
const vectors: readonly Vector[] = [
  {
    asked: ['GET', '/test.txt'],
    headers: { range: 'bytes=0-9' },
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    asked: ['GET', '/?max-keys=2&prefix=J'],
    headers: {},
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
  {
    asked: ['PUT', '/test%24file.text'],
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    body: 'Welcome to Amazon S3.',
  },
];
function requestOf({ asked: [method, url], headers: own, signature, body = '' }: Vector): IncomingMessage {
  const headers: Record<string, string> = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-content-sha256': body === '' ? empty : hashOf(new TextEncoder().encode(body)),
    ...own,
  };
  const names = Object.keys(headers).toSorted().join(';');
  const credential = `${published.key}/20130524/us-east-1/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${signature}`;
  return { method, url, headers: { ...headers, authorization } } as unknown as IncomingMessage;
}

test.each(vectors)('[S465] the storage of these tests finds what AWS signed right: $asked', (vector) => {
  const bytes = new TextEncoder().encode(vector.body);
  expect(faultOf(requestOf(vector), bytes, { ...published, now: published2013 })).toBeNull();
  const other = { ...vector, asked: [vector.asked[0], `${vector.asked[1]}x`] } as const;
  expect(faultOf(requestOf(other), bytes, { ...published, now: published2013 })).toBe('SignatureDoesNotMatch');
  expect(faultOf(requestOf(vector), bytes, { ...published, now: Date.now() })).toBe('RequestTimeTooSkewed');
});

test('[S465] nothing that the store asks is refused, of names, ranges and lists', async () => {
  expect(storage.refused.filter((code) => code === 'SignatureDoesNotMatch')).toEqual([]);
  const store = openS3Store(join(folder, 'coming'), wish());
  const bytes = bytesOf(70_000, 31);
  const of = { workspace, person, hash: hashOf(bytes) };
  const before = storage.refused.length;
  await store.put(of, 0, bytes);
  expect(await store.finish(of)).toBe(true);
  expect(await store.size(of)).toBe(70_000);
  const part = await store.read(of, 10, 20);
  expect(new Uint8Array(await new Response(part).arrayBuffer())).toEqual(bytes.slice(10, 20));
  expect((await listed(store.list(workspace))).map(({ hash }) => hash)).toContain(of.hash);
  await store.remove(of);
  expect(await store.size(of)).toBeNull();
  expect(storage.refused).toHaveLength(before);
});

test.each([
  ['key', 'ANOTHER', 'the file storage does not know the key in BATON_S3_KEY'],
  [
    'secret',
    'another',
    'the file storage finds the signature wrong: BATON_S3_SECRET is not the secret of the key in BATON_S3_KEY',
  ],
  [
    'region',
    'us-east-1',
    'the file storage finds the signature made for elsewhere: BATON_S3_REGION is not the region of the bucket',
  ],
])(
  '[S466] where the %s is another one, whoever set it reads which of their settings is wrong',
  async (name, value, why) => {
    const wrong = { ...wish(), [name]: value };
    const store = openS3Store(join(folder, 'coming'), wrong);
    await expect(listed(store.list(workspace))).rejects.toThrow(new StorageAway(why));
    // Before there is any file: a doctor asks the bucket all the same.
    const bounds = { largest: 1, most: 1 };
    await expect(lookAtFiles(join(folder, 'new'), { bounds, s3: wrong }, [])).rejects.toThrow(why);
    expect(await lookAtFiles(join(folder, 'new'), { bounds, s3: wish() }, [])).toBeNull();
    // What is asked by HEAD is refused without a word.
    await expect(store.size({ workspace, hash: empty })).rejects.toThrow(
      name === 'region' ? 'the file storage answers 400' : 'refuses BATON_S3_KEY, its secret or its region',
    );
  },
);
