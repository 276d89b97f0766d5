// The lines of a loaded projection: cells of records that nobody has asked for yet, as text.
import type { PersonId, RecordId } from '@baton/model/ids';
import { fromBase64 } from 'lib0/buffer';
import { createDecoder, readAny } from 'lib0/decoding';
import type { HeldCell, ItemId } from '../cells/cell.ts';
import type { Bed, Brief } from '../records/held.ts';
import { shapeOf } from '../records/row.ts';

const cellSize = 6;
export interface Head {
  readonly v: string;
  readonly doc: string;
  readonly clocks: readonly (readonly [client: number, next: number])[];
  readonly people: readonly string[];
  readonly lineage: readonly (readonly [client: number, runs: readonly (readonly [clock: number, person: number])[]])[];
  /** Values of indexed fields. */
  readonly values: readonly string[];
  /** Flat, for each record: id, author, how many indexed fields its row has (-1: it has no row), their values; by their places. */
  readonly records: readonly (string | number)[];
  /** [record, cell, lib0 base64] */
  readonly odd: readonly (readonly [number, number, string])[];
  /** [record, cell, client id, clock] */
  readonly twins: readonly (readonly [number, number, number, number])[];
}

/** The second line: brief fields of the rows, table by table of their shape, as places in `words`. */
export interface Briefs {
  readonly words: readonly unknown[];
  /** Flat, for each record that has a row and whose kind has brief fields. */
  readonly places: readonly number[];
}
const nothing: Brief = {};

type ShownBy = readonly (string | undefined)[];

export class Lines implements Bed {
  readonly people: readonly PersonId[];
  readonly #head: Head;
  readonly #lines: readonly string[];
  /** As text until somebody asks for one of them. */
  #briefs: Briefs | string;
  /** Where the brief fields of each record begin, once they were read; -1: it has none. */
  #briefAt: Int32Array = new Int32Array(0);
  /** Where each record begins in the head's flat list. */
  readonly #starts: number[] = [];
  readonly #odd: ReadonlyMap<string, string>;
  readonly #twins: ReadonlyMap<string, ItemId>;

  constructor(head: Head, briefs: string, lines: readonly string[]) {
    this.#head = head;
    this.#briefs = briefs;
    this.#lines = lines;
    this.people = head.people as readonly PersonId[];
    for (let at = 0; at < head.records.length; at += 3 + Math.max(0, head.records[at + 2] as number))
      this.#starts.push(at);
    this.#odd = new Map(head.odd.map(([record, cell, text]) => [`${record}.${cell}`, text]));
    this.#twins = new Map(head.twins.map(([record, cell, client, clock]) => [`${record}.${cell}`, [client, clock]]));
  }

  textAt(line: number): string {
    return this.#lines[line] ?? '[]';
  }

  recordAt(line: number): { id: RecordId; author: PersonId | null; shownBy: ShownBy | null } {
    const { records } = this.#head;
    const at = this.#starts[line] ?? 0;
    const isShown = (records[at + 2] as number) >= 0;
    return {
      id: records[at] as RecordId,
      author: this.people[records[at + 1] as number] ?? null,
      shownBy: isShown ? this.shownBy(line) : null,
    };
  }

  /** Values of the indexed fields of the record's row. */
  shownBy(line: number): ShownBy {
    const { records, values } = this.#head;
    const at = (this.#starts[line] ?? 0) + 3;
    const shown: (string | undefined)[] = [];
    for (let place = 0; place < (records[at - 1] as number); place += 1)
      shown.push(values[records[at + place] as number]);
    return shown;
  }

  /** Values of the brief fields of the record's row. */
  briefAt(line: number): Brief {
    const { words, places } = this.#readBriefs();
    const at = this.#briefAt[line] ?? -1;
    if (at < 0) return nothing;
    const id = this.#head.records[this.#starts[line] ?? 0] as RecordId;
    const brief: Record<string, unknown> = { id };
    shapeOf(id)?.brief.forEach((field, nth) => {
      brief[field] = words[places[at + nth] as number];
    });
    return brief;
  }

  #readBriefs(): Briefs {
    if (typeof this.#briefs !== 'string') return this.#briefs;
    const { records } = this.#head;
    let next = 0;
    this.#briefAt = Int32Array.from(this.#starts, (start) => {
      const size = (records[start + 2] as number) < 0 ? 0 : (shapeOf(records[start] as RecordId)?.brief.length ?? 0);
      next += size;
      return size === 0 ? -1 : next - size;
    });
    return (this.#briefs = JSON.parse(this.#briefs) as Briefs);
  }

  cellsAt(line: number): HeldCell[] {
    const parts = JSON.parse(this.textAt(line)) as readonly unknown[];
    const cells: HeldCell[] = [];
    for (let at = 0; at < parts.length; at += cellSize) {
      const cell = this.#cell(parts, at);
      cells.push(this.#odd.size + this.#twins.size > 0 ? this.#mended(cell, `${line}.${cells.length}`) : cell);
    }
    return cells;
  }

  #cell(parts: readonly unknown[], at: number): HeldCell {
    return {
      code: shared(parts[at] as string),
      value: parts[at + 1],
      t: parts[at + 2] as number,
      by: this.people[parts[at + 3] as number] as PersonId,
      client: this.#head.clocks[parts[at + 4] as number]?.[0] ?? 0,
      clock: parts[at + 5] as number,
    };
  }

  #mended(cell: HeldCell, place: string): HeldCell {
    const [text, twin] = [this.#odd.get(place), this.#twins.get(place)];
    return {
      ...cell,
      ...(text === undefined ? {} : { value: readAny(createDecoder(fromBase64(text))) }),
      ...(twin === undefined ? {} : { twin }),
    };
  }
}

/** Codes without a member are few: one string for all cells that have it. */
const codes = new Map<string, string>();
function shared(code: string): string {
  if (code.length > 2) return code;
  const known = codes.get(code);
  if (known === undefined) codes.set(code, code);
  return known ?? code;
}
