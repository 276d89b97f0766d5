// Bytes on their way, in a folder of the relay's own whatever store keeps them in the end: a part is on the disk before it
// is told, so that an upload goes on where it stopped, after a restart too.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '@baton/model/assert';
import type { Coming, FileName } from './contract.ts';

const id = /^[a-z][0-9A-HJKMNP-TV-Z]{17}$/;
const hex = /^[0-9a-f]{64}$/;

export const isHash = (text: string): boolean => hex.test(text);

/** What becomes a path is looked at here once more, wherever it came from. */
export function assertName({ workspace, hash }: FileName): void {
  assert(id.test(workspace) && hex.test(hash), 'a file is named by a workspace and a hash');
}
export function assertWorkspace(workspace: string): void {
  assert(id.test(workspace), 'files are listed by a workspace');
}

export class ComingFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(coming: Coming): string {
    assertName(coming);
    assert(id.test(coming.person), 'what comes is somebody’s');
    return join(this.#folder, `${coming.workspace}.${coming.person}.${coming.hash}`);
  }

  came(coming: Coming): Promise<number> {
    return stat(this.pathOf(coming)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  async put(coming: Coming, from: number, part: Uint8Array): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = await open(this.pathOf(coming), 'a', 0o600);
    try {
      const { size } = await file.stat();
      if (size !== from) return size;
      try {
        await file.appendFile(part);
        await file.sync();
      } catch (fault) {
        // Half a part is none: the disk may be full.
        await file.truncate(size).catch(() => undefined);
        throw fault;
      }
      return size + part.length;
    } finally {
      await file.close();
    }
  }

  async isAsNamed(coming: Coming): Promise<boolean> {
    const hash = createHash('sha256');
    for await (const part of createReadStream(this.pathOf(coming))) hash.update(part as Uint8Array);
    return hash.digest('hex') === coming.hash;
  }

  drop(coming: Coming): Promise<void> {
    return rm(this.pathOf(coming), { force: true });
  }

  async dropBefore(time: number): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: time }));
      if (mtimeMs < time) await rm(path, { force: true });
    }
  }
}
