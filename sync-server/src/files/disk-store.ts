// Files in a folder of the data directory: `<workspace>/<two letters>/<hash>`.
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { assertName, assertWorkspace, ComingFiles, isHash } from './coming-files.ts';
import type { Coming, FileName, FileStore, ListedFile } from './contract.ts';

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync();
  await opened.close();
}

const pathIn = (folder: string, name: FileName): string => {
  assertName(name);
  return join(folder, name.workspace, name.hash.slice(0, 2), name.hash);
};

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

async function* listIn(folder: string): AsyncGenerator<ListedFile> {
  for (const letters of await readdir(folder).catch(() => []))
    for (const hash of await readdir(join(folder, letters)).catch(() => [])) {
      const size = isHash(hash) ? await sizeOf(join(folder, letters, hash)) : null;
      if (size !== null) yield { hash, size };
    }
}

export function openDiskStore(folder: string): FileStore {
  const coming = new ComingFiles(join(folder, 'coming'));
  return {
    came: (of) => coming.came(of),
    put: (of, from, part) => coming.put(of, from, part),
    drop: (of) => coming.drop(of),
    dropBefore: (time) => coming.dropBefore(time),
    async finish(of: Coming) {
      const to = pathIn(folder, of);
      if (!(await coming.isAsNamed(of))) {
        await coming.drop(of);
        return false;
      }
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(coming.pathOf(of), to);
      await syncFolder(dirname(to));
      return true;
    },
    size: (name) => sizeOf(pathIn(folder, name)),
    async read(name, from, to) {
      const path = pathIn(folder, name);
      if ((await sizeOf(path)) === null) return null;
      if (to <= from) return new Blob([]).stream();
      return Readable.toWeb(createReadStream(path, { start: from, end: to - 1 })) as ReadableStream<Uint8Array>;
    },
    remove: (name) => rm(pathIn(folder, name), { force: true }),
    list(workspace) {
      assertWorkspace(workspace);
      return listIn(join(folder, workspace));
    },
  };
}
