import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveRelayKey, openRelayKey, readRelayKey } from './relay-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-key-'));

test('[S63] two that start at once have one key, whole, and nothing else is left beside it', async () => {
  const file = join(folder, 'one', 'relay-key');
  const keys = await Promise.all(Array.from({ length: 8 }, () => openRelayKey(file)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  expect([readdirSync(join(folder, 'one')), statSync(file).size]).toEqual([['relay-key'], 32]);
});

test('[S129] a secret that lies inside the data moves to its new place, whole, and is moved over no other', async () => {
  const [inside, outside] = [join(folder, 'data', 'secrets', 'relay-key'), join(folder, 'elsewhere', 'relay-key')];
  const before = await openRelayKey(inside);
  await moveRelayKey(inside, outside);
  expect([existsSync(inside), statSync(outside).mode & 0o777]).toEqual([false, 0o600]);
  expect((await openRelayKey(outside)).publicKey).toBe(before.publicKey);
  const second = await openRelayKey(inside);
  await moveRelayKey(inside, outside);
  expect([existsSync(inside), (await readRelayKey(outside))?.publicKey]).toEqual([true, before.publicKey]);
  expect(second.publicKey).not.toBe(before.publicKey);
  expect(await readRelayKey(join(folder, 'nowhere'))).toBeUndefined();
});

test('[S63] a key that was cut while it was written is named in a sentence, and never replaced', async () => {
  const file = join(folder, 'two', 'relay-key');
  mkdirSync(join(folder, 'two'));
  writeFileSync(file, 'half');
  await expect(openRelayKey(file)).rejects.toThrow(`The relay's key (${file}) is damaged`);
  expect(statSync(file).size).toBe(4);
  rmSync(folder, { recursive: true });
});
