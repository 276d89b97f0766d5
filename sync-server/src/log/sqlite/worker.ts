// The log's worker thread: 'writer' takes groups, each in one transaction; 'reader' answers reads beside it.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@baton/model/assert';
import type { GroupEnd, Op } from '../backend.ts';
import { SqlDesk } from './desk.ts';
import { reads } from './reads.ts';
import { probeDisk } from './probe-disk.ts';
import { openTables, type Opened } from './tables.ts';
import { takesNothing } from '../takes-nothing.ts';
import type { Answer } from '../worker-calls.ts';

export type Ask =
  | { readonly id: number; readonly do: 'commit'; readonly group: readonly Op[] }
  | { readonly id: number; readonly do: 'close' }
  | { readonly id: number; readonly do: 'probe' }
  | { readonly id: number; readonly do: keyof typeof reads; readonly args: readonly unknown[] };

const { file, role } = workerData as { readonly file: string; readonly role: 'writer' | 'reader' };
const port = parentPort;
assert(port, 'the log runs in a worker');
// Only the writer needs the rules; the reader opens when it is first asked, which is after the writer has made the tables.
const rules =
  role === 'writer'
    ? { ...(await import('../taking/guard.ts')), ...(await import('../taking/run-group.ts')) }
    : undefined;
let opened: Opened | undefined;
const open = (): Opened => (opened ??= openTables(file, role));

const mostDocs = 10_000;
const desks = new Map<string, SqlDesk>();

function commit(group: readonly Op[]): GroupEnd {
  const { db, sql } = open();
  assert(rules, 'only the writer writes');
  const deskOf = (workspace: string) => {
    const desk = desks.get(workspace) ?? new SqlDesk(sql, workspace);
    desks.set(workspace, desk);
    return desk;
  };
  db.exec('BEGIN IMMEDIATE');
  try {
    const end = rules.runGroup(group, deskOf, rules.guard);
    for (const { workspace } of group) desks.get(workspace)?.finish();
    db.exec('COMMIT');
    for (const [workspace, desk] of desks) if (desk.size > mostDocs) desks.delete(workspace);
    return end;
  } catch (fault) {
    desks.clear();
    giveUp(db, fault);
    throw fault;
  }
}

/** After a fault of the disk SQLite can only be trusted when the file is opened anew. */
function giveUp(db: Opened['db'], fault: unknown): void {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } finally {
    if (takesNothing(fault)) reopen();
  }
}
function reopen(): void {
  try {
    opened?.db.close();
  } finally {
    opened = undefined;
  }
}

function probe(): void {
  probeDisk(file);
  // And the file itself: that there is room beside it says nothing of a disk that fails.
  open().db.exec("INSERT OR REPLACE INTO meta VALUES ('probed', unixepoch())");
}

function run(ask: Ask): unknown {
  if (ask.do === 'commit') return withoutBytes(ask.group, commit(ask.group));
  if (ask.do === 'probe') return probe();
  if (ask.do === 'close') return opened?.db.close();
  return (reads[ask.do] as (...args: unknown[]) => unknown)(open().sql, ...ask.args);
}

/** The asking side has the envelopes and ledger entries that it sent: they do not go back. */
function withoutBytes(group: readonly Op[], { taken, heads }: GroupEnd): GroupEnd {
  const short = taken.map(({ answer, entries }, at) => {
    const kind = group[at]?.kind;
    if (kind === 'ledger') return { answer, entries: [] };
    return { answer, entries: kind === 'batch' ? entries.filter((entry) => entry.kind === 'numbers') : entries };
  });
  return { taken: short, heads };
}

port.on('message', (ask: Ask) => {
  try {
    port.postMessage({ id: ask.id, value: run(ask) } satisfies Answer);
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    port.postMessage({ id: ask.id, fault: said, takesNothing: takesNothing(fault) } satisfies Answer);
  }
});
