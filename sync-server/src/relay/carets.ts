// Where carets stand in the pages that are open: who has a page open is told who else has, ten times a second at most
// and in one frame a turn, so that N readers cost N frames. The more have it open, the slower the turn: what a page
// costs grows with its readers, not with their square. Nobody hears of himself, and nobody speaks for another.
import type { Carets } from '@baton/protocol/frames';
import { readMarks, writeMarks, type Mark } from './awareness.ts';
import { caretsMs, mostCaretPages, mostCarets, mostOwnCarets, smallCrowd } from './limits.ts';

/** A connection that has pages open: a device's, or a stock client's. */
export interface CaretReader {
  readonly person: string;
  /** 0: no device of ours. */
  readonly deviceNo: number;
  /** Whether it may speak as this client id. */
  owns(client: number): boolean;
  /** Too much waits in its socket: it is told the whole later. */
  isBusy(): boolean;
  tell(doc: string, here: readonly Told[]): void;
}
export interface Told extends Carets {
  readonly marks: readonly Mark[];
}
export interface CaretOptions {
  readonly now: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** False for what is no page, and for what is not there for this person. */
  readonly mayRead: (person: string, doc: string) => boolean;
}
interface Sitting {
  readonly reader: CaretReader;
  readonly marks: Map<number, Mark>;
  readonly changed: Set<number>;
  /** Has not been told of the others yet, nor they of it. */
  isNew: boolean;
  isBehind: boolean;
}
interface Page {
  readonly doc: string;
  readonly sittings: Map<CaretReader, Sitting>;
  readonly left: Told[];
  toldAt: number;
  cancel: (() => void) | undefined;
}

const nothing = new Uint8Array();

export class CaretBoard {
  readonly #options: CaretOptions;
  readonly #pages = new Map<string, Page>();
  readonly #open = new Map<CaretReader, Set<string>>();
  #clock = 0;

  constructor(options: CaretOptions) {
    this.#options = options;
  }

  /** False for bytes that nobody honest sends. A page that is not there for this reader is like one where nobody is. */
  say(reader: CaretReader, doc: string, bytes: Uint8Array): boolean {
    if (bytes.length === 0) {
      this.leave(reader, doc);
      return true;
    }
    const marks = readMarks(bytes);
    if (!marks || marks.some(({ client }) => !reader.owns(client))) return false;
    this.put(reader, doc, marks);
    return true;
  }

  /** The page is open there, with these marks beside those that it has. */
  put(reader: CaretReader, doc: string, marks: readonly Mark[]): void {
    const sitting = this.#sit(reader, doc);
    if (!sitting) return;
    const page = this.#pages.get(doc) as Page;
    for (const { client, state } of marks) {
      this.#forgetElsewhere(page, sitting, client);
      if (sitting.marks.size >= mostOwnCarets && !sitting.marks.has(client)) continue;
      sitting.marks.set(client, { client, clock: this.#tick(), state });
      sitting.changed.add(client);
    }
    if (marks.length > 0 || sitting.isNew) this.#changed(page);
  }

  /** It asked who is there. */
  again(reader: CaretReader, doc: string): void {
    const page = this.#pages.get(doc);
    const sitting = page?.sittings.get(reader);
    if (!page || !sitting) return this.put(reader, doc, []);
    sitting.isBehind = true;
    this.#changed(page);
  }

  leave(reader: CaretReader, doc: string): void {
    const page = this.#pages.get(doc);
    const sitting = page?.sittings.get(reader);
    if (!page || !sitting) return;
    page.sittings.delete(reader);
    this.#open.get(reader)?.delete(doc);
    if (this.#open.get(reader)?.size === 0) this.#open.delete(reader);
    if (page.sittings.size === 0) return this.#close(page);
    const { person, deviceNo } = reader;
    const isLast = ![...page.sittings.keys()].some((one) => one.person === person && one.deviceNo === deviceNo);
    const marks = [...sitting.marks.keys()].map((client) => ({ client, clock: this.#tick(), state: null }));
    if (!sitting.isNew) page.left.push({ person, deviceNo, marks, bytes: isLast ? nothing : writeMarks(marks) });
    this.#changed(page);
  }

  leaveAll(reader: CaretReader): void {
    for (const doc of this.#open.get(reader) ?? []) this.leave(reader, doc);
  }

  close(): void {
    for (const { cancel } of this.#pages.values()) cancel?.();
  }

  /** The relay's own clock: an id that comes back over a new connection is never behind what was told of it before. */
  #tick(): number {
    this.#clock = Math.max(this.#clock + 1, this.#options.now());
    return this.#clock;
  }

  #close(page: Page): void {
    page.cancel?.();
    this.#pages.delete(page.doc);
  }

  #sit(reader: CaretReader, doc: string): Sitting | undefined {
    const known = this.#pages.get(doc)?.sittings.get(reader);
    if (known) return known;
    const open = this.#open.get(reader) ?? new Set();
    if (open.size >= mostCaretPages || !this.#options.mayRead(reader.person, doc)) return undefined;
    this.#open.set(reader, open.add(doc));
    const page = this.#pages.get(doc) ?? { doc, sittings: new Map(), left: [], toldAt: -Infinity, cancel: undefined };
    this.#pages.set(doc, page);
    const sitting = { reader, marks: new Map(), changed: new Set<number>(), isNew: true, isBehind: false };
    page.sittings.set(reader, sitting);
    return sitting;
  }

  /** A half-open connection may still hold the id of who came again. */
  #forgetElsewhere(page: Page, here: Sitting, client: number): void {
    for (const other of page.sittings.values()) {
      if (other === here) continue;
      other.marks.delete(client);
      other.changed.delete(client);
    }
  }

  #changed(page: Page): void {
    if (page.cancel) return;
    const turn = caretsMs * Math.max(1, Math.ceil(page.sittings.size / smallCrowd));
    const wait = Math.max(0, page.toldAt + turn - this.#options.now());
    page.cancel = this.#options.schedule(wait, () => {
      page.cancel = undefined;
      page.toldAt = this.#options.now();
      this.#tell(page);
    });
  }

  #tell(page: Page): void {
    for (const { person } of page.sittings.keys())
      if (!this.#options.mayRead(person, page.doc)) this.#putOut(page, person);
    const sittings = [...page.sittings.values()];
    const moved = sittings.filter(({ isNew, changed }) => isNew || changed.size > 0);
    const news = moved.map((one) => ({ one, told: toldOf(one, one.isNew ? one.marks.keys() : one.changed) }));
    const left = page.left.splice(0);
    for (const sitting of sittings) {
      const isWhole = sitting.isNew || sitting.isBehind;
      const whole = isWhole ? sittings.map((one) => ({ one, told: toldOf(one, one.marks.keys()) })) : news;
      const others = whole.filter(({ one }) => one !== sitting).map(({ told }) => told);
      tellOne(sitting, page.doc, [...left, ...others].slice(-mostCarets));
    }
    for (const sitting of moved) settle(sitting);
  }

  /** Who may no longer read it has it no longer open. */
  #putOut(page: Page, person: string): void {
    for (const reader of page.sittings.keys()) if (reader.person === person) this.leave(reader, page.doc);
  }
}

function toldOf({ reader, marks }: Sitting, clients: Iterable<number>): Told {
  const told = [...clients].flatMap((client) => marks.get(client) ?? []);
  const { person, deviceNo } = reader;
  return { person, deviceNo, marks: told, bytes: writeMarks(told) };
}

function tellOne(sitting: Sitting, doc: string, here: readonly Told[]): void {
  const { reader } = sitting;
  sitting.isBehind = reader.isBusy();
  if (!sitting.isBehind && here.length > 0) reader.tell(doc, here);
}

function settle(sitting: Sitting): void {
  sitting.isNew = false;
  sitting.changed.clear();
  for (const [client, { state }] of sitting.marks) if (state === null) sitting.marks.delete(client);
}
