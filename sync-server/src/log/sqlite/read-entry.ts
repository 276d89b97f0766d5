// A row of the entry table as the entry that it holds, once its bytes have been found sound.
import { crc32 } from 'node:zlib';
import { assert } from '@baton/model/assert';
import { entryOf } from '../entry-bytes.ts';
import type { LogEntry } from '../contract.ts';
import { numberOf, type Sql } from './tables.ts';

export const idOf = (sql: Sql, workspace: string): number | undefined => {
  const row = sql('SELECT id FROM workspace WHERE name = ?').get(workspace);
  return row && Number(row['id']);
};

export function checked(row: Record<string, unknown>): LogEntry {
  const bytes = row['bytes'] as Uint8Array;
  assert(crc32(bytes) === Number(row['crc']), `entry ${numberOf(Number(row['id']))} is damaged on the disk`);
  return entryOf(bytes, (row['beside'] as string | null) ?? '');
}
