// The log over a backend: groups what arrives while a commit is under way into the next commit (so a lone write never
// waits, and a burst shares one), holds the line still for turns, and tells followers before writers.
import { assert } from '@baton/model/assert';
import type { Appended, Batch, Commit, Log, LogEntry, Turn, TurnEnd } from './contract.ts';
import type { Backend, DocAsk, DropAsk, GroupEnd, LineAsk, Op } from './backend.ts';
import type { ContributorsAsk } from './contributed.ts';
import type { HoldChange, NewEpoch, NewSnapshot, StoredSnapshot } from './documents.ts';
import type { Standing, StandingChange } from './standing.ts';
import type { Offered, TakenBack } from './taking/take-back.ts';
import type { OpAnswer } from './taking/taken.ts';
import { firstChain } from './entry-bytes.ts';
import { emptyHead } from './desk.ts';

interface Waiting {
  readonly op: Op;
  readonly size: number;
  readonly resolve: (answer: OpAnswer) => void;
  readonly reject: (fault: unknown) => void;
}
interface WaitingTurn {
  readonly run: () => Promise<void>;
}
type Listener = (commit: Commit) => void;

const groupBytes = 4_000_000;
const groupBatches = 1_024;
const partBytes = 262_144;

export class GroupLog implements Log {
  readonly #backend: Backend;
  readonly #now: () => number;
  readonly #queue: (Waiting | WaitingTurn)[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  #busy: Promise<void> | undefined;
  #closed = false;

  constructor(backend: Backend, now: () => number) {
    this.#backend = backend;
    this.#now = now;
  }

  standing = (workspace: string) => this.#backend.standing(workspace);
  workspaces = () => this.#backend.workspaces();
  probe = () => this.#backend.probe();
  head = (workspace: string) => this.#backend.head(workspace);
  read = (workspace: string, after: number, limit: number) => this.#backend.read(workspace, after, limit);
  chainAt = (workspace: string, number: number) => this.#backend.chainAt(workspace, number);
  ledgerAfter = (workspace: string, number: number) => this.#backend.ledgerAfter(workspace, number);
  docsAfter = (workspace: string, number: number) => this.#backend.docsAfter(workspace, number);
  docState = (workspace: string, doc: string) => this.#backend.docState(workspace, doc);
  readDoc = (workspace: string, ask: DocAsk) => this.#backend.readDoc(workspace, ask);
  readUnbound = (workspace: string, ask: LineAsk) => this.#backend.readUnbound(workspace, ask);
  writersOf = (workspace: string, doc: string) => this.#backend.writersOf(workspace, doc);
  contributors = (workspace: string, ask: ContributorsAsk) => this.#backend.contributors(workspace, ask);
  historyOf = (workspace: string, doc: string) => this.#backend.historyOf(workspace, doc);

  append(workspace: string, batch: Batch): Promise<Appended> {
    const size = batch.envelopes.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return this.#write({ kind: 'batch', workspace, batch, now: this.#now() }, size) as Promise<Appended>;
  }

  takeBack(workspace: string, offered: Offered): Promise<TakenBack | { readonly kind: 'recheck' }> {
    const size = offered.updates.reduce((sum, { envelope }) => sum + envelope.bytes.length, 0);
    const op: Op = { kind: 'back', workspace, offered, now: this.#now() };
    return this.#write(op, size) as ReturnType<Log['takeBack']>;
  }
  async changeStanding(workspace: string, change: StandingChange): Promise<Standing> {
    const answer = await this.#write({ kind: 'stand', workspace, change }, 0);
    assert(answer.kind === 'stands', 'a change of standing is answered by the new one');
    return answer.standing;
  }

  sequence<T>(workspace: string, work: (turn: Turn) => Promise<TurnEnd<T>>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the log is closing'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ run: () => this.#turn(workspace, work).then(resolve, reject) });
      this.#pump();
    });
  }

  async snapshot(workspace: string, doc: string): Promise<StoredSnapshot | undefined> {
    const found = await this.#backend.snapshot(workspace, doc);
    if (found !== 'damaged') return found;
    const forgotten = await this.#write({ kind: 'forget', workspace, doc }, 0);
    assert(forgotten.kind === 'kept', `the snapshot of ${doc} is damaged on the disk, and what it was made of is gone`);
    return undefined;
  }
  async keepSnapshot(workspace: string, made: NewSnapshot): Promise<number | undefined> {
    const { bytes, parts } = await this.#inParts(workspace, made.snapshot);
    const snapshot = { ...made.snapshot, bytes };
    return this.#numbered(
      { kind: 'snapshot', workspace, made: { ...made, snapshot }, parts, now: this.#now() },
      bytes.length,
    );
  }
  async raiseEpoch(workspace: string, made: NewEpoch): Promise<number | undefined> {
    const { bytes, parts } = await this.#inParts(workspace, made.base);
    const base = { ...made.base, bytes };
    return this.#numbered({ kind: 'epoch', workspace, made: { ...made, base }, parts, now: this.#now() }, bytes.length);
  }
  /** A large snapshot goes to the disk piece by piece before it counts, so that no edit waits for the whole of it. */
  async #inParts(workspace: string, { doc, epoch, number, bytes, sha256 }: StoredSnapshot) {
    if (bytes.length <= partBytes) return { bytes, parts: null };
    const key = `${doc} ${epoch} ${number} ${Buffer.from(sha256.subarray(0, 8)).toString('hex')}`;
    for (let at = 0; at * partBytes < bytes.length; at += 1) {
      const part = bytes.slice(at * partBytes, (at + 1) * partBytes);
      await this.#write({ kind: 'part', workspace, key, at, bytes: part }, part.length);
    }
    return { bytes: new Uint8Array(), parts: { key, size: bytes.length } };
  }
  openDoc = (workspace: string, doc: string) => this.#numbered({ kind: 'open', workspace, doc, now: this.#now() }, 0);
  holds = async (workspace: string, deviceNo: number): Promise<ReadonlySet<string>> =>
    new Set(await this.#backend.holds(workspace, deviceNo));
  async setHolds(workspace: string, deviceNo: number, change: HoldChange): Promise<void> {
    await this.#write({ kind: 'holds', workspace, deviceNo, ...change }, 0);
  }
  safe = async (workspace: string) => (await this.#backend.bounds(workspace)).safe;
  horizon = async (workspace: string) => (await this.#backend.bounds(workspace)).horizon;
  async setSafe(workspace: string, number: number): Promise<void> {
    await this.#write({ kind: 'safe', workspace, number }, 0);
  }
  async dropRaw(workspace: string, ask: DropAsk): Promise<number> {
    const parts = await this.#backend.droppable(workspace, ask);
    return parts.length === 0 ? 0 : ((await this.#numbered({ kind: 'drop', workspace, parts }, 0)) ?? 0);
  }

  async #numbered(op: Op, size: number): Promise<number | undefined> {
    const answer = await this.#write(op, size);
    return answer.kind === 'kept' ? answer.number : undefined;
  }
  #write(op: Op, size: number): Promise<OpAnswer> {
    if (this.#closed) return Promise.reject(new Error('the log is closing'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ op, size, resolve, reject });
      this.#pump();
    });
  }

  follow(workspace: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(workspace) ?? new Set<Listener>();
    this.#listeners.set(workspace, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#busy) await this.#busy;
    await this.#backend.close();
  }

  #pump(): void {
    if (this.#busy) return;
    const next = this.#queue[0];
    if (!next) return;
    const work = 'run' in next ? this.#runTurn() : this.#commitGroup(this.#nextGroup());
    this.#busy = work.finally(() => {
      this.#busy = undefined;
      this.#pump();
    });
  }

  async #runTurn(): Promise<void> {
    const next = this.#queue.shift();
    assert(next && 'run' in next, 'a turn stands at the head of the queue');
    await next.run();
  }

  /** Waiting batches up to the next turn, bounded. */
  #nextGroup(): readonly Waiting[] {
    let size = 0;
    let count = 0;
    for (const item of this.#queue) {
      if ('run' in item || count >= groupBatches || (count > 0 && size + item.size > groupBytes)) break;
      size += item.size;
      count += 1;
    }
    return this.#queue.splice(0, count) as Waiting[];
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    const ops = group.map(({ op }) => op);
    let end: GroupEnd;
    try {
      end = await this.#backend.commit(ops);
    } catch (fault) {
      for (const { reject } of group) reject(fault);
      return;
    }
    this.#tell(ops, end);
    group.forEach(({ resolve, reject }, at) => {
      const taken = end.taken[at];
      if (taken) resolve(taken.answer);
      else reject(new Error('the store answered fewer batches than it was given'));
    });
  }

  async #turn<T>(workspace: string, work: (turn: Turn) => Promise<TurnEnd<T>>): Promise<T> {
    const head = (await this.#backend.head(workspace)) ?? emptyHeadOf();
    const time = Math.max(this.#now(), head.time);
    const ledgerAfter = (number: number) => this.#backend.ledgerAfter(workspace, number);
    const { append, result } = await work({ head, time, ledgerAfter });
    if (append.length > 0) {
      const ops: Op[] = [{ kind: 'ledger', workspace, append, expect: head.cursor.number, time }];
      this.#tell(ops, await this.#backend.commit(ops));
    }
    return result;
  }

  #tell(ops: readonly Op[], { taken, heads }: GroupEnd): void {
    for (const [workspace, cursor] of heads) {
      const listeners = this.#listeners.get(workspace);
      if (!listeners?.size) continue;
      const entries: LogEntry[] = [];
      ops.forEach((op, at) => {
        if (op.workspace === workspace) entries.push(...(taken[at]?.entries ?? []));
      });
      for (const listener of listeners) listener({ entries, cursor });
    }
  }
}

function emptyHeadOf() {
  const { number, chain, ledgerHead, time } = emptyHead(firstChain);
  return { cursor: { number, chain }, ledgerHead, time };
}
