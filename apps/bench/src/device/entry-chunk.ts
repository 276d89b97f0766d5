// What a browser must have before anything is drawn: the entry and all that it names as needed at once, compressed.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Gathering } from '../figures.ts';

const dist = resolve(import.meta.dirname, '../../../web/dist');

export function measureEntry(gathering: Gathering): Promise<void> {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/gu)].map(([, path]) => path ?? '');
  const size = named.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0);
  gathering.add({ case: 'entry chunk', subject: 'Baton', metric: 'compressed', unit: 'kB' }, size / 1_000);
  return Promise.resolve();
}
