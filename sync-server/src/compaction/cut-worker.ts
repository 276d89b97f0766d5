// The thread that reads and cuts, one document after another. Faults go back as sentences.
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@baton/model/assert';
import { reads } from '../log/sqlite/reads.ts';
import { openTables, type Opened, type Sql } from '../log/sqlite/tables.ts';
import type { Answer } from '../log/worker-calls.ts';
import type { ArchiveAsk } from './archive-cut.ts';
import type { AskedContent } from './content-cut.ts';
import { cutterHere } from './cutter.ts';
import { damaged } from './read-job.ts';

type Ask = { readonly id: number } & (
  | { readonly do: 'snapshot' | 'epoch' | 'mentions'; readonly of: readonly [workspace: string, doc: string] }
  | { readonly do: 'content'; readonly of: readonly [workspace: string, asked: AskedContent] }
  | { readonly do: 'archives'; readonly of: readonly [workspace: string, ask: ArchiveAsk] }
  | { readonly do: 'weigh' }
);
const port = parentPort;
assert(port, 'cutting runs in a worker');

// Opened when something is first cut: the thread may begin beside the log's, which makes the tables.
let opened: Opened | undefined;
const sql: Sql = (text) => {
  opened ??= openTables((workerData as { readonly file: string }).file, 'reader');
  return opened.sql(text);
};
const cutter = cutterHere({
  standing: async (workspace) => reads.standing(sql, workspace),
  docState: async (workspace, doc) => reads.docState(sql, workspace, doc),
  readDoc: async (workspace, ask) => reads.readDoc(sql, workspace, ask),
  async snapshot(workspace, doc) {
    const found = reads.snapshot(sql, workspace, doc);
    assert(found !== 'damaged', damaged);
    return found;
  },
});

async function cut(ask: Ask): Promise<unknown> {
  if (ask.do === 'weigh') return getHeapStatistics().total_heap_size;
  if (ask.do === 'content') return cutter.content(...ask.of);
  return ask.do === 'archives' ? cutter.archives(...ask.of) : cutter[ask.do](...ask.of);
}

async function answer(ask: Ask): Promise<Answer> {
  const { id } = ask;
  try {
    return { id, value: await cut(ask) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
port.on('message', (ask: Ask) => void answer(ask).then((told) => port.postMessage(told)));
