import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRelayKey } from './relay-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-key-'));

test('[S63] two that start at once have one key, whole, and nothing else is left beside it', async () => {
  const file = join(folder, 'one', 'relay-key');
  const keys = await Promise.all(Array.from({ length: 8 }, () => openRelayKey(file)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  expect([readdirSync(join(folder, 'one')), statSync(file).size]).toEqual([['relay-key'], 32]);
});

test('[S63] a key that was cut while it was written is named in a sentence, and never replaced', async () => {
  const file = join(folder, 'two', 'relay-key');
  mkdirSync(join(folder, 'two'));
  writeFileSync(file, 'half');
  await expect(openRelayKey(file)).rejects.toThrow(`The relay's key (${file}) is damaged`);
  expect(statSync(file).size).toBe(4);
  rmSync(folder, { recursive: true });
});
