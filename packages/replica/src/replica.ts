// The workspace as Yjs documents. Writes stand in one queue, so that two never interleave; rows move by readChanges alone (L1).
import type { Command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import type { PersonId, RecordId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { TableName } from '@baton/model/records';
import type { Rows } from '@baton/model/tx';
import { views } from '@baton/model/views';
import { toCell } from './cells/cell.ts';
import { movesOf, readChanges, rowChanges, type Touched } from './memory/changes.ts';
import type {
  Cell,
  DocName,
  Envelope,
  Gesture,
  HiddenCell,
  Received,
  ReceivedWhole,
  Replica,
  ReplicaOptions,
  RowChange,
  Superseded,
  Written,
} from './contract.ts';
import { wholeFault } from './reception/whole.ts';
import { knownHere, receptionFault, type Receiver, type Told } from './reception/reception.ts';
import type { Moved } from './records/home.ts';
import { Memory } from './memory/memory.ts';
import { OpenDocs } from './writing/open-docs.ts';
import { OpenTx } from './writing/open-tx.ts';
import { Pending } from './writing/pending.ts';
import { planCarry } from './writing/carrying.ts';
import { allAhead, isAhead, mayWriteHere, whyNotHere, withoutAhead } from './writing/doc-version.ts';
import { leavingIn, type Leaving } from './writing/moving.ts';
import type { Plan } from './cells/plan.ts';
import { loadProjection, project } from './memory/projection.ts';
import { planAgain, planOver } from './writing/reauthor.ts';
import { asRows } from './records/rows.ts';
import { readAnew, readWhole } from './memory/snapshots.ts';
import { planUndo, Standing } from './writing/undo.ts';
import { writePlan } from './writing/write.ts';

/** What is being written, and by whom. */
interface Act {
  readonly batch: string;
  readonly name: string;
  readonly ctx: Ctx;
}

const nothing: ReceivedWhole = { changes: [], superseded: [], writings: () => [] };

export const openReplica = (options: ReplicaOptions): Replica => new OpenReplica(options);

class OpenReplica implements Replica {
  readonly rows: Rows;
  readonly #options: ReplicaOptions;
  readonly #memory: Memory;
  readonly #pending = new Pending();
  readonly #standing = new Standing();
  readonly #docs: OpenDocs;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#memory = new Memory(options.groups, options.isWhole);
    this.#docs = new OpenDocs(options.bytes, options.client);
    this.rows = asRows(this.#memory.tables);
  }

  faultIn(told: Told, receiver: Receiver): string | undefined {
    const { doc: name, client, to } = told.envelope;
    const doc = this.#memory.doc(name);
    const fault = receptionFault(doc, told, { ...receiver, ...knownHere(this.#memory, doc) });
    if (fault !== undefined) return `${fault.rule}: ${fault.detail}`;
    if (doc.of.class === 'page' && to > doc.next(client)) doc.clocks.set(client, to);
    return undefined;
  }

  faultInWhole(name: DocName, bytes: Uint8Array, personOf: Receiver['personOf']): string | undefined {
    const fault = wholeFault(this.#memory.doc(name).of, bytes, personOf);
    return fault && `${fault.rule}: ${fault.detail}`;
  }

  receive(name: DocName, bytes: Uint8Array, author: { readonly person: PersonId; readonly own: boolean }): Received {
    const doc = this.#memory.doc(name);
    if (doc.of.class === 'page') return nothing;
    const { changes, superseded } = readChanges(this.#memory, { doc, bytes, ...author, batch: null });
    this.#docs.apply(name, bytes);
    return { changes, superseded };
  }

  receiveSnapshot(name: DocName, bytes: Uint8Array, hidden: readonly HiddenCell[] = []): ReceivedWhole {
    const doc = this.#memory.doc(name);
    if (doc.of.class === 'page') {
      // Its authors have gone on by what nobody reads here: they are believed once, as at the start.
      doc.clocks.clear();
      return nothing;
    }
    const received = readWhole(this.#memory, { doc, bytes, hidden });
    this.#docs.apply(name, bytes);
    return received;
  }

  renew(name: DocName, epoch: number, bytes: Uint8Array): ReceivedWhole {
    const doc = this.#memory.doc(name);
    this.#docs.shut(name);
    if (doc.of.class !== 'page') return readAnew(this.#memory, { doc, bytes, hidden: [] }, epoch);
    doc.forget(epoch);
    return nothing;
  }

  setEpoch(name: DocName, epoch: number): void {
    this.#memory.doc(name).epoch = epoch;
  }

  restorePending(batch: string, envelopes: readonly Envelope[]): Received {
    return this.#overlay(batch, envelopes, { person: null, own: true });
  }

  confirm(batch: string): void {
    this.#pending.confirm(batch, this.#memory);
  }

  // oxlint-disable-next-line max-params -- the contract's shape
  run<A, R>(batch: string, command: Command<A, R>, args: A, ctx: Ctx): Promise<Written<R> | Refusal> {
    return this.#inTurn(() =>
      this.#decide(
        () => {
          const mayWrite = (name: DocName): boolean => mayWriteHere(this.#memory, name, ctx);
          const { partitions } = this.#options;
          const open = new OpenTx({ memory: this.#memory, person: ctx.person, partitions, mayWrite });
          const result = command.run(open.tx, ctx, args);
          return { result, plan: open.plan };
        },
        ({ result, plan }) => {
          if (isRefusal(result)) return result;
          return (
            whyNotHere(this.#memory, plan, ctx) ?? { ...this.#write({ batch, name: command.name, ctx }, plan), result }
          );
        },
      ),
    );
  }

  undo(
    batch: string,
    gesture: Gesture,
    ctx: Ctx,
  ): Promise<Written<{ readonly undone: number; readonly skipped: number }>> {
    return this.#inTurn(() =>
      this.#decide(
        () => planUndo(gesture, { memory: this.#memory, standing: this.#standing, ctx }),
        ({ plan, undone, skipped, items }) => {
          const written = this.#write({ batch, name: gesture.name, ctx }, plan);
          for (const { doc, key, item } of written.gesture.cells) {
            const own = items.get(`${doc} ${key}`);
            if (own !== undefined) this.#standing.wroteBack(item, own);
          }
          return { ...written, result: { undone, skipped } };
        },
      ),
    );
  }

  reauthor(batch: string, envelopes: readonly Envelope[], ctx: Ctx): Promise<Written<null>> {
    return this.#writeAlone({ batch, name: 'reauthor', ctx }, () =>
      withoutAhead(this.#memory, planAgain(this.#memory, envelopes)),
    );
  }

  setMoved = (moved: Moved): readonly RowChange[] => this.#otherwise(this.#memory.setMoved(moved), 'movedTo');
  setDecided: Replica['setDecided'] = (overlay, changed) =>
    this.#otherwise(this.#memory.setDecided(overlay, changed), 'claimed');

  /** Rows that show something else, by no edit of theirs. */
  #otherwise(ids: readonly RecordId[], field: string): readonly RowChange[] {
    const by = { person: null, own: false, fields: () => [field] };
    return ids.flatMap((id) => movesOf(this.#memory, id, by));
  }

  isAhead = (name: DocName): boolean => isAhead(this.#memory, this.#memory.doc(name));
  allAhead = (): readonly DocName[] => allAhead(this.#memory);

  hasStrays = (): boolean => this.#memory.strays.size > 0 || this.#memory.returning().length > 0;
  awake = (): readonly RecordId[] => [...this.#memory.awake];
  leaving = (): readonly Leaving[] => leavingIn(this.#memory);

  carry(batch: string, ctx: Ctx): Promise<Written<null>> {
    return this.#writeAlone({ batch, name: 'carry', ctx }, () =>
      planCarry({ memory: this.#memory, partitions: this.#options.partitions }, ctx),
    );
  }

  carryOver(batch: string, envelopes: readonly Envelope[], ctx: Ctx): Promise<Written<null>> {
    return this.#writeAlone({ batch, name: 'carry', ctx }, () =>
      withoutAhead(this.#memory, planOver(this.#memory, envelopes)),
    );
  }

  followersOf(batches: readonly string[]): readonly string[] {
    return this.#pending.followersOf(batches);
  }

  refuse(...[batches, client]: Parameters<Replica['refuse']>): ReturnType<Replica['refuse']> {
    return this.#inTurn(async () => {
      const gone = new Set(this.#pending.followersOf(typeof batches === 'function' ? batches() : batches));
      const touched = this.#pending.drop(gone);
      this.#docs.restart(client);
      return { changes: this.#moved(touched), superseded: [], gone };
    });
  }

  project(name: DocName): Uint8Array {
    const doc = this.#memory.doc(name);
    return project(doc, this.#memory.recordsOf(doc));
  }

  loadProjection(name: DocName, blob: Uint8Array): void {
    loadProjection(this.#memory, this.#memory.doc(name), blob);
  }

  warm(most: number): boolean {
    for (const [table, standing] of Object.entries(views))
      for (const view of standing) if (this.#memory.tables[table as TableName].warm(view, most) === most) return true;
    return false;
  }

  cellsOf(record: RecordId): readonly Cell[] {
    const held = this.#memory.record(record);
    return held === undefined ? [] : this.#memory.cellsOf(held).map((cell) => toCell(held.id, cell));
  }

  docsOf = (record: RecordId): readonly DocName[] => this.#memory.docsOf(record);

  confirmedCellsOf(record: RecordId): readonly Cell[] {
    const held = this.#memory.record(record);
    if (held === undefined) return [];
    return this.#memory.cellsOf(held, ({ cells }) => cells).map((cell) => toCell(held.id, cell));
  }

  #moved(touched: Touched): readonly RowChange[] {
    return rowChanges(this.#memory, touched, { person: null, own: true });
  }

  /** One after another, whatever happens to the one before. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(task, task);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Decides, opens what is to be written, and decides again: between decision and write nothing can come in. */
  async #decide<D extends { readonly plan: Plan }, T>(decide: () => D, write: (decided: D) => T): Promise<T> {
    for (;;) {
      const decided = decide();
      const closed = [...decided.plan.keys()].filter((name) => this.#docs.get(name) === undefined);
      if (closed.length === 0) return write(decided);
      for (const name of closed) await this.#docs.open(name, this.#pending.bytesOf(name, this.#memory.doc(name).epoch));
    }
  }

  /** What no command answers for. */
  #writeAlone(act: Act, plan: () => Plan): Promise<Written<null>> {
    return this.#inTurn(() =>
      this.#decide(
        () => ({ plan: plan() }),
        (decided) => ({ ...this.#write(act, decided.plan), result: null }),
      ),
    );
  }

  #write({ batch, name, ctx }: Act, plan: Plan): Omit<Written<never>, 'result'> {
    const { envelopes, cells } = writePlan(plan, {
      memory: this.#memory,
      docs: this.#docs,
      standing: this.#standing,
      now: this.#options.now(),
      person: ctx.person,
    });
    const read = envelopes.length === 0 ? nothing : this.#overlay(batch, envelopes, { person: ctx.person, own: true });
    return { gesture: { id: batch, name, cells }, envelopes, ...read };
  }

  #overlay(
    batch: string,
    envelopes: readonly Envelope[],
    by: { readonly person: PersonId | null; readonly own: boolean },
  ): Received {
    const reads = envelopes
      .map((envelope) => ({ doc: this.#memory.doc(envelope.doc), bytes: envelope.bytes }))
      .filter(({ doc }) => doc.of.class !== 'page')
      .map((part) => readChanges(this.#memory, { ...part, ...by, batch }));
    this.#pending.add(batch, envelopes, [...new Set(reads.flatMap(({ touched }) => touched))]);
    const changes: readonly RowChange[] = reads.flatMap((read) => read.changes);
    const superseded: readonly Superseded[] = reads.flatMap((read) => read.superseded);
    return { changes, superseded };
  }
}
