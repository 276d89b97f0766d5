// What the relay has on its disk, read by somebody who does not ask the relay: every synced group is replayed by the
// honest rules. And what all those edits come to, by the plain rule of the newest, without Yjs and without the replica.
import type { LogEntry } from '@baton/sync-server/log/contract';
import { guard } from '@baton/sync-server/log/guard';
import { MemoryDesk } from '@baton/sync-server/log/memory-desk';
import type { MemoryDisk } from '@baton/sync-server/log/memory-log';
import { runGroup } from '@baton/sync-server/log/run-group';
import { canonical } from '@baton/replica/canonical';
import { cellsIn, structsOf } from '@baton/replica/decode';
import { holds } from './record.ts';

export interface Newest {
  readonly doc: string;
  readonly record: string;
  readonly t: number;
  readonly value: unknown;
}
type Update = Extract<LogEntry, { kind: 'update' }>;

export class RelayView {
  readonly updates: Update[] = [];
  readonly #disk: MemoryDisk;
  readonly #desks = new Map<string, MemoryDesk>();
  #read = 0;

  constructor(disk: MemoryDisk) {
    this.#disk = disk;
  }
  look(): void {
    for (const group of this.#disk.groups.slice(this.#read)) {
      const { taken } = runGroup(group, (workspace) => this.#desk(workspace), guard);
      for (const { entries } of taken)
        for (const entry of entries) if (entry.kind === 'update') this.updates.push(entry);
    }
    this.#read = this.#disk.groups.length;
  }
  /** The disk is another than it was. */
  again(): void {
    this.updates.length = 0;
    this.#desks.clear();
    this.#read = 0;
    this.look();
  }
  holds(word: string): boolean {
    return this.updates.some(({ envelope }) => holds(envelope.bytes, word));
  }
  bytesOf(doc: string): Uint8Array[] {
    return this.updates.filter(({ envelope }) => envelope.doc === doc).map(({ envelope }) => envelope.bytes);
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
