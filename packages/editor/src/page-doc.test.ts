import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootName } from './known-nodes.ts';
import { openPageDoc, type Page } from './page-doc.ts';

function paragraph(text: string, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
function written(act: (root: Y.XmlFragment) => void, client = 7): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  act(doc.getXmlFragment(rootName));
  return Y.encodeStateAsUpdate(doc);
}
function pageOf(bytes: readonly Uint8Array[], client = 2 ** 45 + 1) {
  const writes: Uint8Array[] = [];
  let hear: (update: Uint8Array, by: string) => void = () => {};
  const state = { isClosed: false };
  const page: Page = {
    bytes,
    client,
    mayWrite: true,
    write: async (update) => void writes.push(update),
    onUpdate: (handler) => {
      hear = handler;
      return () => (hear = () => {});
    },
    caret: () => {},
    onCarets: () => () => {},
    close: () => (state.isClosed = true),
  };
  return { page, writes, state, tell: (update: Uint8Array) => hear(update, 'bo') };
}

test('[Q1] the given client id stands after bytes of that very id were applied', () => {
  const client = 2 ** 45 + 1;
  const { page } = pageOf([written((root) => root.insert(0, [paragraph('Mine, before')]), client)], client);
  const { doc, fragment } = openPageDoc(page);
  expect(doc.clientID).toBe(client);
  fragment.insert(1, [paragraph('Mine, now')]);
  expect([...doc.store.clients.keys()]).toEqual([client]);
});

test('[Q1] writing under another id is our own mistake and throws', () => {
  const { page } = pageOf([]);
  const { doc, fragment } = openPageDoc(page);
  doc.clientID = 42;
  expect(() => fragment.insert(0, [paragraph('x')])).toThrow(/given for this session/);
});

test('[Q2] a local update is written once; a foreign one is shown and not written', () => {
  const { page, writes, tell } = pageOf([]);
  const { fragment, text } = openPageDoc(page);
  fragment.insert(0, [paragraph('Mine')]);
  expect(writes).toHaveLength(1);
  tell(written((root) => root.insert(0, [paragraph('Theirs')])));
  expect(writes).toHaveLength(1);
  expect(text().split('\n').sort()).toEqual(['Mine', 'Theirs']);
  const peer = new Y.Doc();
  for (const update of writes) Y.applyUpdate(peer, update);
  expect(peer.getXmlFragment(rootName).toString()).toBe('<paragraph>Mine</paragraph>');
});

test('[Q3] a page with a node of a newer version is read, not bound', () => {
  const { page, writes } = pageOf([
    written((root) => root.insert(0, [paragraph('A callout', 'callout'), paragraph('Text')])),
  ]);
  const opened = openPageDoc(page);
  expect(opened.isForeign()).toBe(true);
  expect(opened.text()).toBe('A callout\nText');
  expect(opened.fragment.length).toBe(0);
  expect(writes).toHaveLength(0);
});

test('[Q3] an unknown mark or attribute counts as unknown too', () => {
  const marked = written((root) => {
    const element = paragraph('Glow');
    root.insert(0, [element]);
    (element.get(0) as Y.XmlText).format(0, 4, { glow: {} });
  });
  const aligned = written((root) => {
    const element = paragraph('Right');
    element.setAttribute('align', 'right');
    root.insert(0, [element]);
  });
  expect(openPageDoc(pageOf([marked]).page).isForeign()).toBe(true);
  expect(openPageDoc(pageOf([aligned]).page).isForeign()).toBe(true);
});

test('[Q4] something unknown that arrives later is kept from the editor and shown as text', () => {
  const first = written((root) => root.insert(0, [paragraph('Before')]));
  const { page, tell } = pageOf([first]);
  const opened = openPageDoc(page);
  let told = 0;
  opened.onChange(() => (told += 1));
  const peer = new Y.Doc();
  Y.applyUpdate(peer, first);
  peer.getXmlFragment(rootName).insert(1, [paragraph('A chart', 'chart')]);
  tell(Y.encodeStateAsUpdate(peer, Y.encodeStateVectorFromUpdate(first)));
  expect(told).toBe(1);
  expect(opened.isForeign()).toBe(true);
  expect(opened.fragment.toString()).toBe('<paragraph>Before</paragraph>');
  expect(opened.text()).toBe('Before\nA chart');
});

test('closing stops both ways and closes the link', () => {
  const { page, state, tell } = pageOf([]);
  const opened = openPageDoc(page);
  opened.close();
  expect(state.isClosed).toBe(true);
  expect(() => tell(written((root) => root.insert(0, [paragraph('Late')])))).not.toThrow();
});

test('[Q5] opening an empty page writes nothing; beginning to write makes one paragraph', () => {
  const { page, writes } = pageOf([]);
  const opened = openPageDoc(page);
  expect(opened.isEmpty()).toBe(true);
  expect(writes).toHaveLength(0);
  opened.begin();
  opened.begin();
  expect(writes).toHaveLength(1);
  expect(opened.fragment.toString()).toBe('<paragraph></paragraph>');
});
