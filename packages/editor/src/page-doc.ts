// One page as a Y.Doc: loaded from what the device knows, written through its link, fed by what others write. Updates
// that this version cannot show are never given to the editor, for it would delete what it does not know.
import { assert } from '@baton/model/assert';
import { linesOf, pageTree, type PageNode } from '@baton/replica/pages/page-tree';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openCarets, type CaretLink } from './carets.ts';
import { isKnown, rootName } from './known-nodes.ts';

/** What the open workspace gives for a page; the editor's half of its contract. */
export interface Page extends CaretLink {
  readonly bytes: readonly Uint8Array[];
  readonly client: number;
  /** False for a reader who may not change it. */
  readonly mayWrite: boolean;
  write(update: Uint8Array): Promise<void>;
  onUpdate(handler: (update: Uint8Array, by: string) => void): () => void;
  close(): void;
}
export interface PageDoc {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly mayWrite: boolean;
  /** Where this session's caret stands, and the others'. */
  readonly awareness: Awareness;
  /** True from the moment that the page holds something of a newer version: it can be read, not edited. */
  isForeign(): boolean;
  isEmpty(): boolean;
  /** The first paragraph of an empty page, for the caret to stand in. */
  begin(): void;
  /** The page as it is read, also what the editor does not know; the same until something changes. */
  nodes(): readonly PageNode[];
  /** The page as plain text. */
  text(): string;
  /** Ticks or clears the line of a task list, without an editor. @param path of places, from the root. */
  tick(path: readonly number[]): void;
  onChange(handler: () => void): () => void;
  close(): void;
}

const fromElsewhere = 'elsewhere';

export function openPageDoc(page: Page): PageDoc {
  const doc = new Y.Doc();
  // Takes every update first: what it shows decides whether the editor may have it.
  const probe = new Y.Doc();
  for (const bytes of page.bytes) Y.applyUpdate(probe, bytes, fromElsewhere);
  let foreign = !isKnown(probe.getXmlFragment(rootName));
  if (!foreign) for (const bytes of page.bytes) Y.applyUpdate(doc, bytes, fromElsewhere);
  // After loading: Yjs takes a random id when an applied update brings structs of the present one.
  doc.clientID = page.client;
  const readers = new Set<() => void>();
  let tree: readonly PageNode[] | undefined;
  const nodes = () => (tree ??= pageTree(probe.getXmlFragment(rootName)));
  const tell = () => {
    tree = undefined;
    readers.forEach((reader) => reader());
  };
  const checkAuthor = (transaction: Y.Transaction) => {
    if (transaction.local && transaction.origin !== fromElsewhere) {
      assert(doc.clientID === page.client, 'A page is written under the id that was given for this session.');
    }
  };
  const passOn = (update: Uint8Array, origin: unknown) => {
    if (origin === fromElsewhere) return;
    Y.applyUpdate(probe, update, fromElsewhere);
    // A refusal or a full disk is told by the save state, not here.
    void page.write(update).catch(() => {});
    tell();
  };
  doc.on('beforeTransaction', checkAuthor);
  doc.on('update', passOn);
  const stop = page.onUpdate((update) => {
    Y.applyUpdate(probe, update, fromElsewhere);
    foreign ||= !isKnown(probe.getXmlFragment(rootName));
    if (!foreign) Y.applyUpdate(doc, update, fromElsewhere);
    tell();
  });
  const carets = openCarets(page, doc);
  return {
    doc,
    fragment: doc.getXmlFragment(rootName),
    mayWrite: page.mayWrite,
    awareness: carets.awareness,
    isForeign: () => foreign,
    isEmpty: () => doc.getXmlFragment(rootName).length === 0,
    begin: () => void (!foreign && beginIn(doc.getXmlFragment(rootName))),
    nodes,
    text: () => linesOf(nodes()).join('\n'),
    tick: (path) => void (!foreign && page.mayWrite && tickAt(doc.getXmlFragment(rootName), path)),
    onChange(handler) {
      readers.add(handler);
      return () => readers.delete(handler);
    },
    close() {
      stop();
      carets.close();
      doc.off('update', passOn);
      doc.off('beforeTransaction', checkAuthor);
      page.close();
      doc.destroy();
      probe.destroy();
    },
  };
}

function beginIn(root: Y.XmlFragment): void {
  if (root.length === 0) root.insert(0, [new Y.XmlElement('paragraph')]);
}

/** A path is told by who reads the page as it is now, so that it leads to the line that was pressed, or nowhere. */
function tickAt(root: Y.XmlFragment, path: readonly number[]): void {
  let at: unknown = root;
  for (const place of path) at = at instanceof Y.XmlFragment ? at.toArray()[place] : undefined;
  if (!(at instanceof Y.XmlElement) || at.nodeName !== 'taskItem') return;
  const item = at as Y.XmlElement<{ checked: boolean }>;
  item.setAttribute('checked', item.getAttribute('checked') !== true);
}
