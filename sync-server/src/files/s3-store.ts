// Files in a bucket of any S3-compatible storage, under `<workspace>/<hash>`. What comes is gathered on the relay's own disk
// and goes up in one piece, so that the storage never sees half a file, and itself compares the hash.
import { openAsBlob } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import type { Heard } from '../ops/outward.ts';
import { assertName, assertWorkspace, ComingFiles, isHash } from './coming-files.ts';
import type { FileName, FileStore, ListedFile } from './contract.ts';
import { StorageAway, storageRefusal } from './s3-refusal.ts';

export interface S3Wish {
  /** Of the storage, with the bucket as its path: https://s3.example.com/baton */
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/** @param path below the bucket; the bucket itself is ''. */
type Signed = (path: string, init: RequestInit & { readonly method: string }) => Promise<Response>;

function signing({ bucket, region, key, secret }: S3Wish, heard: Heard): Signed {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region, retries: 0 });
  return async (path, init) => {
    const url = `${bucket.replace(/\/$/, '')}${path}`;
    // A signed request is made anew by the client; the bytes are given past it, so that they are read once and from the disk.
    const { body, ...head } = init;
    const signed = await client.sign(url, head);
    const answer = await fetch(signed.url, {
      method: init.method,
      headers: signed.headers,
      ...(body == null ? {} : { body }),
    }).catch((cause: unknown) => {
      heard(false);
      throw new StorageAway('the file storage cannot be reached', { cause });
    });
    const isTaken = answer.ok || answer.status === 404;
    heard(isTaken);
    if (isTaken) return answer;
    throw await storageRefusal(answer);
  };
}

const pathOf = (name: FileName): string => {
  assertName(name);
  return `/${name.workspace}/${name.hash}`;
};

const inTag = (text: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`, 'u').exec(text)?.[1];

/** Page by page. Of what a listing says only names that a file can have are believed. */
async function* listIn(ask: Signed, workspace: string): AsyncGenerator<ListedFile> {
  for (let from: string | undefined; ;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${workspace}/` });
    if (from !== undefined) query.set('continuation-token', from);
    const answer = await ask(`/?${query.toString()}`, { method: 'GET' });
    if (!answer.ok) throw new StorageAway('the file storage has no such bucket');
    const text = await answer.text();
    for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gsu)) {
      const hash = (inTag(entry, 'Key') ?? '').slice(workspace.length + 1);
      if (isHash(hash)) yield { hash, size: Number(inTag(entry, 'Size')) };
    }
    const next = inTag(text, 'NextContinuationToken');
    if (inTag(text, 'IsTruncated') !== 'true' || next === undefined) return;
    from = next.replaceAll('&amp;', '&');
  }
}

/** @param folder for what is on its way. */
export function openS3Store(folder: string, wish: S3Wish, heard: Heard = () => undefined): FileStore {
  const coming = new ComingFiles(folder);
  const ask = signing(wish, heard);
  return {
    came: (of) => coming.came(of),
    put: (of, from, part) => coming.put(of, from, part),
    drop: (of) => coming.drop(of),
    dropBefore: (time) => coming.dropBefore(time),
    async finish(of) {
      const isIt = await coming.isAsNamed(of);
      if (isIt) {
        const body = await openAsBlob(coming.pathOf(of));
        const headers = { 'x-amz-content-sha256': of.hash, 'content-type': 'application/octet-stream' };
        const answer = await ask(pathOf(of), { method: 'PUT', body, headers });
        if (!answer.ok) throw new StorageAway('the file storage has no such bucket');
      }
      await coming.drop(of);
      return isIt;
    },
    async size(name) {
      const answer = await ask(pathOf(name), { method: 'HEAD' });
      return answer.ok ? Number(answer.headers.get('content-length')) : null;
    },
    async read(name, from, to) {
      if (to <= from) return (await this.size(name)) === null ? null : new Blob([]).stream();
      const answer = await ask(pathOf(name), { method: 'GET', headers: { range: `bytes=${from}-${to - 1}` } });
      return answer.ok ? answer.body : null;
    },
    async remove(name) {
      await ask(pathOf(name), { method: 'DELETE' });
    },
    list(workspace) {
      assertWorkspace(workspace);
      return listIn(ask, workspace);
    },
  };
}
