// What a task says by the log, as one text: now, or as a device had it that had confirmed the line up to a place and had written
// more itself, or some of that. All are states that the task has been in. Runs where documents are cut, beside the main thread.
import { contentHash } from '@baton/ledger/content';
import { archiveOf } from '@baton/replica/layout';
import { contentOf, type ContentAsk, type DocBytes } from '@baton/replica/compacting/content';
import type { SpaceId } from '@baton/model/ids';
import type { LogEntry } from '../log/contract.ts';
import type { DocState, StoredSnapshot } from '../log/documents.ts';
import type { ReadLog } from './read-job.ts';

/** What a device had: all up to a place on the line, and what it wrote itself since. */
export interface ReadAt {
  readonly number: number;
  readonly deviceNo: number;
}
/** As it stood when the device had not written all of that yet: its own up to there. */
interface ReadThen extends ReadAt {
  readonly upTo: number;
}
export interface AskedContent extends ContentAsk {
  readonly space: SpaceId;
  /** The document of its description. */
  readonly page: string;
  readonly readAt: ReadAt | null;
  /** Of the frozen text, as a statement carries it. */
  readonly hash: string;
}
/** `other`: at neither did it say that. */
export type Compared = 'now' | 'then' | 'other';

const pageBytes = 1_000_000;
/** What would have to be read more of for a state of long ago is not read. */
const mostBytes = 32_000_000;
const mostPartitions = 10_000;
/** Who asks offline and writes on: so many of the edits behind may be taken away again, the newest first. */
const mostSteps = 32;

interface Place {
  readonly log: ReadLog;
  readonly workspace: string;
  readonly readAt: ReadThen | null;
}

const isOwn = ({ number, deviceNo }: ReadAt, entry: LogEntry): boolean =>
  entry.number > number && entry.kind === 'update' && entry.deviceNo === deviceNo;
const isThen = (readAt: ReadThen, entry: LogEntry): boolean =>
  entry.number <= readAt.number || (isOwn(readAt, entry) && entry.number <= readAt.upTo);

/** From where its entries are to be read; null: not all of them are there that the state was made of. */
function baseFor(readAt: ReadThen | null, { floor }: DocState, snapshot: StoredSnapshot | undefined) {
  if (snapshot === undefined) return { bytes: [], after: 0 };
  if (readAt === null || snapshot.number <= readAt.number) return { bytes: [snapshot.bytes], after: snapshot.number };
  return floor === 0 ? { bytes: [], after: 0 } : null;
}

type Update = Extract<LogEntry, { kind: 'update' }>;
async function* updatesOf({ log, workspace }: Place, { doc, epoch }: DocState, after: number): AsyncGenerator<Update> {
  for (let from = after; ;) {
    const page = await log.readDoc(workspace, { doc, after: from, limit: pageBytes });
    for (const entry of page.entries) if (entry.kind === 'update' && entry.envelope.epoch === epoch) yield entry;
    if (!page.more) return;
    from = page.upTo;
  }
}

/** undefined: it cannot be told any more what it was. */
async function bytesThen(place: Place, doc: string): Promise<readonly Uint8Array[] | undefined> {
  const { log, workspace, readAt } = place;
  const state = await log.docState(workspace, doc);
  if (state === undefined) return [];
  const snapshot = await log.snapshot(workspace, doc);
  if (snapshot !== undefined && snapshot.epoch !== state.epoch) throw new Error('the document has just begun anew');
  const base = baseFor(readAt, state, snapshot);
  if (base === null) return undefined;
  const bytes: Uint8Array[] = [...base.bytes];
  let read = 0;
  for await (const entry of updatesOf(place, state, base.after)) {
    read += entry.envelope.bytes.length;
    if (readAt !== null && read > mostBytes) return undefined;
    if (readAt === null || isThen(readAt, entry)) bytes.push(entry.envelope.bytes);
  }
  return bytes;
}

/** In which the task and what hangs on it may lie. */
async function* docsIn({ log, workspace }: Place, { space, budget }: AskedContent): AsyncGenerator<DocState> {
  for (const group of budget ? [`r/${space}`, `x/${space}/money`] : [`r/${space}`]) {
    for (let part = 0; part < mostPartitions; part += 1) {
      const state = await log.docState(workspace, `${group}/${part}`);
      if (state === undefined) break;
      yield state;
    }
  }
}

async function docsThen(place: Place, asked: AskedContent): Promise<readonly DocBytes[] | undefined> {
  const docs: DocBytes[] = [];
  for await (const { doc: name } of docsIn(place, asked)) {
    const bytes = await bytesThen(place, name);
    if (bytes === undefined) return undefined;
    docs.push({ name, bytes });
  }
  return docs;
}

/** Where the device has written since, the newest first; then the place at which it had read. */
async function stepsBack(place: Place, asked: AskedContent, readAt: ReadAt): Promise<readonly number[]> {
  const own: number[] = [];
  const page = await place.log.docState(place.workspace, asked.page);
  const look = async (state: DocState): Promise<void> => {
    for await (const entry of updatesOf(place, state, readAt.number)) if (isOwn(readAt, entry)) own.push(entry.number);
  };
  for await (const state of docsIn(place, asked)) await look(state);
  if (page !== undefined) await look(page);
  return [...own.sort((one, other) => other - one).slice(0, mostSteps), readAt.number];
}

async function hashThen(place: Place, asked: AskedContent): Promise<string | undefined> {
  const docs = await docsThen(place, asked);
  const page = await bytesThen(place, asked.page);
  if (docs === undefined || page === undefined) return undefined;
  const content = contentOf(docs, page, asked);
  if (content === null) return undefined;
  if ('text' in content) return contentHash(content.text);
  const name = archiveOf(asked.space, content.archive);
  const archive = await bytesThen(place, name);
  const whole = archive && contentOf([...docs, { name, bytes: archive }], page, asked);
  return whole && 'text' in whole ? contentHash(whole.text) : undefined;
}

export async function compareContent(log: ReadLog, workspace: string, asked: AskedContent): Promise<Compared> {
  const now: Place = { log, workspace, readAt: null };
  if ((await hashThen(now, asked)) === asked.hash) return 'now';
  const { readAt } = asked;
  if (readAt === null) return 'other';
  for (const upTo of await stepsBack(now, asked, readAt))
    if ((await hashThen({ ...now, readAt: { ...readAt, upTo } }, asked)) === asked.hash) return 'then';
  return 'other';
}
