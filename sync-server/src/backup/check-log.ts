// A log read from its first entry to its last, as one who trusts nothing: the file's own structure, each entry's crc, the
// chain computed anew, ledger entries with their signatures, snapshots and histories. Throws a sentence at the first fault.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { enter, openBook, type Book } from '@baton/ledger/book';
import { decodeEntry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import type { WorkspaceId } from '@baton/model/ids';
import { runsIn } from '../ledger/new-key-runs.ts';
import { chainAfter } from '../log/chain.ts';
import type { LogEntry } from '../log/contract.ts';
import { entryOf, firstChain, sameBytes } from '../log/entry-bytes.ts';
import { numberOf, rowOf, type Opened } from '../log/sqlite/tables.ts';
import { runsFolder, type LineEnd } from './manifest.ts';

export interface SignedBy {
  /** Public half of the relay's key; null: it cannot be read. */
  readonly relayKey: string | null;
  /** Where what proves a new key lies beside the log. */
  readonly folder: string;
}
type Row = Record<string, unknown>;
const blob = (row: Row, name: string): Uint8Array => row[name] as Uint8Array;

function demand(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

function checkFile({ sql }: Opened): void {
  const found = sql('PRAGMA integrity_check').all();
  const said = String(Object.values(found[0] ?? {})[0]);
  demand(found.length === 1 && said === 'ok', `The log's file is damaged: ${said}.`);
}

/** One workspace's line. An entry that was dropped has a place and a chain, and no bytes any more. */
async function checkLine({ sql }: Opened, workspace: Row, by: SignedBy): Promise<LineEnd> {
  const id = Number(workspace['id']);
  const name = String(workspace['name']);
  const range = 'SELECT id, beside, bytes, chain, crc FROM entry WHERE id > ? AND id < ? ORDER BY id';
  let book = openBook(name as WorkspaceId);
  let [number, chain] = [0, firstChain];
  for (const row of sql(range).iterate(rowOf(id, 0), rowOf(id + 1, 0))) {
    const at = numberOf(Number(row['id']));
    demand(at === number + 1, `Entry ${number + 1} of workspace ${name} is missing.`);
    number = at;
    const entry = entryIn(row, name);
    chain = entry ? chainAfter(chain, entry, blob(row, 'bytes')) : blob(row, 'chain');
    demand(sameBytes(chain, blob(row, 'chain')), `The chain of workspace ${name} breaks at entry ${number}.`);
    if (entry?.kind !== 'ledger') continue;
    const decoded = decodeEntry(entry.entry);
    const entered = isIllegal(decoded) ? decoded : await enter(book, decoded);
    demand(
      !isIllegal(entered),
      `Decision ${number} of workspace ${name} does not stand: ${isIllegal(entered) ? entered.illegal : ''}.`,
    );
    ({ book } = entered);
  }
  demand(await isSignedBy(book, by), `The decisions of workspace ${name} were signed by another relay.`);
  const isWhole = number === Number(workspace['number']) && sameBytes(chain, blob(workspace, 'chain'));
  demand(isWhole, `Workspace ${name} should end at entry ${Number(workspace['number'])}, and ends at ${number}.`);
  return { id: name, number, chain: Buffer.from(chain).toString('hex'), time: Number(workspace['time']) };
}

/** The relay's own key, or one behind which its own was signed in: the entry that says so comes when the rest is there. */
async function isSignedBy({ workspace, relayKey }: Book, { relayKey: own, folder }: SignedBy): Promise<boolean> {
  if (own === null || relayKey === null || relayKey === own) return true;
  let after = openBook(workspace);
  for (const bytes of await runsIn(join(folder, runsFolder)).read(workspace)) {
    const entry = decodeEntry(bytes);
    const entered = isIllegal(entry) ? entry : await enter(after, entry);
    if (isIllegal(entered)) return false;
    after = entered.book;
  }
  return after.relayKey === own && after.former?.some(({ key }) => key === relayKey) === true;
}

function entryIn(row: Row, workspace: string): LogEntry | undefined {
  const bytes = blob(row, 'bytes');
  if (bytes.length === 0) return undefined;
  const number = numberOf(Number(row['id']));
  demand(crc32(bytes) === Number(row['crc']), `Entry ${number} of workspace ${workspace} is damaged.`);
  const entry = entryOf(bytes, (row['beside'] as string | null) ?? '');
  demand(entry.number === number, `Entry ${number} of workspace ${workspace} says that it is ${entry.number}.`);
  return entry;
}

function checkPapers({ sql }: Opened): void {
  for (const row of sql(
    'SELECT doc, sha256, parts FROM snapshot UNION ALL SELECT doc, sha256, parts FROM base',
  ).all()) {
    const hash = createHash('sha256');
    const parts = sql('SELECT bytes FROM part WHERE key = ? ORDER BY at');
    for (const part of parts.iterate(String(row['parts']))) hash.update(blob(part, 'bytes'));
    demand(sameBytes(hash.digest(), blob(row, 'sha256')), `The snapshot of document ${Number(row['doc'])} is damaged.`);
  }
  for (const row of sql('SELECT doc, crc, blob FROM history').iterate())
    demand(
      crc32(blob(row, 'blob')) === Number(row['crc']),
      `The history of document ${Number(row['doc'])} is damaged.`,
    );
}

/** @returns where each workspace ends, in the order in which they were founded. */
export async function checkLog(opened: Opened, by: SignedBy): Promise<readonly LineEnd[]> {
  checkFile(opened);
  const ends: LineEnd[] = [];
  for (const workspace of opened.sql('SELECT * FROM workspace ORDER BY id').all())
    ends.push(await checkLine(opened, workspace, by));
  checkPapers(opened);
  return ends;
}
