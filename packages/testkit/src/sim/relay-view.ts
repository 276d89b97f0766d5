// What the relay has on its disk, read by somebody who does not ask the relay: every synced group is replayed by the
// honest rules. And what all those edits come to, by the plain rule of the newest, without Yjs and without the replica.
import { decodeEntry } from '@baton/ledger/entry';
import { mayRead, mayWrite, liveDevice, deviceOf } from '@baton/model/directory/queries';
import { foldDirectory, isIllegal } from '@baton/model/directory/rules';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { scopeIn } from '@baton/sync-server/access/scope';
import { foldable, type PlacedEntry } from '@baton/sync-server/ledger/foldable';
import type { Op } from '@baton/sync-server/log/backend';
import type { LogEntry } from '@baton/sync-server/log/contract';
import { guard } from '@baton/sync-server/log/taking/guard';
import { MemoryDesk } from '@baton/sync-server/log/memory/desk';
import type { MemoryDisk } from '@baton/sync-server/log/memory/memory-log';
import { runGroup } from '@baton/sync-server/log/taking/run-group';
import { canonical } from '@baton/replica/cells/canonical';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { wordsIn } from './record.ts';

export interface Newest {
  readonly doc: string;
  readonly record: string;
  readonly t: number;
  readonly value: unknown;
}
type Update = Extract<LogEntry, { kind: 'update' }>;
type Ledger = Extract<LogEntry, { kind: 'ledger' }>;
/** A document that began anew, and what it was before. */
export interface Renewal {
  readonly doc: string;
  readonly before: readonly Uint8Array[];
  readonly base: Uint8Array;
}
/** Where a word stands on the line. */
export interface Placed {
  readonly doc: string;
  readonly number: number;
}

/** Many worlds begin with the same entries. */
const folded = new WeakMap<Uint8Array, readonly PlacedEntry[]>();
function foldableOf(entry: Ledger): readonly PlacedEntry[] {
  const known = folded.get(entry.entry) ?? foldable([entry]);
  folded.set(entry.entry, known);
  return known.map((one) => ({ ...one, line: entry.number }));
}

const emptyUpdate = new Uint8Array(2);

function signedAt({ entry }: Ledger): number | null {
  const decoded = decodeEntry(entry);
  return isIllegal(decoded) ? null : decoded.time;
}

/** Found in the middle of something. */
export class BrokenPromise extends Error {}

export class RelayView {
  readonly updates: Update[] = [];
  readonly renewals: Renewal[] = [];
  /** One after each decision, the present one last. */
  readonly directories: Directory[] = [];
  /** What was numbered though its author might not write it there, at that number. */
  readonly trespasses: Update[] = [];
  /** Decided while those before it were still to be given back. */
  readonly decidedEarly: Ledger[] = [];
  readonly #disk: MemoryDisk;
  readonly #desks = new Map<string, MemoryDesk>();
  readonly #words = new Map<string, Placed[]>();
  readonly #bases = new Map<string, { readonly epoch: number; readonly bytes: Uint8Array }>();
  #read = 0;
  #isRecovering = false;

  constructor(disk: MemoryDisk) {
    this.#disk = disk;
  }
  look(): void {
    for (const group of this.#disk.groups.slice(this.#read)) {
      const { taken } = this.#replay(group);
      taken.forEach(({ entries }, at) => {
        this.#stand(group[at]);
        entries.forEach((entry) => this.#take(entry, group[at]));
      });
    }
    this.#read = this.#disk.groups.length;
  }
  /** The disk is another than it was. */
  again(): void {
    for (const list of [this.updates, this.renewals, this.directories, this.trespasses, this.decidedEarly])
      list.length = 0;
    for (const known of [this.#desks, this.#words, this.#bases]) known.clear();
    this.#read = 0;
    this.#isRecovering = false;
    this.look();
  }
  get directory(): Directory | undefined {
    return this.directories.at(-1);
  }
  holds(word: string): boolean {
    return this.#words.has(word);
  }
  placesOf(word: string): readonly Placed[] {
    return this.#words.get(word) ?? [];
  }
  /** All that is written in a document, since it began anew the last time. */
  bytesOf(doc: string): Uint8Array[] {
    const base = this.#bases.get(doc);
    const updates = this.updates.filter(
      ({ envelope }) => envelope.doc === doc && envelope.epoch === (base?.epoch ?? 0),
    );
    return [...(base ? [base.bytes] : []), ...updates.map(({ envelope }) => envelope.bytes)];
  }
  /** What was written over before its document began anew: the relay alone tells of it, in its history. */
  writtenOver(): ReadonlySet<string> {
    const over = new Set<string>();
    for (const [doc, { epoch, bytes }] of this.#bases) {
      const before = this.updates.filter(({ envelope }) => envelope.doc === doc && envelope.epoch < epoch);
      for (const { envelope } of before) for (const word of wordsIn(envelope.bytes)) over.add(word);
      for (const word of wordsIn(bytes)) over.delete(word);
    }
    return over;
  }
  /** Whether the person may read the document now, or might at any time. */
  mayRead(person: PersonId, doc: string, when: 'now' | 'ever' = 'now'): boolean {
    const scope = scopeIn(doc);
    const asked = when === 'now' ? this.directories.slice(-1) : this.directories;
    return scope !== undefined && asked.some((directory) => mayRead(directory, person, scope));
  }

  #replay(group: readonly Op[]): ReturnType<typeof runGroup> {
    try {
      return runGroup(group, (workspace) => this.#desk(workspace), guard);
    } catch (error) {
      throw new BrokenPromise(
        `P1: the relay's disk holds what cannot follow from what lies before it: ${String(error)}`,
      );
    }
  }
  #stand(op: Op | undefined): void {
    if (op?.kind === 'stand') this.#isRecovering = op.change.do === 'renew';
  }
  #take(entry: LogEntry, op: Op | undefined): void {
    if (entry.kind === 'ledger') this.#decide(entry, op);
    if (entry.kind === 'epoch') this.#beginAnew(entry, op);
    if (entry.kind === 'update') this.#write(entry, op?.kind === 'batch');
  }
  #write(entry: Update, isPushed: boolean): void {
    this.updates.push(entry);
    const { doc, bytes } = entry.envelope;
    for (const word of wordsIn(bytes)) {
      const places = this.#words.get(word) ?? [];
      this.#words.set(word, places);
      places.push({ doc, number: entry.number });
    }
    if (isPushed && !this.#mayWrite(entry)) this.trespasses.push(entry);
  }
  #beginAnew({ doc, epoch }: Extract<LogEntry, { kind: 'epoch' }>, op: Op | undefined): void {
    if (op?.kind === 'epoch') this.#renew(op.made.base);
    // Given back after a loss: all that it comes to follows.
    if (op?.kind === 'back') this.#bases.set(doc, { epoch, bytes: emptyUpdate });
  }
  #decide(entry: Ledger, op: Op | undefined): void {
    // What comes back was signed before.
    const isNew = op?.kind === 'ledger' && signedAt(entry) === op.time;
    if (isNew && this.#isRecovering) this.decidedEarly.push(entry);
    for (const one of foldableOf(entry)) {
      const next = foldDirectory(this.directory, one);
      if (!isIllegal(next)) this.directories.push(next);
    }
  }
  #renew({ doc, epoch, bytes }: { readonly doc: string; readonly epoch: number; readonly bytes: Uint8Array }): void {
    this.renewals.push({ doc, before: this.bytesOf(doc), base: bytes });
    this.#bases.set(doc, { epoch, bytes });
  }
  #mayWrite({ deviceNo, person, envelope }: Update): boolean {
    const scope = scopeIn(envelope.doc);
    const { directory } = this;
    const device = directory && deviceOf(directory, deviceNo);
    if (!directory || !scope || device === undefined || !liveDevice(directory, device)) return false;
    return mayWrite(directory, person as PersonId, scope);
  }
  /** What a device that begins with the relay's snapshot is given of a document; null where there is none. */
  fromSnapshot(doc: string): Uint8Array[] | null {
    for (const desk of this.#desks.values()) {
      const { snapshot } = desk.papersOf(doc);
      if (!snapshot) continue;
      const tail = desk
        .rowsOf(doc, snapshot.number)
        .flatMap(({ entry }) => (entry?.kind === 'update' ? [entry.envelope.bytes] : []));
      return [snapshot.bytes, ...tail];
    }
    return null;
  }
  docs(): string[] {
    return [...new Set(this.updates.map(({ envelope }) => envelope.doc))];
  }
  #desk(workspace: string): MemoryDesk {
    const desk = this.#desks.get(workspace) ?? new MemoryDesk();
    this.#desks.set(workspace, desk);
    return desk;
  }
}

const isNewer = (one: Newest, other: Newest): boolean =>
  one.t > other.t || (one.t === other.t && canonical(one.value) > canonical(other.value));

/** Cell key → the newest that was ever written there. */
export function newestIn(doc: string, updates: readonly Uint8Array[]): Map<string, Newest> {
  const newest = new Map<string, Newest>();
  for (const bytes of updates)
    for (const { record, code, t, value } of cellsIn(structsOf(bytes), () => 0)) {
      const cell = { doc, record, t, value };
      const key = `${record}+${code}`;
      const before = newest.get(key);
      if (!before || isNewer(cell, before)) newest.set(key, cell);
    }
  return newest;
}
