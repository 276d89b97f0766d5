// Which Baton runs: the commit at which its tree stood when it was started, and the one at which it stands now. Read from
// git's own files: a relay needs no git, and asks nobody whether there is a newer one.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Program {
  /** Null: it was not installed as a tree of git. */
  readonly commit: string | null;
  /** Another one that lies on the disk by now, and runs from the next start on. */
  readonly waiting: string | null;
  readonly node: string;
}

export const ownTree = fileURLToPath(new URL('../../../', import.meta.url));

/** Undefined where there is no such file, or a folder in its place. */
const textIn = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
const shortened = (line: string | undefined): string | null =>
  /^[0-9a-f]{40,64}/u.exec(line ?? '')?.[0].slice(0, 10) ?? null;

/** A work tree beside another one has a file in place of the folder. */
async function gitFolder(tree: string): Promise<string> {
  const [, elsewhere] = /^gitdir: (.+)$/u.exec((await textIn(join(tree, '.git'))) ?? '') ?? [];
  return elsewhere === undefined ? join(tree, '.git') : resolve(tree, elsewhere);
}

async function commitOf(folder: string, ref: string): Promise<string | null> {
  const shared = resolve(folder, (await textIn(join(folder, 'commondir'))) ?? '.');
  const loose = await textIn(join(shared, ref));
  if (loose !== undefined) return shortened(loose);
  const packed = (await textIn(join(shared, 'packed-refs'))) ?? '';
  return shortened(packed.split('\n').find((line) => line.endsWith(` ${ref}`)));
}

/** Null: no git, or nothing in it. */
export async function commitAt(tree: string): Promise<string | null> {
  const folder = await gitFolder(tree);
  const head = await textIn(join(folder, 'HEAD'));
  const [, ref] = /^ref: (refs(?:\/\w[\w.-]*)+)$/u.exec(head ?? '') ?? [];
  return ref === undefined ? shortened(head) : commitOf(folder, ref);
}

/** As it is started. @returns what to ask it later. */
export async function openProgram(tree: string = ownTree): Promise<() => Promise<Program>> {
  const commit = await commitAt(tree);
  return async () => {
    const now = await commitAt(tree);
    return { commit, waiting: now === commit ? null : now, node: process.versions.node };
  };
}
