// The log in memory, for tests and the simulator. Its disk outlives it: what was not committed when it crashes is
// forgotten, promises then never settle, and a new log over the same disk is the relay started again.
import type { Log, LogEntry, Page } from './contract.ts';
import type { Backend, GroupEnd, Op } from './backend.ts';
import { firstChain } from './entry-bytes.ts';
import { GroupLog } from './group-log.ts';
import type { Guard } from './guarding.ts';
import { MemoryDesk } from './memory-desk.ts';
import { runGroup } from './run-group.ts';

export interface MemoryLogOptions {
  readonly guard: Guard;
  readonly now: () => number;
  readonly disk?: MemoryDisk;
  /** When a group reaches the disk: call `done` then. At once by default. */
  readonly fsync?: (done: () => void) => void;
  /** Planted fault for the simulator: answers before the group is on the disk. */
  readonly answersEarly?: boolean;
  /** Planted fault: what a group does instead of runGroup. */
  readonly runGroup?: typeof runGroup;
}
export interface MemoryLog extends Log {
  readonly disk: MemoryDisk;
  crash(): void;
}

/** Groups that were synced, in order: replaying them gives the same log again. */
export class MemoryDisk {
  readonly groups: (readonly Op[])[] = [];
  /** As restoring an older image of the machine does. */
  rewind(groups: number): void {
    this.groups.length = Math.max(0, this.groups.length - groups);
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

class MemoryBackend implements Backend {
  readonly #options: MemoryLogOptions;
  readonly #disk: MemoryDisk;
  readonly #desks = new Map<string, MemoryDesk>();
  #crashed = false;

  constructor(options: MemoryLogOptions, disk: MemoryDisk) {
    this.#options = options;
    this.#disk = disk;
    for (const group of disk.groups) this.#run(group);
  }

  crash(): void {
    this.#crashed = true;
  }
  incarnation = () => this.#answer(() => 1);
  workspaces = () => this.#answer(() => [...this.#desks.keys()]);
  head = (workspace: string) =>
    this.#answer(() => {
      const head = this.#desks.get(workspace)?.head();
      if (!head) return undefined;
      const { number, chain, ledgerHead, time } = head;
      return { cursor: { number, chain }, ledgerHead, time };
    });

  async commit(group: readonly Op[]): Promise<GroupEnd> {
    const { answersEarly, fsync = (done) => done() } = this.#options;
    if (this.#crashed) return never();
    if (answersEarly) {
      fsync(() => this.#sync(group));
      return this.#run(group);
    }
    await new Promise<void>(fsync);
    if (this.#crashed) return never();
    this.#sync(group);
    return this.#run(group);
  }

  read = (workspace: string, after: number, limit: number) =>
    this.#answer((): Page => {
      const rows = this.#desks.get(workspace)?.entries ?? [];
      const entries: LogEntry[] = [];
      let size = 0;
      let at = after;
      for (; at < rows.length && (entries.length === 0 || size < limit); at += 1) {
        const row = rows[at];
        if (!row) break;
        entries.push(row.entry);
        size += row.entry.kind === 'update' ? row.entry.envelope.bytes.length + 40 : 200;
      }
      return { entries, cursor: { number: at, chain: rows[at - 1]?.chain ?? firstChain } };
    });

  chainAt = (workspace: string, number: number) =>
    this.#answer(() => (number === 0 ? firstChain : this.#desks.get(workspace)?.entries[number - 1]?.chain));

  ledgerAfter = (workspace: string, number: number) =>
    this.#answer(() => {
      const rows = this.#desks.get(workspace)?.entries.slice(number) ?? [];
      return rows.map(({ entry }) => entry).filter((entry) => entry.kind === 'ledger');
    });

  close = () => Promise.resolve();

  #sync(group: readonly Op[]): void {
    if (!this.#crashed) this.#disk.groups.push(group);
  }
  #run(group: readonly Op[]): GroupEnd {
    const run = this.#options.runGroup ?? runGroup;
    return run(group, (workspace) => this.#deskOf(workspace), this.#options.guard);
  }
  #deskOf(workspace: string): MemoryDesk {
    const desk = this.#desks.get(workspace) ?? new MemoryDesk();
    this.#desks.set(workspace, desk);
    return desk;
  }
  #answer<T>(value: () => T): Promise<T> {
    return this.#crashed ? never() : Promise.resolve(value());
  }
}

export function createMemoryLog(options: MemoryLogOptions): MemoryLog {
  const disk = options.disk ?? new MemoryDisk();
  const backend = new MemoryBackend(options, disk);
  const log = new GroupLog(backend, options.now);
  return Object.assign(log, { disk, crash: () => backend.crash() });
}
