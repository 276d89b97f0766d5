import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRelayKey } from '../ledger/relay-key.ts';
import { batchOf, w } from '../log/log.contract.ts';
import { guard } from '../log/taking/guard.ts';
import { createMemoryLog } from '../log/memory/memory-log.ts';
import { emptyRelay, isBeingRefilled } from './empty-relay.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-empty-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('[S184] an emptied relay is filled again until something came back and all of it was opened; then it is as any other', async () => {
  const secretFile = join(folder, 'relay-key');
  await openRelayKey(secretFile);
  const to = join(folder, 'data');
  const log = createMemoryLog({ guard, now: () => 5 });
  const atStart = () => isBeingRefilled(to, log);
  expect(await atStart()).toBe(false);
  expect(await emptyRelay({ to, secretFile, replace: false, now: 5 })).toMatchObject({ done: true });
  expect(await atStart()).toBe(true);
  await log.append(w, batchOf({ batch: 1 }));
  await log.changeStanding(w, { do: 'renew', above: 3 });
  expect(await atStart()).toBe(true);
  await log.changeStanding(w, { do: 'open' });
  expect(await atStart()).toBe(false);
  expect(await readdir(to)).toEqual([]);
});
