import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { FileBook } from './file-book.ts';
import { usualBounds } from './file-desk.ts';
import { bytesOf, hashOf } from './hash.fixture.ts';
import { lookAtFiles } from './look-at-files.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-look-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const workspace = 'w'.padEnd(18, '0');
const wish = { bounds: usualBounds };

function lay(bytes: Uint8Array): string {
  const hash = hashOf(bytes);
  const folder = join(root, 'files', workspace, hash.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, hash), bytes);
  return hash;
}

test('[S406] what is kept, to what nothing refers, what lies there unknown and what is missing is told apart', async () => {
  expect(await lookAtFiles(root, wish, [workspace])).toBeNull();
  const book = new FileBook(join(root, 'files.db'), () => 1);
  for (const size of [10, 20]) book.keep({ workspace, hash: lay(bytesOf(size)) }, { size, type: 'text/plain' });
  book.keep({ workspace, hash: 'e'.repeat(64) }, { size: 40, type: 'text/plain' });
  const [hash] = [lay(bytesOf(80))];
  // Half a file is none.
  writeFileSync(join(root, 'files', workspace, hashOf(bytesOf(20)).slice(0, 2), hashOf(bytesOf(20))), 'half');
  const look = { workspace, incarnation: 1, referred: new Set<string>(), there: [{ hash, size: 80 }] };
  for (const now of [0, 5_000]) book.idle.count({ ...look, now });
  expect(await lookAtFiles(root, wish, [workspace])).toEqual({
    kept: { files: 3, bytes: 70 },
    idle: { files: 1, bytes: 80, longestMs: 5_000 },
    orphans: { files: 1, bytes: 80 },
    missing: { files: 2, bytes: 60 },
  });
  book.close();
});

test('[S406] a book of before files were ever removed is read too', async () => {
  const folder = join(root, 'old');
  mkdirSync(folder);
  const db = new DatabaseSync(join(folder, 'files.db'));
  db.exec('CREATE TABLE kept (workspace TEXT, hash TEXT, size INTEGER, type TEXT, at INTEGER)');
  db.close();
  expect(await lookAtFiles(folder, wish, [])).toMatchObject({ kept: { files: 0 }, idle: { files: 0 } });
});
