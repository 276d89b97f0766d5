// A small honest relay for tests of the engine: one workspace, one number line, frames as bytes through the real codec.
// It checks ids and clocks as the real one does, and can be stopped, made slow, or made to refuse.
import type { Book } from '@baton/ledger/book';
import { createDeviceKey } from '@baton/ledger/keys';
import { sequenceOwn, sequenceStatement, type Sworn } from '@baton/ledger/sequence';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { snapshotOf } from '@baton/replica/compacting/compact';
import type { Transport } from '../../ports.ts';
import type { Time } from '../time.ts';
import { connect } from './connecting.ts';
import { forgetAfter } from './giving-back.ts';
import { RelayState } from './state.ts';

export class SmallRelay extends RelayState {
  static async open(workspace: WorkspaceId, time: Time): Promise<SmallRelay> {
    return new SmallRelay(workspace, await createDeviceKey(), time);
  }

  async say(jws: Sworn, text: { text: string; salt: string } | null): Promise<number | string> {
    const done = await sequenceStatement(this.#desk(), jws, text);
    return isIllegal(done) ? done.illegal : this.#enter(done);
  }
  async record(decision: Decision): Promise<void> {
    const done = await sequenceOwn(this.#desk(), decision, null);
    if (isIllegal(done)) throw new Error(done.illegal);
    this.#enter(done);
  }
  #desk() {
    return { relayKey: this.key, book: this.book, number: this.head + 1, now: this.time.clock() };
  }
  #enter(done: { book: Book; entry: { number: number; ledger: string }; bytes: Uint8Array }): number {
    this.book = done.book;
    this.append([{ kind: 'ledger', number: done.entry.number, ledger: done.entry.ledger, entry: done.bytes }], null);
    return done.entry.number;
  }

  /** A backup of all that it holds was made and verified. */
  backUp(): void {
    this.safe = this.head;
    for (const line of this.lines) line.send({ type: 'safe', number: this.safe });
  }

  /** Every document of the log as one snapshot at the head. */
  compact(): void {
    const updates = this.log.filter((entry) => entry.kind === 'update');
    for (const [doc, entries] of Map.groupBy(updates, ({ envelope }) => envelope.doc)) {
      const bytes = entries.map(({ envelope }) => envelope.bytes);
      const { snapshot, writtenBack } = snapshotOf(doc, bytes, () => clientIdOf(1, 0xffffff, this.snapshots.size));
      if (writtenBack.length > 0) throw new Error('this small relay has no place for cells that lay hidden');
      this.snapshots.set(doc, { epoch: 0, number: this.head, bytes: snapshot });
    }
  }

  /** A document begins anew from these bytes: who is live is sent them before the line says so. */
  renew(doc: string, bytes: Uint8Array, says: 'first' | 'after' = 'first'): void {
    const epoch = (this.epochs.get(doc) ?? 0) + 1;
    const number = this.head + 1;
    this.epochs.set(doc, epoch);
    for (const stream of this.clocks.keys()) if (stream.startsWith(`${doc} `)) this.clocks.delete(stream);
    const tell = (): void => {
      this.snapshots.set(doc, { epoch, number, bytes });
      const part = { doc, epoch, number, offset: 0, total: bytes.length, bytes, stamp: null };
      for (const line of this.lines) if (this.keeps(line, doc)) line.send({ type: 'snapshot', ...part });
    };
    if (says === 'first') tell();
    else this.time.scheduler.after(2_000, tell);
    this.append([{ kind: 'epoch', number, doc, epoch }], null);
  }

  /** A cell that lay hidden, written once more by the relay itself. */
  writeBack(envelope: WireEnvelope): void {
    const [number, time] = [this.head + 1, this.time.clock()];
    this.append([{ kind: 'update', number, person: '', deviceNo: 0, time, envelope }], null);
  }

  /** Everybody is cut off. */
  stop(): void {
    this.up = false;
    for (const line of this.lines) line.cut(1006);
  }
  /** One device loses its network until it is taken out of `away`. */
  part(device: string): void {
    this.away.add(device);
    this.close(device, 1006);
  }
  /** One device is closed with a code. */
  close(device: string, code: number): void {
    for (const line of this.lines) if (line.device === device) line.cut(code);
  }

  transport(device: string): Transport {
    return {
      ticket: async () => {
        if (!this.up || this.away.has(device)) return { final: null };
        return this.suspended.has(device) ? { final: null, shut: 'suspended' } : { ticket: device };
      },
      connect: (handlers) => connect(this, handlers),
    };
  }

  /** Back to an earlier day: what came after is gone, and it knows that. */
  setBack(to: number): void {
    this.stop();
    forgetAfter(this, to);
    this.up = true;
  }
}
