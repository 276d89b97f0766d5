// A person at a page with the editor as it is, in memory: what they write goes to nobody until the test says so.
import { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { caretsOnScreen } from './carets-on-screen.ts';
import type { Found } from './chips.tsx';
import { pageExtensions } from './extensions.ts';
import { rootName } from './known-nodes.ts';
import { pictureNames, type Pictures } from './pictures.tsx';
import { openPageDoc, type Page } from './page-doc.ts';

type Hear = (update: Uint8Array, by: string) => void;

/** A page whose link is in the test's hand. */
export function pageOf(bytes: readonly Uint8Array[], client = 2 ** 45 + 3) {
  const writes: Uint8Array[] = [];
  let hear: Hear = () => {};
  const page: Page = {
    bytes,
    client,
    mayWrite: true,
    write: async (update) => void writes.push(update),
    onUpdate: (handler) => {
      hear = handler;
      return () => {};
    },
    caret: () => {},
    onCarets: () => () => {},
    close: () => {},
  };
  return { page, writes, tell: (update: Uint8Array) => hear(update, 'bo') };
}

interface At {
  readonly client?: number;
  readonly task?: Found | null;
  readonly pictures?: Partial<Pictures>;
}

export function writerAt(bytes: readonly Uint8Array[], { client = 2 ** 45 + 3, task = null, pictures = {} }: At = {}) {
  // jsdom lays nothing out; ProseMirror asks where the caret is.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  document.elementFromPoint = () => null;
  const link = pageOf(bytes, client);
  const page = openPageDoc(link.page);
  const said: string[] = [];
  const taker = { current: null as ((key: string) => boolean) | null };
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: pageExtensions({
      page,
      carets: caretsOnScreen(new Awareness(page.doc)),
      placeholder: '',
      taker,
      doors: {
        current: {
          taskAt: () => Promise.resolve(task),
          say: (words) => void said.push(words),
          pictures: { ...pictureNames, ...pictures },
        },
      },
      leave: { current: () => {} },
      link: () => {},
    }),
  });
  return {
    ...link,
    editor,
    said,
    doc: page.doc,
    whole: () => Y.encodeStateAsUpdate(page.doc),
    page,
    lines: () => page.text().split('\n'),
    end() {
      editor.destroy();
      page.close();
    },
  };
}
export type Writer = ReturnType<typeof writerAt>;

type Made = {
  readonly name: string;
  readonly attrs?: Record<string, unknown>;
  readonly in?: readonly (Made | string)[];
};
const madeOf = (one: Made | string): Y.XmlElement<Record<string, never>> | Y.XmlText => {
  if (typeof one === 'string') return new Y.XmlText(one);
  const element = new Y.XmlElement<Record<string, never>>(one.name);
  for (const [key, value] of Object.entries(one.attrs ?? {})) element.setAttribute(key, value as never);
  element.insert(0, (one.in ?? []).map(madeOf));
  return element;
};
/** A page as somebody's bytes; `mark` may put marks on its texts. */
export function bytesOf(nodes: readonly (Made | string)[], mark: (root: Y.XmlFragment) => void = () => {}): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const root = doc.getXmlFragment(rootName);
  root.insert(
    0,
    nodes.map((one) => madeOf(one) as Y.XmlText),
  );
  mark(root);
  return Y.encodeStateAsUpdate(doc);
}
export const line = (...texts: readonly (Made | string)[]): Made => ({ name: 'paragraph', in: texts });

/** As the clipboard of another program hands it over. */
export function paste(
  { editor }: Pick<Writer, 'editor'>,
  types: Readonly<Record<string, string>>,
  files: readonly File[] = [],
) {
  const event = new Event('paste', { bubbles: true, cancelable: true }) as Event & { clipboardData: unknown };
  event.clipboardData = { getData: (type: string) => types[type] ?? '', files, types: Object.keys(types) };
  editor.view.dom.dispatchEvent(event);
}
