// Stores on the disk of Chromium: a burst of edits, many small documents, a long uncompacted one; how a listing grows.
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser/seat.ts';
import type { Gathering } from '../figures.ts';
import type { DiskMeasures, StoreName } from './disk-page.ts';

const entry = resolve(import.meta.dirname, 'disk-page.ts');
const web = resolve(import.meta.dirname, '../../../web/package.json');

interface Vite {
  build(options: object): Promise<{ readonly output: readonly { readonly code?: string }[] }[]>;
}
/** By the web app's own tool. */
async function bundle(): Promise<string> {
  const path = pathToFileURL(createRequire(web).resolve('vite')).href;
  const { build } = (await import(path)) as Vite;
  const lib = { entry, formats: ['iife'], name: 'disk', fileName: 'disk' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  return built[0]?.output[0]?.code ?? '';
}

/** A page with an origin: without one the browser gives no disk. */
async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/disk.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script src="/disk.js"></script>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

type Call<M extends keyof DiskMeasures> = readonly [M, ...Parameters<DiskMeasures[M]>];
const call = <M extends keyof DiskMeasures>(
  page: Page,
  [measure, ...given]: Call<M>,
): Promise<Awaited<ReturnType<DiskMeasures[M]>>> =>
  page.evaluate(
    ([name, args]) => {
      const { diskMeasures } = globalThis as unknown as {
        diskMeasures: Record<string, (...all: readonly unknown[]) => Promise<never>>;
      };
      const asked = diskMeasures[name];
      if (asked === undefined) throw new Error(`the page measures no ${name}`);
      return asked(...args);
    },
    [measure, given] as readonly [name: string, args: readonly unknown[]],
  );

let script: Promise<string> | undefined;
async function atDisk(measure: (page: Page) => Promise<void>): Promise<void> {
  const server = await serve(await (script ??= bundle()));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    await measure(page);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measureStore(page: Page, subject: StoreName, gathering: Gathering): Promise<void> {
  const figure = { case: 'the disk in Chromium', subject, unit: 'ms' };
  gathering.add(
    { ...figure, metric: 'write 1,000 small updates in a burst, strict' },
    await call(page, ['burst', subject, `a ${subject}`]),
  );
  gathering.add(
    { ...figure, metric: 'open 500 small documents' },
    await call(page, ['open', subject, `b ${subject}`, { docs: 500, updates: 10 }]),
  );
  gathering.add(
    { ...figure, metric: 'reopen after 10,000 uncompacted updates' },
    await call(page, ['open', subject, `c ${subject}`, { docs: 1, updates: 10_000 }]),
  );
}

const subjects: readonly StoreName[] = ['Baton', 'y-indexeddb', 'y-dexie', 'floor, one table'];
/** Each in a browser of its own: what one leaves on the disk slows no other. */
export async function measureDisk(gathering: Gathering): Promise<void> {
  for (const subject of subjects) await atDisk((page) => measureStore(page, subject, gathering));
}

/** 100,000 tasks as rows of a database: beside what Baton does with them in memory. */
export const measureRows = (gathering: Gathering): Promise<void> =>
  atDisk(async (page) => {
    const figure = { case: '100,000 tasks', subject: 'Dexie, rows', unit: 'ms' };
    const { complete, byIndex, count, scan } = await call(page, ['rows', 100_000]);
    gathering.add({ ...figure, metric: 'complete in memory' }, complete);
    gathering.add({ ...figure, metric: '50 rows by index' }, byIndex);
    gathering.add({ ...figure, metric: 'count by status' }, count);
    gathering.add({ ...figure, metric: 'full scan' }, scan);
  });

export const measureDocuments = (gathering: Gathering): Promise<void> =>
  atDisk(async (page) => {
    for (const documents of [100, 1_000, 10_000]) {
      const figure = { case: `growth: ${documents.toLocaleString('en')} documents`, subject: 'Baton', unit: 'ms' };
      gathering.add({ ...figure, metric: 'read at a start' }, await call(page, ['list', `d${documents}`, documents]));
    }
  });
