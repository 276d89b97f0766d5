// Views: what is asked of all rows of a table at once (counts, words of titles), moved on with each change of a row instead
// of read anew from all of them. A view is fed the few fields that it names; they are `brief`: known of every row, also of
// one that nobody has read yet.
export interface Moved<Brief> {
  /** A small whole number of the row for as long as the table lives. */
  readonly slot: number;
  readonly id: string;
  /** Undefined: it was not there. */
  readonly before: Brief | undefined;
  /** Undefined: it is gone. */
  readonly after: Brief | undefined;
}
export interface View<Brief, Kept> {
  readonly fields: readonly (keyof Brief & string)[];
  /** Of no rows. */
  readonly open: () => Kept;
  readonly move: (kept: Kept, moved: Moved<Brief>) => void;
}
// A table keeps views of any kind side by side; each was typed where it was asked for.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyView = View<any, any>;

/** Rows in the order in which they came; slots never change hands. */
export interface Slots {
  count(): number;
  idAt(slot: number): string;
  /** The brief fields of the row at least; undefined: there is no row now. */
  briefAt(slot: number): object | undefined;
}

interface Opened {
  readonly kept: unknown;
  /** How many slots it has been told of. Others are told as they stand when their turn comes. */
  fed: number;
}

/** The open views of one table. */
export class Views {
  readonly #slots: Slots;
  readonly #opened = new Map<AnyView, Opened>();

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** Up to date; at first it is made of all rows. */
  of(view: AnyView): unknown {
    this.warm(view, Number.POSITIVE_INFINITY);
    return this.#openedFor(view).kept;
  }

  /** Makes a view ready little by little. Answers how many rows it was told of: fewer than `most` when it is. */
  warm(view: AnyView, most: number): number {
    const opened = this.#openedFor(view);
    const begun = opened.fed;
    const end = Math.min(this.#slots.count(), begun + most);
    for (; opened.fed < end; opened.fed += 1) {
      const [slot, after] = [opened.fed, this.#slots.briefAt(opened.fed)];
      if (after !== undefined) view.move(opened.kept, { slot, id: this.#slots.idAt(slot), before: undefined, after });
    }
    return end - begun;
  }

  /** Told when the row stands in its slot as it is now. */
  moved(slot: number, before: object | undefined, after: object | undefined): void {
    if (before === after) return;
    for (const [view, { kept, fed }] of this.#opened)
      if (slot < fed) view.move(kept, { slot, id: this.#slots.idAt(slot), before, after });
  }

  #openedFor(view: AnyView): Opened {
    const known = this.#opened.get(view);
    if (known !== undefined) return known;
    const made = { kept: view.open() as unknown, fed: 0 };
    this.#opened.set(view, made);
    return made;
  }
}

/** Of these rows alone, for one answer. */
export function viewOf<Brief extends { readonly id: string }, Kept>(
  view: View<Brief, Kept>,
  rows: Iterable<Brief>,
): Kept {
  const kept = view.open();
  let slot = 0;
  for (const after of rows) {
    view.move(kept, { slot, id: after.id, before: undefined, after });
    slot += 1;
  }
  return kept;
}
