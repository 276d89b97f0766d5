// A document's confirmed cells as one blob, and back. The first line is the head: what must be known at once (clocks,
// authors, the ids of records and what they are found by). The second has the brief fields of all rows, read when somebody
// asks of all of them. Then a line of cells for each record, read when somebody asks for it. JSON, because nothing parses faster; values that JSON would bend (bytes, undefined, bigints) stand in the head in
// lib0's encoding. Disposable: another version is simply built again.
import { isAwake } from '../records/archive.ts';
import { assert } from '@baton/model/assert';
import type { PersonId } from '@baton/model/ids';
import { toBase64 } from 'lib0/buffer';
import { encode as encodeBinary, writeAny } from 'lib0/encoding';
import type { HeldCell } from '../cells/cell.ts';
import type { DocState } from './doc-state.ts';
import type { Brief, Held } from '../records/held.ts';
import { pointerCode } from '../records/home.ts';
import { Lines, type Head } from './lines.ts';
import type { Memory } from './memory.ts';
import { rowOf, shapeOf, shapesText, type AnyRow } from '../records/row.ts';

/** Raise it whenever the blob's shape changes. Another shape of rows is another version by itself: blobs tell of rows. */
const blobVersion = 3;
export const projectionVersion = `${blobVersion}.${hashOf(shapesText)}`;

function hashOf(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return (hash >>> 0).toString(36);
}

class Names<T> {
  readonly list: T[] = [];
  readonly #places = new Map<T, number>();

  constructor(first: readonly T[] = []) {
    for (const name of first) this.place(name);
  }

  place(name: T): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value instanceof Uint8Array) return false;
  return Object.values(value).every(isPlain);
}

class Writing {
  readonly people: Names<string>;
  readonly values = new Names<string>();
  /** Of brief fields, by their JSON: lists are the same that read the same. */
  readonly words = new Names<string>();
  readonly briefs: number[] = [];
  readonly records: (string | number)[] = [];
  readonly lines: string[] = [];
  readonly odd: [number, number, string][] = [];
  readonly twins: [number, number, number, number][] = [];
  readonly #clients: ReadonlyMap<number, number>;

  /** @param people as the lines know them that are taken over unread. */
  constructor(doc: DocState, people: readonly string[]) {
    this.people = new Names(people);
    this.#clients = new Map([...doc.clocks.keys()].map((client, at) => [client, at]));
  }

  add(held: Held): void {
    const { id, sleep } = held;
    const author = held.author === null ? -1 : this.people.place(held.author);
    if (sleep?.bed instanceof Lines) {
      // It stays asleep: people and clients of its line have the places that they had.
      this.#push({ id, author, shown: sleep.bed.shownBy(sleep.line).map((value) => this.#value(value)) });
      this.#brief(id, sleep.bed.briefAt(sleep.line));
      this.lines.push(sleep.bed.textAt(sleep.line));
    } else if (held.cells.length > 0) {
      const line = this.#lineOf(held);
      const row = this.#rowOf(held);
      const shown = row && (shapeOf(id)?.indexed.map((field) => this.#value(row[field])) ?? null);
      this.#push({ id, author, shown });
      if (row !== null) this.#brief(id, row);
      this.lines.push(line);
    }
  }

  #push({ id, author, shown }: { id: string; author: number; shown: readonly number[] | null }): void {
    this.records.push(id, author, shown?.length ?? -1, ...(shown ?? []));
  }

  #value(value: unknown): number {
    return typeof value === 'string' ? this.values.place(value) : -1;
  }

  #lineOf({ cells }: Held): string {
    return JSON.stringify(cells.flatMap((cell, at) => this.#cell(cell, at)));
  }

  /** The row that stands by these cells alone; null: there is none, or it needs more than plain cells. */
  #rowOf({ id, author, cells }: Held): AnyRow | null {
    const record = this.lines.length;
    const isPlainly = this.odd.at(-1)?.[0] !== record && this.twins.at(-1)?.[0] !== record;
    const isPointing = cells.some(({ code }) => code === pointerCode);
    // Awake tasks are looked at when they are laid: they wait for their archive.
    return isPlainly && !isPointing && !isAwake(cells) ? (rowOf(id, author, cells) ?? null) : null;
  }

  #brief(id: string, row: Brief): void {
    for (const field of shapeOf(id)?.brief ?? []) this.briefs.push(this.words.place(JSON.stringify(row[field])));
  }

  #cell(cell: HeldCell, at: number): unknown[] {
    const plain = isPlain(cell.value);
    const record = this.lines.length;
    if (!plain)
      this.odd.push([record, at, toBase64(encodeBinary((encoder) => writeAny(encoder, cell.value as never)))]);
    if (cell.twin !== undefined) this.twins.push([record, at, ...cell.twin]);
    const [by, client] = [this.people.place(cell.by), this.#clients.get(cell.client)];
    return [cell.code, plain ? cell.value : null, cell.t, by, client, cell.clock];
  }
}

function lineageOf(doc: DocState, people: Names<string>): Head['lineage'] {
  const before = (client: number) => (run: readonly [clock: number, person: PersonId | null]) =>
    run[0] < doc.next(client);
  return [...doc.lineage].map(([client, run]) => [
    client,
    [...run]
      .filter(before(client))
      .map(([clock, person]) => [clock, person === null ? -1 : people.place(person)] as const),
  ]);
}

export function project(doc: DocState, records: readonly Held[]): Uint8Array {
  const bed = records.find(({ sleep }) => sleep !== null)?.sleep?.bed;
  const writing = new Writing(doc, bed instanceof Lines ? bed.people : []);
  for (const held of records) writing.add(held);
  const lineage = lineageOf(doc, writing.people);
  const head: Head = {
    v: projectionVersion,
    doc: doc.name,
    clocks: [...doc.clocks],
    people: writing.people.list,
    lineage,
    values: writing.values.list,
    records: writing.records,
    odd: writing.odd,
    twins: writing.twins,
  };
  const briefs = `{"words":[${writing.words.list.join(',')}],"places":${JSON.stringify(writing.briefs)}}`;
  return new TextEncoder().encode([JSON.stringify(head), briefs, ...writing.lines].join('\n'));
}

/** Loads into a document of which nothing is confirmed here yet. */
export function loadProjection(memory: Memory, doc: DocState, bytes: Uint8Array): void {
  const [first = '', briefs = '', ...lines] = new TextDecoder().decode(bytes).split('\n');
  const head = JSON.parse(first) as Head;
  assert(head.v === projectionVersion && head.doc === doc.name, `this is no projection of ${doc.name}`);
  assert(doc.clocks.size === 0, `${doc.name} has been read already`);
  for (const [client, next] of head.clocks) doc.clocks.set(client, next);
  const people = head.people as readonly PersonId[];
  for (const [client, run] of head.lineage)
    for (const [clock, person] of run) doc.setAuthor(client, clock, people[person] ?? null);
  const bed = new Lines(head, briefs, lines);
  for (let line = 0; line < lines.length; line += 1) memory.lay({ doc, bed, line, ...bed.recordAt(line) });
}
