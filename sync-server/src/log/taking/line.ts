// Entries onto a workspace's number line: the one place where a number is given, chained and stored.
import { chainAfter } from '../chain.ts';
import type { LogEntry } from '../contract.ts';
import type { Desk } from '../desk.ts';
import type { DocState } from '../documents.ts';
import { bytesOf } from '../entry-bytes.ts';

export const newDoc = (doc: string): DocState => ({
  doc,
  epoch: 0,
  last: 0,
  floor: 0,
  recorded: 0,
  snapshot: null,
  tail: { entries: 0, bytes: 0 },
});

export class Line {
  readonly #desk: Desk;
  readonly #time: number;
  readonly entries: LogEntry[] = [];

  /** @param now the entries get this time or the head's, whichever is later. */
  constructor(desk: Desk, now: number) {
    this.#desk = desk;
    this.#time = Math.max(now, desk.head().time);
  }
  get time(): number {
    return this.#time;
  }
  put(make: (number: number, time: number) => LogEntry): LogEntry {
    const head = this.#desk.head();
    const entry = make(head.number + 1, this.#time);
    const bytes = bytesOf(entry);
    const chain = chainAfter(head.chain, entry, bytes);
    this.#desk.put(entry, bytes, chain);
    this.#count(entry, bytes.length);
    const ledgerHead = entry.kind === 'ledger' ? entry.number : head.ledgerHead;
    this.#desk.moveHead({ number: entry.number, chain, ledgerHead, time: this.#time });
    this.entries.push(entry);
    return entry;
  }
  #count(entry: LogEntry, size: number): void {
    if (entry.kind === 'update') {
      const state = this.#desk.docOf(entry.envelope.doc) ?? newDoc(entry.envelope.doc);
      const tail = { entries: state.tail.entries + 1, bytes: state.tail.bytes + size };
      this.#desk.setDoc({ ...state, last: entry.number, tail });
    } else if (entry.kind === 'epoch') {
      const state = this.#desk.docOf(entry.doc) ?? newDoc(entry.doc);
      this.#desk.setDoc({ ...state, last: entry.number });
    }
  }
}
