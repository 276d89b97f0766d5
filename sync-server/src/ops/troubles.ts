// What went wrong since the start, by kind and how often. What it was about stands in the log, which is IT's alone: here no
// id and no detail is kept.
export interface Trouble {
  readonly what: string;
  readonly detail: string;
}
export interface TroubleTold {
  readonly what: string;
  readonly count: number;
  readonly last: number;
}
/** No kind has more than a few sentences; whatever would be the next one is counted as the rest. */
const mostKinds = 50;
const rest = 'something else';

/** Ids and numbers in a sentence are not its kind. */
const kindOf = (what: string): string =>
  what
    .replaceAll(/\b[a-z][0-9A-HJKMNP-TV-Z]{17}\b/gu, '…')
    .replaceAll(/\d+/gu, '…')
    .slice(0, 200);

export class Troubles {
  readonly #now: () => number;
  readonly #told = new Map<string, TroubleTold>();

  constructor(now: () => number) {
    this.#now = now;
  }

  note({ what }: Trouble): void {
    const kind = kindOf(what);
    const name = this.#told.has(kind) || this.#told.size < mostKinds ? kind : rest;
    this.#told.set(name, { what: name, count: (this.#told.get(name)?.count ?? 0) + 1, last: this.#now() });
  }

  told(): TroubleTold[] {
    return [...this.#told.values()];
  }
}
