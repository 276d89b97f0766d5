// A file that somebody names, as text; or the sentence that says why it cannot be read.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
  ERR_STRING_TOO_LONG: 'it is too large',
};
const codeOf = (fault: unknown): string => (fault as { code?: string } | null)?.code ?? '';

async function readFirst([path, ...others]: readonly [string, ...string[]]): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    const [next, ...rest] = others;
    if (next === undefined || codeOf(fault) !== 'ENOENT') throw fault;
    return readFirst([next, ...rest]);
  }
}

/** A relative path begins where the person stands: `pnpm baton` itself runs in the repository's folder. */
export async function readTextFile(path: string): Promise<{ readonly text: string } | { readonly refused: string }> {
  try {
    return { text: await readFirst([resolve(process.env['INIT_CWD'] ?? '.', path), resolve(path)]) };
  } catch (fault) {
    return { refused: `${basename(path)} cannot be read: ${reasons[codeOf(fault)] ?? 'the disk does not give it'}.` };
  }
}
