// What a gesture is going to write: values by document and key, in the order in which they were named.
import type { DocName } from './contract.ts';

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
