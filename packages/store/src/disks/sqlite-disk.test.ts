import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { diskContract } from './disk.contract.ts';
import { DiskFull } from '../disk.ts';
import { openSqliteDisk } from './sqlite-disk.ts';

const open = (database = new DatabaseSync(':memory:')) => openSqliteDisk({ database, serialize, deserialize });
diskContract('the SQLite disk', async () => open());

test('[T5] SQLite that is full says so with its own fault', async () => {
  const database = new DatabaseSync(':memory:');
  const disk = open(database);
  database.exec('pragma max_page_count = 30');
  const commit = disk.commit([{ put: 'meta', key: 'a', value: new Uint8Array(1_000_000) }], {
    strict: true,
    generation: 0,
  });
  await expect(commit).rejects.toBeInstanceOf(DiskFull);
  expect(await disk.get('meta', 'a')).toBeUndefined();
});
