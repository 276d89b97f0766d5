// The tables of one workspace in memory.
import type { LogEntry } from './contract.ts';
import { firstChain } from './entry-bytes.ts';
import { emptyHead, type Desk, type HeadRow, type TakenBatch } from './desk.ts';

export class MemoryDesk implements Desk {
  readonly entries: { readonly entry: LogEntry; readonly chain: Uint8Array }[] = [];
  readonly #clocks = new Map<string, number>();
  readonly #batches = new Map<string, TakenBatch>();
  readonly #shorts = new Map<string, number>();
  readonly #given = new Set<string>();
  readonly #next = new Map<string, number>();
  #head: HeadRow = emptyHead(firstChain);

  head = () => this.#head;
  moveHead = (head: HeadRow) => {
    this.#head = head;
  };
  epochOf = () => 0;
  clockOf = (doc: string, client: number) => this.#clocks.get(`${client} ${doc}`) ?? 0;
  setClock = (doc: string, client: number, next: number) => void this.#clocks.set(`${client} ${doc}`, next);
  batchOf = (deviceNo: number, batch: number) => this.#batches.get(`${deviceNo} ${batch}`);
  keepBatch = (deviceNo: number, batch: number, taken: TakenBatch) =>
    void this.#batches.set(`${deviceNo} ${batch}`, taken);
  shortOf = (project: string, record: string) => this.#shorts.get(`${project} ${record}`);
  give = (project: string, record: string, wish: number) => {
    const next = this.#next.get(project) ?? 1;
    const isFree = wish > 0 && !this.#given.has(`${project} ${wish}`);
    const short = isFree ? wish : next;
    this.#next.set(project, Math.max(next, short + 1));
    this.#shorts.set(`${project} ${record}`, short);
    this.#given.add(`${project} ${short}`);
    return short;
  };
  put = (entry: LogEntry, _bytes: Uint8Array, chain: Uint8Array) => void this.entries.push({ entry, chain });
}
