// Carets in the pages that are open here. They are told only while somebody else has the page open too, ten times a
// second at most, and never kept: what is missed is the next one's. Their bytes are the editor's affair.
import type { Carets } from '../contract.ts';
import type { Surroundings } from '../ports.ts';

/** A place where a page is open: a tab's editor. */
export interface CaretPlace {
  readonly doc: string;
  readonly hearCarets: (here: readonly Carets[]) => void;
}
export interface CaretOptions extends Pick<Surroundings, 'clock' | 'scheduler'> {
  /** Over the link, as long as it stands; else it is lost. */
  readonly send: (doc: string, bytes: Uint8Array) => void;
}
export interface CaretDesk {
  /** The page is open there, with this awareness update; an empty list of carets says just that. */
  put(place: CaretPlace, update: Uint8Array): void;
  leave(place: CaretPlace): void;
  heard(doc: string, here: readonly Carets[]): void;
  /** The relay knows nothing of us: another connection. */
  again(): void;
  /** The link fell: nobody else is there that we know of. */
  away(): void;
  stop(): void;
}
interface Page {
  readonly doc: string;
  /** What each place last said. */
  readonly places: Map<CaretPlace, Uint8Array>;
  readonly unsent: Set<CaretPlace>;
  readonly others: Map<string, Carets>;
  sentAt: number;
  cancel: (() => void) | null;
}

const turnMs = 100;
const closed = new Uint8Array();
const noCarets = Uint8Array.of(0);
const nameOf = ({ person, deviceNo }: Carets): string => `${person} ${deviceNo}`;

/** From nothing: what the relay knew of the page here is forgotten with its first word. */
function sayAll({ doc, places, unsent }: Page, send: CaretOptions['send']): void {
  send(doc, closed);
  if (places.size > 0) send(doc, noCarets);
  for (const update of places.values()) if (update.length > noCarets.length) send(doc, update);
  unsent.clear();
}

function sayNews(page: Page, { send, clock }: CaretOptions): void {
  page.cancel = null;
  page.sentAt = clock();
  for (const place of page.unsent) send(page.doc, page.places.get(place) ?? noCarets);
  page.unsent.clear();
}

function plan(page: Page, options: CaretOptions): void {
  if (page.cancel !== null || page.unsent.size === 0 || page.others.size === 0) return;
  const wait = Math.max(0, page.sentAt + turnMs - options.clock());
  page.cancel = options.scheduler.after(wait, () => sayNews(page, options));
}

function tell(page: Page, here: readonly Carets[]): void {
  for (const one of here) {
    if (one.update === null) page.others.delete(nameOf(one));
    else page.others.set(nameOf(one), one);
  }
  for (const place of page.places.keys()) place.hearCarets(here);
}

const everybodyLeaves = ({ others }: Page): readonly Carets[] =>
  [...others.values()].map((one) => ({ ...one, update: null }));

export function createCarets(options: CaretOptions): CaretDesk {
  const pages = new Map<string, Page>();
  return {
    put(place, update) {
      const { doc } = place;
      const page: Page = pages.get(doc) ?? {
        doc,
        places: new Map(),
        unsent: new Set(),
        others: new Map(),
        sentAt: -Infinity,
        cancel: null,
      };
      pages.set(doc, page);
      const isNew = !page.places.has(place);
      page.places.set(place, update);
      if (isNew) return sayAll(page, options.send);
      page.unsent.add(place);
      plan(page, options);
    },
    leave(place) {
      const page = pages.get(place.doc);
      if (!page?.places.delete(place)) return;
      page.unsent.delete(place);
      sayAll(page, options.send);
      if (page.places.size > 0) return;
      page.cancel?.();
      pages.delete(place.doc);
    },
    heard(doc, here) {
      const page = pages.get(doc);
      if (!page) return;
      tell(page, here);
      plan(page, options);
    },
    again() {
      for (const page of pages.values()) sayAll(page, options.send);
    },
    away() {
      for (const page of pages.values()) if (page.others.size > 0) tell(page, everybodyLeaves(page));
    },
    stop() {
      for (const page of pages.values()) page.cancel?.();
    },
  };
}
