import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDiskStore } from './disk-store.ts';
import { bytesOf } from './hash.fixture.ts';
import { storeContract } from './store.contract.ts';
import { person, SweepWorld, sweptPage, workspace } from './sweep.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract(() => openDiskStore(folder));

test('[S391] in the folder there are hashes and nothing that a person wrote', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names)
    expect(name).toMatch(/^(?:coming(?:\/[\w.]+)?|w[01]{17}(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64})?)?)$/);
});

test('[S401] what nothing refers to goes from it, and what something refers to stays', async () => {
  const store = openDiskStore(join(folder, 'swept'));
  const world = await SweepWorld.open({ store });
  const [kept, gone] = [await world.bring(bytesOf(70, 21), sweptPage), await world.bring(bytesOf(70, 22), sweptPage)];
  await world.write('o/people', { [`${person}+xx`]: kept }, `by:${person}`);
  await world.days(92);
  expect([await world.has(kept), await world.liesInStore(gone)]).toEqual([true, false]);
  await store.remove({ workspace, hash: kept });
});
