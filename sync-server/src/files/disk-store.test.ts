import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDiskStore } from './disk-store.ts';
import { storeContract } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract(() => openDiskStore(folder));

test('[S391] in the folder there are hashes and nothing that a person wrote', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names)
    expect(name).toMatch(/^(?:coming(?:\/[\w.]+)?|w[01]{17}(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64})?)?)$/);
});
