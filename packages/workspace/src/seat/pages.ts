// Pages that are open in this tab. Their Y.Doc lives beside the editor; here are only the two directions of its
// updates. A page that is open when another tab takes the lead keeps its client id.
import type { PersonId } from '@baton/model/ids';
import type { Calls } from './calls.ts';
import type { Carets, PageLink, Stop } from '../contract.ts';
import type { OpenedPage, Port, Tell } from './messages.ts';

type Handler = (update: Uint8Array, by: PersonId) => void;
type Update = Extract<Tell, { tell: 'update' }>;
type CaretsTold = Extract<Tell, { tell: 'carets' }>;
interface Page {
  readonly doc: string;
  readonly client: number;
  readonly call: number;
  readonly handlers: Set<Handler>;
  readonly resetHandlers: Set<() => void>;
  readonly caretHandlers: Set<(here: readonly Carets[]) => void>;
  /** Where the caret last stood; null where nobody here wants to know of others. */
  caret: Uint8Array | null;
  /** What came before anybody listened. */
  early: Update[];
}

/** An awareness update of no client. */
const noCarets = Uint8Array.of(0);

export interface Pages {
  open(doc: string): Promise<PageLink | null>;
  hear(update: Update): void;
  hearCarets(told: CaretsTold): void;
  reset(call: number): void;
  repeat(): void;
}

function deliver(page: Page, update: Update): void {
  if (page.handlers.size === 0) page.early.push(update);
  for (const handler of page.handlers) handler(update.update, update.by);
}

function caretsOf(page: Page, port: Port): Pick<PageLink, 'caret' | 'onCarets'> {
  const put = (update: Uint8Array): void => {
    page.caret = update;
    port.post({ ask: 'caret', page: page.call, update });
  };
  return {
    caret: put,
    onCarets(handler) {
      page.caretHandlers.add(handler);
      if (page.caret === null) put(noCarets);
      return () => void page.caretHandlers.delete(handler);
    },
  };
}

function onReset({ resetHandlers }: Page, handler: () => void): Stop {
  resetHandlers.add(handler);
  return () => void resetHandlers.delete(handler);
}

export function createPages(port: Port, calls: Calls): Pages {
  const pages = new Map<number, Page>();
  const closed = new Set<number>();
  /** An update can overtake the answer that tells the page's number. */
  const unknown = new Map<number, Update[]>();
  const linkOf = (page: Page, { bytes, mayWrite }: OpenedPage): PageLink => ({
    bytes,
    client: page.client,
    mayWrite,
    write: async (update) => void (await calls.make({ ask: 'write', page: page.call, update })),
    onUpdate(handler) {
      page.handlers.add(handler);
      for (const update of page.early.splice(0)) deliver(page, update);
      return () => void page.handlers.delete(handler);
    },
    onReset: (handler) => onReset(page, handler),
    ...caretsOf(page, port),
    close() {
      closed.add(page.call);
      if (pages.delete(page.call)) port.post({ ask: 'stop', call: page.call });
    },
  });
  return {
    async open(doc) {
      const opened = (await calls.make({ ask: 'page', doc, client: null })) as OpenedPage | null;
      if (opened === null) return null;
      const { client, call } = opened;
      const page: Page = {
        doc,
        client,
        call,
        handlers: new Set(),
        resetHandlers: new Set(),
        caretHandlers: new Set(),
        caret: null,
        early: unknown.get(call) ?? [],
      };
      unknown.delete(call);
      pages.set(call, page);
      return linkOf(page, opened);
    },
    hear(update) {
      const page = pages.get(update.call);
      if (page) deliver(page, update);
      else if (!closed.has(update.call)) unknown.set(update.call, [...(unknown.get(update.call) ?? []), update]);
    },
    hearCarets({ call, here }) {
      for (const handler of pages.get(call)?.caretHandlers ?? []) handler(here);
    },
    reset(call) {
      for (const handler of pages.get(call)?.resetHandlers ?? []) handler();
    },
    repeat() {
      for (const { doc, client, call, caret } of pages.values()) {
        port.post({ ask: 'page', call, doc, client });
        if (caret !== null) port.post({ ask: 'caret', page: call, update: caret });
      }
    },
  };
}
