// One page as other programs see it: its clock table, whose made-up ids are, what is deleted, and who has it open. Read
// from the log once and carried on by its commits. No Y.Doc: what is stored is passed on as it lies.
import { addDeleted, type Deleted } from '@baton/replica/stock/deleted';
import type { Commit, Log, LogEntry } from '../log/contract.ts';

type Update = Extract<LogEntry, { kind: 'update' }>;
export interface PageListener {
  /** Its entries of one commit, in order. */
  onUpdates(updates: readonly Update[]): void;
  /** It begins anew in another epoch: what is held of it elsewhere is worth nothing. */
  onEpoch(): void;
}
interface PageOf {
  readonly log: Log;
  readonly workspace: string;
  readonly doc: string;
}
const pageBytes = 512 * 1024;

export class StockPage {
  readonly of: PageOf;
  readonly clocks = new Map<number, number>();
  readonly persons = new Map<number, string>();
  readonly deleted: Deleted = new Map();
  readonly listeners = new Set<PageListener>();
  epoch = 0;
  #early: Update[] | undefined = [];
  #loading: Promise<void> | undefined;

  constructor(of: PageOf) {
    this.of = of;
  }

  /** Resolves when it knows all that the log holds. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  pass({ entries }: Commit): void {
    const { doc } = this.of;
    if (entries.some((entry) => entry.kind === 'epoch' && entry.doc === doc))
      for (const { onEpoch } of this.listeners) onEpoch();
    const mine = entries.filter((entry) => entry.kind === 'update').filter(({ envelope }) => envelope.doc === doc);
    if (mine.length === 0) return;
    if (this.#early) this.#early.push(...mine);
    else for (const update of mine) this.#take(update);
    for (const listener of this.listeners) listener.onUpdates(mine);
  }

  /** What is stored, piece by piece and in order, each after the one before was taken. Answers how far it came. */
  async stored(from: number, each: (bytes: Uint8Array) => Promise<boolean>): Promise<number> {
    const { log, workspace, doc } = this.of;
    const begun = await this.#snapshot(from, each);
    for (let after = begun.after, isOver = begun.isOver; !isOver;) {
      const page = await log.readDoc(workspace, { doc, after, limit: pageBytes });
      for (const entry of page.entries) {
        if (entry.kind === 'update' && !(await each(entry.envelope.bytes))) return after;
        after = entry.number;
      }
      isOver = !page.more;
      if (isOver) return Math.max(after, page.upTo);
    }
    return begun.after;
  }

  /** Where single entries begin: behind the snapshot for who holds less than they reach back to. */
  async #snapshot(from: number, each: (bytes: Uint8Array) => Promise<boolean>) {
    const { log, workspace, doc } = this.of;
    const state = await log.docState(workspace, doc);
    const snapshot =
      state && from < (state.snapshot?.number ?? state.floor) ? await log.snapshot(workspace, doc) : undefined;
    if (!snapshot) return { after: from, isOver: false };
    const isOver = !(await each(snapshot.bytes));
    return { after: isOver ? from : snapshot.number, isOver };
  }

  async #load(): Promise<void> {
    const { log, workspace, doc } = this.of;
    this.epoch = (await log.docState(workspace, doc))?.epoch ?? 0;
    await this.stored(0, async (bytes) => {
      addDeleted(this.deleted, bytes);
      return true;
    });
    const { clocks, persons } = await log.writersOf(workspace, doc);
    for (const [client, next] of clocks) this.clocks.set(client, Math.max(next, this.clocks.get(client) ?? 0));
    for (const [client, person] of persons) this.persons.set(client, person);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const update of early) this.#take(update);
  }

  #take({ envelope, person, deviceNo }: Update): void {
    const { client, to, bytes } = envelope;
    if (to > (this.clocks.get(client) ?? 0)) this.clocks.set(client, to);
    if (deviceNo === 0 && person !== '' && envelope.from < to) this.persons.set(client, person);
    addDeleted(this.deleted, bytes);
  }
}
