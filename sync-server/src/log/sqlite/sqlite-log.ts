// The log on SQLite: one file, one writing thread that commits groups with synchronous=FULL, one reading thread.
import type { Backend, Bounds, DocAsk, DropAsk, Droppable, GroupEnd, LineAsk, Op } from '../backend.ts';
import type { Head, Log, LogEntry, Page } from '../contract.ts';
import type { ContributorsAsk } from '../contributed.ts';
import type { DocPage, DocSince, DocState, DocWriters, StoredSnapshot } from '../documents.ts';
import { GroupLog } from '../group-log.ts';
import type { Standing } from '../standing.ts';
import type { Taken } from '../taking/taken.ts';
import { WorkerCalls } from '../worker-calls.ts';

type Ledger = Extract<LogEntry, { kind: 'ledger' }>;

const script = new URL('./worker.ts', import.meta.url);

class SqliteBackend implements Backend {
  readonly #writer: WorkerCalls;
  readonly #reader: WorkerCalls;

  private constructor(writer: WorkerCalls, reader: WorkerCalls) {
    this.#writer = writer;
    this.#reader = reader;
  }

  static async open(file: string): Promise<SqliteBackend> {
    const writer = new WorkerCalls(script, { file, role: 'writer' });
    const reader = new WorkerCalls(script, { file, role: 'reader' });
    // The writer makes the tables; a reader that opened before would find none.
    await writer.call({ do: 'workspaces', args: [] });
    return new SqliteBackend(writer, reader);
  }

  standing = (workspace: string) => this.#read<Standing>('standing', workspace);
  workspaces = () => this.#read<readonly string[]>('workspaces');
  head = (workspace: string) => this.#read<Head | undefined>('head', workspace);
  read = (workspace: string, after: number, limit: number) => this.#read<Page>('read', workspace, { after, limit });
  chainAt = (workspace: string, number: number) => this.#read<Uint8Array | undefined>('chainAt', workspace, number);
  ledgerAfter = (workspace: string, number: number) => this.#read<readonly Ledger[]>('ledgerAfter', workspace, number);
  docsAfter = (workspace: string, number: number) => this.#read<readonly DocSince[]>('docsAfter', workspace, number);
  docState = (workspace: string, doc: string) => this.#read<DocState | undefined>('docState', workspace, doc);
  readDoc = (workspace: string, ask: DocAsk) => this.#read<DocPage>('readDoc', workspace, ask);
  readUnbound = (workspace: string, ask: LineAsk) => this.#read<DocPage>('readUnbound', workspace, ask);
  snapshot = (workspace: string, doc: string) =>
    this.#read<StoredSnapshot | 'damaged' | undefined>('snapshot', workspace, doc);
  writersOf = (workspace: string, doc: string) => this.#read<DocWriters>('writersOf', workspace, doc);
  historyOf = (workspace: string, doc: string) => this.#read<readonly Uint8Array[]>('historyOf', workspace, doc);
  contributors = (workspace: string, ask: ContributorsAsk) =>
    this.#read<readonly string[]>('contributors', workspace, ask);
  holds = (workspace: string, deviceNo: number) => this.#read<readonly string[]>('holds', workspace, deviceNo);
  bounds = (workspace: string) => this.#read<Bounds>('bounds', workspace);
  droppable = (workspace: string, ask: DropAsk) => this.#read<readonly Droppable[]>('droppable', workspace, ask);

  async commit(group: readonly Op[]): Promise<GroupEnd> {
    const { taken, heads } = await this.#writer.call<GroupEnd>({ do: 'commit', group });
    return { taken: taken.map((one, at) => takenOf(group[at], one)), heads: new Map(heads) };
  }

  probe = () => this.#writer.call<void>({ do: 'probe' });

  async close(): Promise<void> {
    await this.#reader.drop();
    await this.#writer.close();
  }

  #read<T>(what: string, ...args: unknown[]): Promise<T> {
    return this.#reader.call<T>({ do: what, args });
  }
}

/** Puts the entries together again from what was sent and what came back. */
function takenOf(op: Op | undefined, { answer, entries }: Taken): Taken {
  if (op?.kind === 'ledger') return { answer, entries: ledgerEntries(op) };
  if (op?.kind !== 'batch' || answer.kind !== 'accepted' || answer.again) return { answer, entries };
  const { person, deviceNo } = op.batch.author;
  const { time, numbers } = answer;
  const updates: LogEntry[] = op.batch.envelopes.map((envelope, at) => ({
    kind: 'update',
    number: numbers[at] ?? 0,
    person,
    deviceNo,
    time,
    envelope,
  }));
  return { answer, entries: [...updates, ...entries] };
}

const ledgerEntries = ({ append, expect }: Extract<Op, { kind: 'ledger' }>): LogEntry[] =>
  append.map(({ ledger, entry }, at) => ({ kind: 'ledger', number: expect + 1 + at, ledger, entry }));

/** @param file made when it is not there. One process at a time: ops/one-relay.ts sees to it. */
export async function openSqliteLog(file: string, now: () => number): Promise<Log> {
  return new GroupLog(await SqliteBackend.open(file), now);
}
