import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDexieDisk } from '../disks/dexie-disk.ts';
import { peekMeta } from './peek.ts';

test('[W508] a page reads one value beside the worker that holds the database open, and makes none where there is none', async () => {
  expect(await peekMeta('peek none', 'relayKey')).toBeUndefined();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('peek none');
  const disk = await openDexieDisk({ name: 'peek one', onWanted: async () => undefined, onBlocked: () => undefined });
  const generation = await disk.lead();
  await disk.commit([{ put: 'meta', key: 'relayKey', value: 'K' }], { strict: true, generation });
  expect([await peekMeta('peek one', 'relayKey'), await peekMeta('peek one', 'world')]).toEqual(['K', undefined]);
  await disk.commit([{ put: 'meta', key: 'relayKey', value: 'L' }], { strict: true, generation });
  expect(await peekMeta('peek one', 'relayKey')).toBe('L');
  disk.close();
});
