// A workspace's documents, its store of files and the sweep over them, with a clock that goes by days: for tests of what is
// removed and what is not.
import type { Directory } from '@baton/model/directory/schema';
import { secondsOf } from '@baton/replica/cells/cell';
import { clientIdOf } from '@baton/replica/client-id';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { rawPeer } from '@baton/replica/test/raw';
import { cutterHere } from '../compaction/cutter.ts';
import { guard } from '../log/taking/guard.ts';
import { createMemoryLog, MemoryDisk, type MemoryLog } from '../log/memory/memory-log.ts';
import type { FileStore } from './contract.ts';
import { FileBook } from './file-book.ts';
import { FileDesk } from './file-desk.ts';
import { FileSweep } from './file-sweep.ts';
import { hashOf } from './hash.fixture.ts';
import { createMemoryStore } from './memory-store.ts';

export const workspace = 'w'.padEnd(18, '0');
export const person = 'uANN'.padEnd(18, '0');
/** Beside a task of some space. */
export const sweptPage = `p/${'s'.padEnd(18, '0')}/${'t1'.padEnd(18, '0')}`;
export const dayMs = 86_400_000;
type Bytes = Uint8Array<ArrayBuffer>;

/** Everybody may everything: rights are tried elsewhere. */
const rights = { mayRead: () => true, mayWrite: () => true };
export const bringer = { workspace: { id: workspace, rights }, person: person as never };

export interface SweepWorldOptions {
  readonly graceDays?: number;
  readonly bookFile?: string;
  readonly store?: FileStore;
}

export class SweepWorld {
  now = Date.UTC(2026, 2, 1);
  log: MemoryLog;
  readonly store: FileStore;
  readonly book: FileBook;
  desk: FileDesk;
  moved: Directory['moved'] = {};
  held: Uint8Array[] = [];
  readonly faults: [workspace: string, why: string][] = [];
  sweep: FileSweep;
  readonly #graceMs: number;
  #session = 1;

  /** With a first entry: of a workspace that has none nobody knows. */
  static async open(options: SweepWorldOptions = {}): Promise<SweepWorld> {
    const world = new SweepWorld(options);
    await world.write('o/people', { [`${person}+xx`]: 1 }, `by:${person}`);
    return world;
  }

  private constructor({ graceDays = 90, bookFile = ':memory:', store }: SweepWorldOptions = {}) {
    this.#graceMs = graceDays * dayMs;
    this.store = store ?? createMemoryStore(() => this.now);
    this.log = this.#openLog(new MemoryDisk());
    this.book = new FileBook(bookFile, () => this.now);
    this.desk = new FileDesk(this.store, this.book);
    this.sweep = this.#openSweep();
  }

  #openLog(disk: MemoryDisk): MemoryLog {
    return createMemoryLog({ guard, now: () => this.now, disk });
  }
  #openSweep(): FileSweep {
    const files = this.held.map((file) => ({ hash: '', file, left: new Map<number, null>() }));
    return new FileSweep({
      log: this.log,
      files: this.desk,
      held: { all: () => [{ device: 'd', since: 0, bytes: 0, hash: '', files }] },
      mentions: (id, doc) => cutterHere(this.log).mentions(id, doc),
      movedIn: async () => this.moved,
      onFault: (id, fault) => void this.faults.push([id, (fault as Error).message]),
      graceMs: this.#graceMs,
      now: () => this.now,
    });
  }
  /** The relay is started again over what it has on its disks. */
  restart(): void {
    this.desk = new FileDesk(this.store, this.book);
    this.sweep = this.#openSweep();
  }
  /** The line is as it was when it had so many groups; the relay knows that. */
  async setBack(groups: number, isNoticed = true): Promise<void> {
    const disk = new MemoryDisk();
    disk.groups.push(...this.log.disk.groups.slice(0, groups));
    this.log = this.#openLog(disk);
    if (isNoticed) {
      await this.log.changeStanding(workspace, { do: 'renew', above: 0 });
      await this.log.changeStanding(workspace, { do: 'open' });
    }
    this.restart();
  }

  /** Cells, each a second younger than the one before. */
  async write(doc: string, cells: Readonly<Record<string, unknown>>, root = 'cells'): Promise<void> {
    const peer = rawPeer(clientIdOf(1, 1, (this.#session += 1)));
    const author = { person, deviceNo: 1, deviceNos: [1] };
    const envelopes = Object.entries(cells).map(([key, value]) => {
      this.now += 1_000;
      return { ...envelopeOf(doc, peer.setIn(root, key, value, secondsOf(this.now), person)), epoch: 0 };
    });
    const answer = await this.log.append(workspace, { author, batch: null, envelopes, asks: [], checkedAt: 0 });
    if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer));
  }

  /** As a device does: asks, and sends what is not there. */
  async bring(bytes: Bytes, doc: string): Promise<string> {
    const hash = hashOf(bytes);
    const answer = await this.desk.ask(bringer, { hash, size: bytes.length, doc });
    if (typeof answer === 'string') throw new Error(answer);
    if (!answer.kept) await this.desk.put(bringer, { hash, from: answer.came, bytes: bytes.slice(answer.came) });
    return hash;
  }

  /** Day after day, each with its sweep. */
  async days(count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) {
      this.now += dayMs;
      await this.pass();
    }
  }
  /** One look, which says its first fault. */
  async pass(): Promise<void> {
    await this.sweep.pass();
    const [fault] = this.faults.splice(0);
    if (fault !== undefined) throw new Error(fault[1]);
  }
  /** A month in a cupboard: time passes, and nobody looks. */
  away(days: number): void {
    this.now += days * dayMs;
  }

  async has(hash: string): Promise<boolean> {
    const name = { workspace, hash };
    return this.book.kept(name) !== undefined && (await this.store.size(name)) !== null;
  }
  async liesInStore(hash: string): Promise<boolean> {
    return (await this.store.size({ workspace, hash })) !== null;
  }
}
