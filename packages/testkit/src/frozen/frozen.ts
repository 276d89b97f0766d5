// The frozen client, unpacked and checked against where it came from.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type * as today from './client.ts';

/** What a client gives, of whichever version. */
export type Client = typeof today;

const beside = (name: string): Buffer => readFileSync(join(import.meta.dirname, name));

export async function openFrozen(): Promise<Client> {
  const code = brotliDecompressSync(beside('client.mjs.br'));
  const from = JSON.parse(beside('client.json').toString()) as { readonly sha256: string };
  if (createHash('sha256').update(code).digest('hex') !== from.sha256) throw new Error('this is not what was frozen');
  const folder = mkdtempSync(join(tmpdir(), 'baton-frozen-'));
  const file = join(folder, 'client.mjs');
  writeFileSync(file, code);
  const client = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Client;
  rmSync(folder, { recursive: true });
  return client;
}
