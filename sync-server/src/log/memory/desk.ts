// The tables of one workspace in memory.
import type { Touched } from '@baton/model/decided/covered';
import type { Bounds, DropAsk, Droppable, Parts } from '../backend.ts';
import type { LogEntry } from '../contract.ts';
import { emptyHead, type Base, type Desk, type Giving, type HeadRow, type TakenBatch } from '../desk.ts';
import type { DocSince, DocState, StoredSnapshot } from '../documents.ts';
import { firstChain, joined } from '../entry-bytes.ts';
import { firstStanding, type Standing } from '../standing.ts';
import { firstClientOf } from '@baton/replica/client-id';
import { droppableTo } from '../taking/bases.ts';
import type { ContributorsAsk } from '../contributed.ts';
import { Contributed } from './contributed.ts';

interface Row {
  /** undefined: dropped. */
  entry: LogEntry | undefined;
  readonly chain: Uint8Array;
  readonly size: number;
}
interface Papers {
  readonly numbers: number[];
  readonly clocks: Map<number, number>;
  readonly persons: Map<number, string>;
  readonly history: Uint8Array[];
  bases: Base[];
  snapshot?: StoredSnapshot;
}
const docOfEntry = (entry: LogEntry): string | undefined =>
  entry.kind === 'update' ? entry.envelope.doc : entry.kind === 'epoch' ? entry.doc : undefined;

export class MemoryDesk implements Desk {
  readonly entries: Row[] = [];
  readonly #docs = new Map<string, DocState>();
  readonly #papers = new Map<string, Papers>();
  readonly #batches = new Map<string, TakenBatch>();
  readonly #shorts = new Map<string, number>();
  readonly #given = new Set<string>();
  readonly #spaces = new Map<string, string>();
  readonly #next = new Map<string, number>();
  readonly #holds = new Map<number, Set<string>>();
  readonly #parts = new Map<string, Uint8Array[]>();
  readonly #contributed = new Contributed();
  #bounds: Bounds = { safe: 0, horizon: 0 };
  readonly #givenBack = new Map<string, { readonly number: number; readonly time: number }>();
  #standing = firstStanding;
  #head: HeadRow = emptyHead(firstChain);

  head = () => this.#head;
  moveHead = (head: HeadRow) => {
    this.#head = head;
  };
  docOf = (doc: string) => this.#docs.get(doc);
  setDoc = (state: DocState) => void this.#docs.set(state.doc, state);
  clockOf = (doc: string, client: number) => this.papersOf(doc).clocks.get(client) ?? 0;
  setClock = (doc: string, client: number, next: number) => void this.papersOf(doc).clocks.set(client, next);
  hasWritten = (doc: string, incarnation: number) => {
    const first = firstClientOf(incarnation);
    return [...this.papersOf(doc).clocks.keys()].some((client) => client >= first);
  };
  forgetClocks = (doc: string) => this.papersOf(doc).clocks.clear();
  personOf = (doc: string, client: number) => this.papersOf(doc).persons.get(client);
  bind = (doc: string, client: number, person: string) => void this.papersOf(doc).persons.set(client, person);
  batchOf = (deviceNo: number, batch: number) => this.#batches.get(`${deviceNo} ${batch}`);
  keepBatch = (deviceNo: number, batch: number, taken: TakenBatch) =>
    void this.#batches.set(`${deviceNo} ${batch}`, taken);
  standing = () => this.#standing;
  setStanding = (standing: Standing) => {
    this.#standing = standing;
  };
  givenBack = (doc: string, hash: Uint8Array) => this.#givenBack.get(`${doc} ${hash.join()}`);
  keepGivenBack = (doc: string, hash: Uint8Array, at: { readonly number: number; readonly time: number }) =>
    void this.#givenBack.set(`${doc} ${hash.join()}`, at);
  touch = (touched: Touched, person: string, number: number) => this.#contributed.touch(touched, person, number);
  contributors = (ask: ContributorsAsk) => this.#contributed.since(ask);
  shortOf = (project: string, record: string) => this.#shorts.get(`${project} ${record}`);
  spaceOf = (project: string) => this.#spaces.get(project);
  give = ({ project, record, wish, space }: Giving) => {
    const next = this.#next.get(project) ?? 1;
    const isFree = wish > 0 && !this.#given.has(`${project} ${wish}`);
    const short = isFree ? wish : next;
    if (!this.#spaces.has(project)) this.#spaces.set(project, space);
    this.#next.set(project, Math.max(next, short + 1));
    this.#shorts.set(`${project} ${record}`, short);
    this.#given.add(`${project} ${short}`);
    return short;
  };
  put = (entry: LogEntry, bytes: Uint8Array, chain: Uint8Array) => {
    this.entries.push({ entry, chain, size: bytes.length });
    const doc = docOfEntry(entry);
    if (doc !== undefined) this.papersOf(doc).numbers.push(entry.number);
  };
  putPart = (key: string, at: number, bytes: Uint8Array) => {
    const parts = this.#parts.get(key) ?? [];
    parts[at] = bytes;
    this.#parts.set(key, parts);
  };
  removeParts = (key: string) => void this.#parts.delete(key);
  putSnapshot = (snapshot: StoredSnapshot, parts: Parts | null) => {
    const bytes = parts ? joined(this.#parts.get(parts.key) ?? []) : snapshot.bytes;
    this.papersOf(snapshot.doc).snapshot = { ...snapshot, bytes };
    if (parts) this.removeParts(parts.key);
  };
  removeSnapshot = (doc: string) => void delete this.papersOf(doc).snapshot;
  basesOf = (doc: string): readonly Base[] => this.papersOf(doc).bases;
  keepBase = (doc: string, time: number) => {
    const { bases, snapshot } = this.papersOf(doc);
    if (snapshot) bases.push({ number: snapshot.number, epoch: snapshot.epoch, time });
  };
  putHistory = (doc: string, _number: number, blob: Uint8Array) => void this.papersOf(doc).history.push(blob);
  setHold = (deviceNo: number, doc: string, on: boolean) => {
    const held = this.holdsOf(deviceNo);
    if (on) held.add(doc);
    else held.delete(doc);
    this.#holds.set(deviceNo, held);
  };
  bounds = () => this.#bounds;
  setBounds = (bounds: Bounds) => {
    this.#bounds = bounds;
  };
  tailAfter = (doc: string, number: number) => {
    const updates = this.rowsOf(doc, number).filter(({ entry }) => entry?.kind === 'update');
    return { entries: updates.length, bytes: updates.reduce((sum, { size }) => sum + size, 0) };
  };
  dropRaw = (doc: string, upTo: number) => {
    const rows = this.rowsOf(doc, 0).filter(({ entry }) => entry?.kind === 'update' && entry.number <= upTo);
    for (const row of rows) row.entry = undefined;
    const papers = this.papersOf(doc);
    papers.bases = papers.bases.filter(({ number }) => number >= upTo);
    return rows.length;
  };

  docsAfter = (number: number): readonly DocSince[] =>
    [...this.#docs.values()]
      .filter(({ last }) => last > number)
      .toSorted((a, b) => (a.doc < b.doc ? -1 : 1))
      .map((state) => ({ ...state, since: { ...this.tailAfter(state.doc, number), whole: number >= state.floor } }));
  rowsOf = (doc: string, after: number): readonly Row[] =>
    this.papersOf(doc)
      .numbers.filter((number) => number > after)
      .flatMap((number) => this.entries[number - 1] ?? []);
  holdsOf = (deviceNo: number): Set<string> => this.#holds.get(deviceNo) ?? new Set();
  papersOf(doc: string): Papers {
    const known = this.#papers.get(doc) ?? {
      numbers: [],
      clocks: new Map(),
      persons: new Map(),
      history: [],
      bases: [],
    };
    this.#papers.set(doc, known);
    return known;
  }
  droppable({ before, most }: DropAsk): readonly Droppable[] {
    const parts: Droppable[] = [];
    let left = most;
    for (const state of this.#docs.values()) {
      if (left <= 0) break;
      const updates = this.rowsOf(state.doc, 0).flatMap(({ entry }) => (entry?.kind === 'update' ? [entry] : []));
      const young = updates.find(({ time }) => time >= before)?.number ?? Infinity;
      const to = droppableTo(state, { safe: this.#bounds.safe, young, bases: this.basesOf(state.doc) });
      const old = updates.filter(({ number }) => number <= to).slice(0, left);
      const upTo = old.at(-1)?.number;
      if (upTo !== undefined) parts.push({ doc: state.doc, upTo });
      left -= old.length;
    }
    return parts;
  }
}
