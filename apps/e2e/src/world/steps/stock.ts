// Another program beside Baton, built from npm and served by the relay itself: its content policy stands, and a session's
// cookie goes to no other site.
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const entry = resolve(import.meta.dirname, '../other-program.ts');

/** A folder with the web app and the other program; whoever asks for it removes it. */
export async function buildOtherProgram(webFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-other-'));
  await cp(webFolder, folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ['es'], fileName: () => 'other-program.js' },
    },
  });
  await writeFile(
    join(folder, 'other.html'),
    '<!doctype html><html lang="en"><title>Other</title><script type="module" src="/other-program.js"></script></html>',
  );
  return folder;
}

export const inProgram = <T>(page: Page, ask: string): Promise<T> => page.evaluate(`program.${ask}`);

/** The one page that was written in, as this device names it: p/<space>/<record>. */
export async function pageWritten(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const answer = <R>(request: IDBRequest<R>): Promise<R> =>
      new Promise((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(request.error ?? new Error('not read')));
      });
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        texts.push(JSON.stringify([await answer(all.getAllKeys()), await answer(all.getAll())]));
      }
      database.close();
    }
    return texts.join('\n');
  });
  const [found] = /p\/s[0-9A-Z]+\/t[0-9A-Z]+/u.exec(kept) ?? [];
  if (found === undefined) throw new Error('No page is kept on this device.');
  return found;
}
