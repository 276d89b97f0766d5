// A document's confirmed cells as one blob, and back: JSON, because nothing parses faster. Values that JSON would bend
// (bytes, undefined, bigints) stand beside it in lib0's encoding. Disposable: another version is simply built again.
import { assert } from '@baton/model/assert';
import type { PersonId, RecordId } from '@baton/model/ids';
import { readAny, createDecoder } from 'lib0/decoding';
import { encode as encodeBinary, writeAny } from 'lib0/encoding';
import { fromBase64, toBase64 } from 'lib0/buffer';
import type { HeldCell, ItemId } from './cell.ts';
import type { DocState } from './doc-state.ts';
import type { Held } from './held.ts';
import { movesOf } from './changes.ts';
import type { RowChange } from './contract.ts';
import type { Memory } from './memory.ts';
import { shapeOf, type AnyRow } from './row.ts';

/** Raise it whenever the blob's shape changes: older blobs are then refused by canLoad. */
export const projectionVersion = 1;

const cellSize = 6;
interface Blob {
  readonly v: number;
  readonly doc: string;
  readonly clocks: readonly (readonly [client: number, next: number])[];
  readonly people: readonly string[];
  readonly lineage: readonly (readonly [client: number, runs: readonly (readonly [clock: number, person: number])[]])[];
  /** [id, author, then for each cell: code, value, t, by, client, clock]; people and clients by their place in the lists. */
  readonly records: readonly (readonly unknown[])[];
  /** [record, cell, lib0 base64] */
  readonly odd: readonly (readonly [number, number, string])[];
  /** [record, cell, client id, clock] */
  readonly twins: readonly (readonly [number, number, number, number])[];
}

class Names<T> {
  readonly list: T[] = [];
  readonly #places = new Map<T, number>();

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

export function project(doc: DocState, records: Iterable<Held>): Uint8Array {
  const people = new Names<string>();
  const clocks = [...doc.clocks];
  const clients = new Map(clocks.map(([client], at) => [client, at]));
  const odd: [number, number, string][] = [];
  const twins: [number, number, number, number][] = [];
  const written: unknown[][] = [];
  for (const held of records) {
    if (held.cells.length === 0) continue;
    const line: unknown[] = [held.id, held.author === null ? -1 : people.place(held.author)];
    held.cells.forEach((cell, at) => {
      const plain = isPlain(cell.value);
      if (!plain)
        odd.push([written.length, at, toBase64(encodeBinary((encoder) => writeAny(encoder, cell.value as never)))]);
      if (cell.twin !== undefined) twins.push([written.length, at, ...cell.twin]);
      line.push(
        cell.code,
        plain ? cell.value : null,
        cell.t,
        people.place(cell.by),
        clients.get(cell.client),
        cell.clock,
      );
    });
    written.push(line);
  }
  const lineage = [...doc.lineage].map(
    ([client, run]) =>
      [
        client,
        [...run]
          .filter(([clock]) => clock < doc.next(client))
          .map(([clock, person]) => [clock, person === null ? -1 : people.place(person)] as const),
      ] as const,
  );
  const blob: Blob = {
    v: projectionVersion,
    doc: doc.name,
    clocks,
    people: people.list,
    lineage,
    records: written,
    odd,
    twins,
  };
  return new TextEncoder().encode(JSON.stringify(blob));
}

/** Loads into a document of which nothing is confirmed here yet. */
export function loadProjection(memory: Memory, doc: DocState, bytes: Uint8Array): readonly RowChange[] {
  const blob = JSON.parse(new TextDecoder().decode(bytes)) as Blob;
  assert(blob.v === projectionVersion && blob.doc === doc.name, `this is no projection of ${doc.name}`);
  assert(doc.clocks.size === 0, `${doc.name} has been read already`);
  for (const [client, next] of blob.clocks) doc.clocks.set(client, next);
  const people = blob.people as readonly PersonId[];
  for (const [client, run] of blob.lineage)
    for (const [clock, person] of run) doc.setAuthor(client, clock, people[person] ?? null);
  const odd = new Map(blob.odd.map(([record, cell, text]) => [`${record}.${cell}`, text]));
  const twins = new Map(
    blob.twins.map(([record, cell, client, clock]) => [`${record}.${cell}`, [client, clock] as const]),
  );
  const codes = new Map<string, string>();
  const changes: RowChange[] = [];
  blob.records.forEach((line, at) => {
    const held = memory.copyFor(line[0] as string, doc, people[line[1] as number] ?? null);
    held.cells = cellsOf(line, { clocks: blob.clocks, people, codes });
    if (odd.size + twins.size > 0)
      held.cells = held.cells.map((cell, place) =>
        mended(cell, odd.get(`${at}.${place}`), twins.get(`${at}.${place}`)),
      );
    const fields = (row: AnyRow): readonly string[] => fieldsIn(held.id, row);
    for (const change of movesOf(memory, held.id, { person: null, own: false, fields })) changes.push(change);
  });
  return changes;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0);

function fieldsIn(id: RecordId, row: AnyRow): readonly string[] {
  const fields: string[] = [];
  for (const name of shapeOf(id)?.names ?? []) if (!isEmpty(row[name])) fields.push(name);
  return fields;
}

interface Lists {
  readonly clocks: Blob['clocks'];
  readonly people: readonly PersonId[];
  readonly codes: Map<string, string>;
}

function cellsOf(line: readonly unknown[], { clocks, people, codes }: Lists): HeldCell[] {
  const cells: HeldCell[] = [];
  for (let at = 2; at < line.length; at += cellSize) {
    const code = shared(codes, line[at] as string);
    const client = clocks[line[at + 4] as number]?.[0] ?? 0;
    cells.push({
      code,
      value: line[at + 1],
      t: line[at + 2] as number,
      by: people[line[at + 3] as number] as PersonId,
      client,
      clock: line[at + 5] as number,
    });
  }
  return cells;
}

/** One string for all cells that have it. */
function shared(codes: Map<string, string>, text: string): string {
  const known = codes.get(text);
  if (known === undefined) codes.set(text, text);
  return known ?? text;
}

const mended = (cell: HeldCell, text: string | undefined, twin: ItemId | undefined): HeldCell => ({
  ...cell,
  ...(text === undefined ? {} : { value: readAny(createDecoder(fromBase64(text))) }),
  ...(twin === undefined ? {} : { twin }),
});
