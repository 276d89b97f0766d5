// The log's worker thread: 'writer' takes groups, each in one transaction; 'reader' answers reads beside it.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@baton/model/assert';
import type { GroupEnd, Op } from './backend.ts';
import { guard } from './guard.ts';
import { runGroup } from './run-group.ts';
import { SqlDesk } from './sql-desk.ts';
import { reads } from './sql-reads.ts';
import { openTables } from './sql-tables.ts';

export type Ask =
  | { readonly id: number; readonly do: 'commit'; readonly group: readonly Op[] }
  | { readonly id: number; readonly do: 'close' }
  | { readonly id: number; readonly do: keyof typeof reads; readonly args: readonly unknown[] };
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
}

const { file, role } = workerData as { readonly file: string; readonly role: 'writer' | 'reader' };
const { db, sql } = openTables(file, role);
const port = parentPort;
assert(port, 'the log runs in a worker');

function commit(group: readonly Op[]): GroupEnd {
  const desks = new Map<string, SqlDesk>();
  const deskOf = (workspace: string) => {
    const desk = desks.get(workspace) ?? new SqlDesk(sql, workspace);
    desks.set(workspace, desk);
    return desk;
  };
  db.exec('BEGIN IMMEDIATE');
  try {
    const end = runGroup(group, deskOf, guard);
    for (const desk of desks.values()) desk.finish();
    db.exec('COMMIT');
    return end;
  } catch (fault) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw fault;
  }
}

function run(ask: Ask): unknown {
  if (ask.do === 'commit') return withoutBytes(commit(ask.group));
  if (ask.do === 'close') return db.close();
  return (reads[ask.do] as (...args: unknown[]) => unknown)(sql, ...ask.args);
}

/** The asking side has the envelopes: only their places go back. */
function withoutBytes({ taken, heads }: GroupEnd) {
  const answers = taken.map(({ answer, entries }) => ({
    answer,
    numbers: entries.filter(({ kind }) => kind === 'numbers'),
  }));
  return { answers, heads };
}

port.on('message', (ask: Ask) => {
  try {
    port.postMessage({ id: ask.id, value: run(ask) } satisfies Answer);
  } catch (fault) {
    port.postMessage({ id: ask.id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies Answer);
  }
});
