// Page documents: one rich text each, under the root `content`, opened by the editor and by nobody else. Pure functions
// over their bytes: what to apply before the editor binds, what an importer writes, what a search reads.
import { assert } from '@baton/model/assert';
import * as Y from 'yjs';
import { pageRoot } from '../layout.ts';
import { linesOf, pageTree } from './page-tree.ts';

type PageChild = Y.XmlElement | Y.XmlText;

/** Everything that is known of a page, in the order in which it must be applied: snapshot, entries, then own edits. */
export const openingBytes = (confirmed: readonly Uint8Array[], pending: readonly Uint8Array[]): readonly Uint8Array[] =>
  [...confirmed, ...pending].filter((bytes) => bytes.byteLength > 2);

/**
 * A paragraph for each text, as Tiptap's `paragraph` node reads it, at the end of what is there. undefined when there is
 * no text. @param before what is known of the page: the client id may have written in it already, and its clock goes on.
 */
export function paragraphsToUpdate(
  paragraphs: readonly string[],
  client: number,
  before: readonly Uint8Array[] = [],
): Uint8Array | undefined {
  const nodes = paragraphs.map((text) => {
    const node = new Y.XmlElement('paragraph');
    if (text !== '') node.insert(0, [new Y.XmlText(text)]);
    return node;
  });
  return insertAtEnd(nodes, client, before);
}

function insertAtEnd(
  nodes: readonly PageChild[],
  client: number,
  before: readonly Uint8Array[],
): Uint8Array | undefined {
  if (nodes.length === 0) return undefined;
  return writing(client, before, (content) => content.insert(content.length, [...nodes]))[0];
}

/** What is written in it, an update for each call inside. */
function writing(
  client: number,
  before: readonly Uint8Array[],
  write: (content: Y.XmlFragment) => void,
): readonly Uint8Array[] {
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => before.forEach((bytes) => Y.applyUpdate(ydoc, bytes)));
  ydoc.clientID = client;
  const written: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => void written.push(update));
  write(ydoc.getXmlFragment(pageRoot));
  assert(ydoc.clientID === client, 'a page is written under the assigned client id');
  ydoc.destroy();
  return written;
}

/**
 * A text in a page: the whole page is one (`part` null), or one of several, each in an element of its own, as a template's
 * are. The element is no node of an editor's: nobody opens such a page.
 */
export interface TextIn {
  readonly bytes: readonly Uint8Array[];
  readonly part: string | null;
}
const partName = 'text';
const partKey = 'of';

function nodesIn({ bytes, part }: TextIn): readonly PageChild[] {
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const content = ydoc.getXmlFragment(pageRoot);
  const isPart = (child: unknown): child is Y.XmlElement =>
    child instanceof Y.XmlElement && child.nodeName === partName && child.getAttribute(partKey) === part;
  const root = part === null ? content : content.toArray().find(isPart);
  const nodes = (root?.toArray() ?? []).flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()]));
  ydoc.destroy();
  return nodes;
}

/** So many blocks go into one update: what a wire takes at once has bounds. */
const blocksAtOnce = 50;

/**
 * Texts as they stand elsewhere, as new ones in a page in which nobody has written, under this client id. No update for a
 * text that says nothing.
 */
export function textsToUpdates(
  texts: readonly { readonly from: TextIn; readonly part: string | null }[],
  client: number,
): readonly Uint8Array[] {
  return writing(client, [], (content) => {
    for (const { from, part } of texts) {
      const nodes = nodesIn(from);
      if (nodes.length === 0) continue;
      const into = part === null ? content : partFor(content, part);
      for (let at = 0; at < nodes.length; at += blocksAtOnce)
        into.insert(into.length, nodes.slice(at, at + blocksAtOnce));
    }
  });
}

function partFor(content: Y.XmlFragment, part: string): Y.XmlElement {
  const element = new Y.XmlElement(partName);
  element.setAttribute(partKey, part);
  content.insert(content.length, [element]);
  return element;
}

/** The page's text, a string for each block that holds text, whatever its node is called. */
export function paragraphsOf(bytes: readonly Uint8Array[]): readonly string[] {
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const texts = linesOf(pageTree(ydoc.getXmlFragment(pageRoot)));
  ydoc.destroy();
  return texts;
}
