// What a gesture is going to write: values by document and key, in the order in which they were named.
import type { PersonId } from '@baton/model/ids';
import type { HeldCell } from './cell.ts';
import type { DocName } from '../contract.ts';

/** A value that goes on with the time and author that it has: copied, or carried after its record. */
export class Carried {
  readonly value: unknown;
  readonly t: number;
  readonly by: PersonId;
  constructor({ value, t, by }: Pick<HeldCell, 'value' | 't' | 'by'>) {
    this.value = value;
    this.t = t;
    this.by = by;
  }
}

export type Plan = ReadonlyMap<DocName, ReadonlyMap<string, unknown>>;

export class Writes {
  readonly #docs = new Map<DocName, Map<string, unknown>>();

  set(doc: DocName, key: string, value: unknown): void {
    const cells = this.#docs.get(doc) ?? new Map<string, unknown>();
    this.#docs.set(doc, cells);
    cells.set(key, value);
  }

  get plan(): Plan {
    return this.#docs;
  }
}
