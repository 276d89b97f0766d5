import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { envelopeOf } from '../writing/envelope.ts';
import { openingBytes, paragraphsOf, paragraphsToUpdate, textsToUpdates } from './page.ts';
import { pageTree } from './page-tree.ts';

const client = 2 ** 45;

test('[R35] paragraphs become a page of Tiptap paragraphs, under the given id, and are read back', () => {
  const update = paragraphsToUpdate(['Dear Bo,', '', 'no seams.'], client) as Uint8Array;
  expect(paragraphsOf([update])).toEqual(['Dear Bo,', '', 'no seams.']);
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  expect(ydoc.getXmlFragment('content').toString()).toBe(
    '<paragraph>Dear Bo,</paragraph><paragraph></paragraph><paragraph>no seams.</paragraph>',
  );
  expect([...ydoc.store.clients.keys()]).toEqual([client]);
});

test('[R35] any texts survive, and no text is no update', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
      expect(paragraphsOf([paragraphsToUpdate(texts, client) as Uint8Array])).toEqual(texts);
    }),
  );
  expect(paragraphsToUpdate([], client)).toBeUndefined();
  expect(paragraphsOf([])).toEqual([]);
});

test('[R35] text under other nodes is read too, marks aside', () => {
  const ydoc = new Y.Doc();
  const list = new Y.XmlElement('bulletList');
  const item = new Y.XmlElement('listItem');
  const text = new Y.XmlText();
  ydoc.getXmlFragment('content').insert(0, [list]);
  list.insert(0, [item]);
  const paragraph = new Y.XmlElement('paragraph');
  item.insert(0, [paragraph]);
  paragraph.insert(0, [text]);
  text.insert(0, 'bold');
  text.format(0, 2, { bold: true });
  expect(paragraphsOf([Y.encodeStateAsUpdate(ydoc)])).toEqual(['bold']);
});

test('[R36] a page opens on what is confirmed and what is pending, empty updates left out', () => {
  const update = paragraphsToUpdate(['one'], client) as Uint8Array;
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  expect(openingBytes([empty, update], [update])).toEqual([update, update]);
});

test('[R36] an envelope reads client and clocks from its bytes, and takes one client’s only', () => {
  const update = paragraphsToUpdate(['one', 'two'], client) as Uint8Array;
  const envelope = envelopeOf('p/s1/t1', update);
  expect(envelope).toMatchObject({ doc: 'p/s1/t1', epoch: 0, client, from: 0, bytes: update });
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  expect(envelope.to).toBe(Y.getState(ydoc.store, client));
  ydoc.clientID = client + 1;
  ydoc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  expect(() => envelopeOf('p/s1/t1', Y.encodeStateAsUpdate(ydoc))).toThrow('one client id');
});

test('[R36] an update that only deletes names no author: it is told, with the clock where the author stands', () => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, paragraphsToUpdate(['one'], client) as Uint8Array);
  let update: Uint8Array | undefined;
  ydoc.on('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  ydoc.getXmlFragment('content').delete(0, 1);
  expect(() => envelopeOf('p/s1/t1', update as Uint8Array)).toThrow('needs its author');
  expect(envelopeOf('p/s1/t1', update as Uint8Array, { client: client + 1, clock: 7 })).toMatchObject({
    client: client + 1,
    from: 7,
    to: 7,
  });
});

test('[R35] a page that was emptied is written on under the same client id: its clock goes on', () => {
  const first = paragraphsToUpdate(['one'], client) as Uint8Array;
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, first);
  ydoc.getXmlFragment('content').delete(0, 1);
  const emptied = Y.encodeStateAsUpdate(ydoc);
  const again = paragraphsToUpdate(['two'], client, [emptied]) as Uint8Array;
  expect(paragraphsOf([emptied, again])).toEqual(['two']);
});

const node = (name: string, attrs: Record<string, unknown>, ...inside: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string);
  made.insert(0, inside);
  return made;
};
/** A heading, a list, a picture and a node of a later version. */
function richPage(title: string): Uint8Array {
  const ydoc = new Y.Doc();
  const words = new Y.XmlText();
  words.applyDelta([{ insert: title }, { insert: 'two', attributes: { bold: {} } }]);
  ydoc
    .getXmlFragment('content')
    .insert(0, [
      node('heading', { level: 2 }, words),
      node('bulletList', {}, node('listItem', {}, node('paragraph', {}, new Y.XmlText('deep')))),
      node('picture', { hash: 'a'.repeat(64), name: 'a.png', size: 5 }),
      node('ofALaterVersion', { colour: 'red' }),
    ]);
  return Y.encodeStateAsUpdate(ydoc);
}
function treeOf(updates: readonly Uint8Array[]) {
  const read = new Y.Doc();
  for (const update of updates) Y.applyUpdate(read, update);
  return pageTree(read.getXmlFragment('content'));
}

test('[R147] what stands in a page is copied into another one as it stands, under one id, and is a text of its own', () => {
  const source = richPage('one ');
  const copy = textsToUpdates([{ from: { bytes: [source], part: null }, part: null }], client);
  expect(treeOf(copy)).toEqual(treeOf([source]));
  expect(envelopeOf('p/s1/t2', copy[0] as Uint8Array)).toMatchObject({ client });
  const own = new Y.Doc();
  for (const update of copy) Y.applyUpdate(own, update);
  own.getXmlFragment('content').delete(0, 4);
  expect(paragraphsOf([source])).toContain('one two');
  expect(textsToUpdates([{ from: { bytes: [], part: null }, part: null }], client)).toEqual([]);
});

test('[R147] several texts stand in one page, each by its name, and come out of it as they went in', () => {
  const [first, second] = [richPage('one '), richPage('three ')];
  const whole = (bytes: Uint8Array) => ({ bytes: [bytes], part: null });
  const kept = textsToUpdates(
    [
      { from: whole(first), part: 't1' },
      { from: { bytes: [], part: null }, part: 't2' },
      { from: whole(second), part: 't3' },
    ],
    client,
  );
  const out = (part: string) => treeOf(textsToUpdates([{ from: { bytes: kept, part }, part: null }], client + 1));
  expect([out('t1'), out('t2'), out('t3'), out('t4')]).toEqual([treeOf([first]), [], treeOf([second]), []]);
});

test('[R147] a long text goes in updates that one after the other are one run of one id', () => {
  const texts = Array.from({ length: 120 }, (_, at) => `line ${at}`);
  const long = paragraphsToUpdate(texts, client) as Uint8Array;
  const updates = textsToUpdates([{ from: { bytes: [long], part: null }, part: 't1' }], client + 1);
  const envelopes = updates.map((update) => envelopeOf('p/s1/o1', update));
  expect(envelopes.length).toBeGreaterThan(3);
  expect(envelopes.slice(1).map(({ from }) => from)).toEqual(envelopes.slice(0, -1).map(({ to }) => to));
  expect(paragraphsOf(updates)).toEqual(texts);
});
