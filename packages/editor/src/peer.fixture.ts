// A page whose link is in the test's hand, and somebody else who has the same page open.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { CaretNews } from './carets.ts';
import { rootName } from './known-nodes.ts';
import type { Page } from './page-doc.ts';

const mine = 2 ** 45 + 3;
export const theirs = 2 ** 45 + 2 ** 20;

export function pageAndPeer(text: string) {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText(text);
  paragraph.insert(0, [words]);
  doc.getXmlFragment(rootName).insert(0, [paragraph]);
  doc.clientID = theirs;
  const awareness = new Awareness(doc);
  const said: Uint8Array[] = [];
  const writes: Uint8Array[] = [];
  let hear: (here: readonly CaretNews[]) => void = () => {};
  let hearUpdate: (update: Uint8Array, by: string) => void = () => {};
  const page: Page = {
    bytes: [Y.encodeStateAsUpdate(doc)],
    client: mine,
    mayWrite: true,
    write: async (update) => void writes.push(update),
    onUpdate: (handler) => {
      hearUpdate = handler;
      return () => {};
    },
    caret: (update) => void said.push(update),
    onCarets: (handler) => {
      hear = handler;
      return () => (hear = () => {});
    },
    close: () => {},
  };
  doc.on('update', (update: Uint8Array) => hearUpdate(update, 'bo'));
  const at = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, index));
  return {
    page,
    doc,
    words,
    awareness,
    said,
    writes,
    at,
    tell: (news: Partial<CaretNews>) => hear([{ person: 'bo', deviceNo: 2, update: null, ...news }]),
    /** Bo's caret, as his device says it. */
    stand(anchor: number, head = anchor, more: object = {}) {
      awareness.setLocalState({ cursor: { anchor: at(anchor), head: at(head) }, ...more });
      this.tell({ update: encodeAwarenessUpdate(awareness, [theirs]) });
    },
    end: () => awareness.destroy(),
  };
}
