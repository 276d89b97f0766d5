// The log in memory, for tests and the simulator. Its disk outlives it: what was not committed when it crashes is
// forgotten, promises then never settle, and a new log over the same disk is the relay started again.
import { assert } from '@baton/model/assert';
import type { Log, LogEntry, Page } from '../contract.ts';
import type { Backend, DocAsk, DropAsk, GroupEnd, LineAsk, Op } from '../backend.ts';
import type { ContributorsAsk } from '../contributed.ts';
import type { DocPage } from '../documents.ts';
import { firstChain, goneBelow, isUnbound } from '../entry-bytes.ts';
import { GroupLog } from '../group-log.ts';
import type { Guard } from '../taking/guarding.ts';
import { MemoryDesk } from './desk.ts';
import { runGroup } from '../taking/run-group.ts';
import { firstStanding } from '../standing.ts';

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

type Rows = readonly { readonly entry: LogEntry | undefined }[];

const sizeOf = (entry: LogEntry): number => (entry.kind === 'update' ? entry.envelope.bytes.length + 40 : 200);

function pageOf(rows: Rows, limit: number): DocPage {
  const entries: LogEntry[] = [];
  let size = 0;
  for (const { entry } of rows) {
    if (!entry) continue;
    if (entries.length > 0 && size >= limit) return { entries, upTo: entries.at(-1)?.number ?? 0, more: true };
    entries.push(entry);
    size += sizeOf(entry);
  }
  return { entries, upTo: entries.at(-1)?.number ?? 0, more: false };
}
/** A page that was read to its end reaches as far as the line does. */
function pageUpTo(rows: Rows, limit: number, head: number): DocPage {
  const page = pageOf(rows, limit);
  return page.more ? page : { ...page, upTo: head };
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
  standing = (workspace: string) => this.#answer(() => this.#desks.get(workspace)?.standing() ?? firstStanding);
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
      const desk = this.#desks.get(workspace);
      const rows = desk?.entries ?? [];
      assert(after >= (desk?.bounds().horizon ?? 0), goneBelow(after));
      const { entries, upTo } = pageOf(rows.slice(after), limit);
      const number = entries.length > 0 ? upTo : after;
      return { entries, cursor: { number, chain: rows[number - 1]?.chain ?? firstChain } };
    });

  chainAt = (workspace: string, number: number) =>
    this.#answer(() => (number === 0 ? firstChain : this.#desks.get(workspace)?.entries[number - 1]?.chain));

  ledgerAfter = (workspace: string, number: number) =>
    this.#answer(() => {
      const rows = this.#desks.get(workspace)?.entries.slice(number) ?? [];
      return rows.flatMap(({ entry }) => (entry?.kind === 'ledger' ? [entry] : []));
    });

  docsAfter = (workspace: string, number: number) =>
    this.#answer(() => this.#desks.get(workspace)?.docsAfter(number) ?? []);
  docState = (workspace: string, doc: string) => this.#answer(() => this.#desks.get(workspace)?.docOf(doc));
  readDoc = (workspace: string, { doc, after, limit }: DocAsk) =>
    this.#answer(() => {
      const desk = this.#desks.get(workspace);
      return pageUpTo(desk?.rowsOf(doc, after) ?? [], limit, Math.max(after, desk?.head().number ?? 0));
    });
  readUnbound = (workspace: string, { after, limit }: LineAsk) =>
    this.#answer(() => {
      const desk = this.#desks.get(workspace);
      const rows = desk?.entries.slice(after).filter(({ entry }) => entry && isUnbound(entry)) ?? [];
      return pageUpTo(rows, limit, Math.max(after, desk?.head().number ?? 0));
    });
  snapshot = (workspace: string, doc: string) => this.#answer(() => this.#desks.get(workspace)?.papersOf(doc).snapshot);
  writersOf = (workspace: string, doc: string) =>
    this.#answer(() => {
      const { clocks, persons } = this.#desks.get(workspace)?.papersOf(doc) ?? { clocks: [], persons: [] };
      return { clocks: [...clocks], persons: [...persons] };
    });
  historyOf = (workspace: string, doc: string) =>
    this.#answer(() => [...(this.#desks.get(workspace)?.papersOf(doc).history ?? [])]);
  contributors = (workspace: string, ask: ContributorsAsk) =>
    this.#answer(() => this.#desks.get(workspace)?.contributors(ask) ?? []);
  holds = (workspace: string, deviceNo: number) =>
    this.#answer(() => [...(this.#desks.get(workspace)?.holdsOf(deviceNo) ?? [])]);
  bounds = (workspace: string) => this.#answer(() => this.#desks.get(workspace)?.bounds() ?? { safe: 0, horizon: 0 });
  droppable = (workspace: string, ask: DropAsk) => this.#answer(() => this.#desks.get(workspace)?.droppable(ask) ?? []);

  probe = () => new Promise<void>(this.#options.fsync ?? ((done) => done()));
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
    return this.#crashed ? never() : new Promise((resolve) => resolve(value()));
  }
}

export function createMemoryLog(options: MemoryLogOptions): MemoryLog {
  const disk = options.disk ?? new MemoryDisk();
  const backend = new MemoryBackend(options, disk);
  const log = new GroupLog(backend, options.now);
  return Object.assign(log, { disk, crash: () => backend.crash() });
}
