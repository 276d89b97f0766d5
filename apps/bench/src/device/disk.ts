// The device's disk in Chromium: a burst of edits, many small documents, a long uncompacted one; how its listing grows.
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser/seat.ts';
import type { Gathering } from '../figures.ts';
import type { DiskMeasures } from './disk-page.ts';

const subject = 'Baton';
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

type Call = { readonly [M in keyof DiskMeasures]: readonly [M, ...Parameters<DiskMeasures[M]>] }[keyof DiskMeasures];
const call = (page: Page, [measure, ...given]: Call): Promise<number> =>
  page.evaluate(
    ([name, args]) => {
      const { diskMeasures } = globalThis as unknown as {
        diskMeasures: Record<string, (...all: unknown[]) => Promise<number>>;
      };
      return diskMeasures[name]?.(...args) ?? Number.NaN;
    },
    [measure, given] as const,
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

export const measureDisk = (gathering: Gathering): Promise<void> =>
  atDisk(async (page) => {
    const figure = { case: 'the disk in Chromium', subject, unit: 'ms' };
    gathering.add(
      { ...figure, metric: 'write 1,000 small updates in a burst, strict' },
      await call(page, ['burst', 'a']),
    );
    gathering.add({ ...figure, metric: 'open 500 small documents' }, await call(page, ['open', 'b', 500, 10]));
    gathering.add(
      { ...figure, metric: 'reopen after 10,000 uncompacted updates' },
      await call(page, ['open', 'c', 1, 10_000]),
    );
  });

export const measureDocuments = (gathering: Gathering): Promise<void> =>
  atDisk(async (page) => {
    for (const documents of [100, 1_000, 10_000]) {
      const figure = { case: `growth: ${documents.toLocaleString('en')} documents`, subject, unit: 'ms' };
      gathering.add({ ...figure, metric: 'read at a start' }, await call(page, ['list', `d${documents}`, documents]));
    }
  });
