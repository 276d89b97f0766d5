// Page documents: one rich text each, under the root `content`, opened by the editor and by nobody else. Pure functions
// over their bytes: what to apply before the editor binds, what an importer writes, what a search reads.
import { assert } from '@baton/model/assert';
import * as Y from 'yjs';
import { pageRoot } from '../layout.ts';
import { linesOf, pageTree } from './page-tree.ts';

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
  nodes: (Y.XmlElement | Y.XmlText)[],
  client: number,
  before: readonly Uint8Array[],
): Uint8Array | undefined {
  if (nodes.length === 0) return undefined;
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => before.forEach((bytes) => Y.applyUpdate(ydoc, bytes)));
  ydoc.clientID = client;
  let written: Uint8Array | undefined;
  ydoc.on('update', (update: Uint8Array) => {
    written = update;
  });
  const content = ydoc.getXmlFragment(pageRoot);
  content.insert(content.length, nodes);
  assert(ydoc.clientID === client, 'a page is written under the assigned client id');
  ydoc.destroy();
  return written;
}

/**
 * What stands in another page, as a new text under this client id; undefined where nothing stands there.
 * @param before what is known of the page that it goes into.
 */
export function copyToUpdate(
  of: readonly Uint8Array[],
  client: number,
  before: readonly Uint8Array[] = [],
): Uint8Array | undefined {
  const source = new Y.Doc({ guid: pageRoot });
  source.transact(() => of.forEach((bytes) => Y.applyUpdate(source, bytes)));
  const nodes = source
    .getXmlFragment(pageRoot)
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlHook ? [] : [node.clone()]));
  source.destroy();
  return insertAtEnd(nodes, client, before);
}

/** The page's text, a string for each block that holds text, whatever its node is called. */
export function paragraphsOf(bytes: readonly Uint8Array[]): readonly string[] {
  const ydoc = new Y.Doc({ guid: pageRoot });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const texts = linesOf(pageTree(ydoc.getXmlFragment(pageRoot)));
  ydoc.destroy();
  return texts;
}
