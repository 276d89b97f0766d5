// What is read from the log outside a commit. Runs in the reading worker, beside the writing one.
import { assert } from '@baton/model/assert';
import { firstChain, goneBelow } from '../entry-bytes.ts';
import { docReads } from './doc-reads.ts';
import type { Head, LogEntry, Page } from '../contract.ts';
import type { ContributorsAsk } from '../contributed.ts';
import { contributorsIn } from './contributed.ts';
import { headOf } from './desk.ts';
import { checked, idOf } from './read-entry.ts';
import { standingOf } from './standing.ts';
import { firstStanding, type Standing } from '../standing.ts';
import { numberOf, rowOf, type Sql } from './tables.ts';

type Ledger = Extract<LogEntry, { kind: 'ledger' }>;

export const reads = {
  ...docReads,

  standing(sql: Sql, workspace: string): Standing {
    const id = idOf(sql, workspace);
    return id === undefined ? firstStanding : standingOf(sql, id);
  },

  workspaces: (sql: Sql): readonly string[] =>
    sql('SELECT name FROM workspace ORDER BY id')
      .all()
      .map((row) => String(row['name'])),

  head(sql: Sql, workspace: string): Head | undefined {
    const row = sql('SELECT number, chain, ledger_head, time FROM workspace WHERE name = ?').get(workspace);
    if (!row) return undefined;
    const { number, chain, ledgerHead, time } = headOf(row);
    return { cursor: { number, chain }, ledgerHead, time };
  },

  read(sql: Sql, workspace: string, { after, limit }: { after: number; limit: number }): Page {
    const id = idOf(sql, workspace);
    const entries: LogEntry[] = [];
    let cursor = { number: after, chain: firstChain };
    if (id === undefined) return { entries, cursor };
    assert(after >= docReads.bounds(sql, workspace).horizon, goneBelow(after));
    let size = 0;
    const rows = sql('SELECT id, beside, bytes, chain, crc FROM entry WHERE id > ? AND id < ? ORDER BY id').iterate(
      rowOf(id, after),
      rowOf(id + 1, 0),
    );
    for (const row of rows) {
      entries.push(checked(row));
      cursor = { number: numberOf(Number(row['id'])), chain: row['chain'] as Uint8Array };
      size += (row['bytes'] as Uint8Array).length;
      if (size >= limit) break;
    }
    if (entries.length > 0) return { entries, cursor };
    return { entries, cursor: { number: after, chain: reads.chainAt(sql, workspace, after) ?? firstChain } };
  },

  contributors(sql: Sql, workspace: string, ask: ContributorsAsk): readonly string[] {
    const id = idOf(sql, workspace);
    return id === undefined ? [] : contributorsIn(sql, id, ask);
  },

  chainAt(sql: Sql, workspace: string, number: number): Uint8Array | undefined {
    if (number === 0) return firstChain;
    const id = idOf(sql, workspace);
    if (id === undefined) return undefined;
    return sql('SELECT chain FROM entry WHERE id = ?').get(rowOf(id, number))?.['chain'] as Uint8Array | undefined;
  },

  ledgerAfter(sql: Sql, workspace: string, number: number): readonly Ledger[] {
    const id = idOf(sql, workspace);
    if (id === undefined) return [];
    return sql(`SELECT entry.id, beside, bytes, crc FROM ledger JOIN entry USING (id)
      WHERE ledger.id > ? AND ledger.id < ? ORDER BY ledger.id`)
      .all(rowOf(id, number), rowOf(id + 1, 0))
      .map(checked)
      .filter((entry) => entry.kind === 'ledger');
  },
} as const;
