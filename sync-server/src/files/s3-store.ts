// Files in a bucket of any S3-compatible storage, under `<workspace>/<hash>`. What comes is gathered on the relay's own disk
// and goes up in one piece, so that the storage never sees half a file, and itself compares the hash.
import { openAsBlob } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import { assertName, ComingFiles } from './coming-files.ts';
import type { FileName, FileStore } from './contract.ts';

export interface S3Wish {
  /** Of the storage, with the bucket as its path: https://s3.example.com/baton */
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

export class StorageAway extends Error {}

type Signed = (name: FileName, init: RequestInit & { readonly method: string }) => Promise<Response>;

function signing({ bucket, region, key, secret }: S3Wish): Signed {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region, retries: 0 });
  return async (name, init) => {
    assertName(name);
    const url = `${bucket.replace(/\/$/, '')}/${name.workspace}/${name.hash}`;
    // A signed request is made anew by the client; the bytes are given past it, so that they are read once and from the disk.
    const { body, ...head } = init;
    const signed = await client.sign(url, head);
    const answer = await fetch(signed.url, {
      method: init.method,
      headers: signed.headers,
      ...(body == null ? {} : { body }),
    }).catch((cause: unknown) => {
      throw new StorageAway('the file storage cannot be reached', { cause });
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new StorageAway(`the file storage answers ${answer.status}`);
  };
}

/** @param folder for what is on its way. */
export function openS3Store(folder: string, wish: S3Wish): FileStore {
  const coming = new ComingFiles(folder);
  const ask = signing(wish);
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
        const answer = await ask(of, { method: 'PUT', body, headers });
        if (!answer.ok) throw new StorageAway('the file storage has no such bucket');
      }
      await coming.drop(of);
      return isIt;
    },
    async size(name) {
      const answer = await ask(name, { method: 'HEAD' });
      return answer.ok ? Number(answer.headers.get('content-length')) : null;
    },
    async read(name, from, to) {
      if (to <= from) return (await this.size(name)) === null ? null : new Blob([]).stream();
      const answer = await ask(name, { method: 'GET', headers: { range: `bytes=${from}-${to - 1}` } });
      return answer.ok ? answer.body : null;
    },
    async remove(name) {
      await ask(name, { method: 'DELETE' });
    },
  };
}
