// Two people in one page, apart for a while. Whatever the two did: each letter that one typed is afterwards on the page,
// or was deleted by who typed it, or by the other letter by letter, or is told of as lost.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lostPassages } from './lost-passages.ts';

const root = 'content';
const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};
const textsOf = (doc: Y.Doc): Y.XmlText[] =>
  doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((one) =>
      one instanceof Y.XmlElement && one.get(0) instanceof Y.XmlText ? [one.get(0) as Y.XmlText] : [],
    );
const words = (doc: Y.Doc): string =>
  textsOf(doc)
    .map((text) => text.toJSON())
    .join('\n');

type Act =
  | { readonly act: 'type'; readonly at: number; readonly place: number; readonly length: number }
  | { readonly act: 'erase'; readonly at: number; readonly place: number; readonly length: number }
  | { readonly act: 'remove' | 'add'; readonly at: number };

/** Letters that nobody else types: each is known again wherever it comes out. */
function typist() {
  let next = 0x4e00;
  return (length: number): string => Array.from({ length }, () => String.fromCodePoint((next += 1))).join('');
}

function perform(doc: Y.Doc, act: Act, fresh: (length: number) => string): void {
  const fragment = doc.getXmlFragment(root);
  const texts = textsOf(doc);
  const text = texts[act.at % Math.max(1, texts.length)];
  if (act.act === 'add') fragment.insert(act.at % (fragment.length + 1), [paragraph('')]);
  else if (act.act === 'remove') {
    if (fragment.length > 0) fragment.delete(act.at % fragment.length, 1);
  } else if (text && act.act === 'type') text.insert(act.place % (text.length + 1), fresh(act.length));
  else if (text && act.act === 'erase' && text.length > 0) {
    const place = act.place % text.length;
    text.delete(place, Math.min(act.length, text.length - place));
  }
}

function apart(before: Uint8Array, client: number) {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client;
  Y.applyUpdate(doc, before);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  return { doc, updates };
}
const base = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getXmlFragment(root).insert(0, [paragraph('One'), paragraph('Two'), paragraph('Three')]);
  return Y.encodeStateAsUpdate(doc);
};

const nat = fc.nat(30);
const length = fc.integer({ min: 1, max: 4 });
const typing = fc.record({ act: fc.constantFrom('type' as const, 'erase' as const), at: nat, place: nat, length });
const shaping = fc.record({ act: fc.constantFrom('remove' as const, 'add' as const), at: nat });
const own: fc.Arbitrary<Act[]> = fc.array(fc.oneof({ weight: 3, arbitrary: typing }, shaping), { maxLength: 12 });
const others: fc.Arbitrary<Act[]> = fc.array(shaping, { maxLength: 6 });

test('each letter is on the page, or was deleted by who typed it, or is told of as lost, and never two of these', () => {
  let lostOnce = 0;
  fc.assert(
    fc.property(own, others, (mine, theirs) => {
      const before = base();
      const [me, other] = [apart(before, 2), apart(before, 3)];
      const fresh = typist();
      const typed: string[] = [];
      for (const act of mine)
        perform(me.doc, act, (count) => {
          const text = fresh(count);
          typed.push(text);
          return text;
        });
      // Who stayed connected shapes the page; nobody types over what they have not seen.
      for (const act of theirs) perform(other.doc, act, () => '');
      const standing = words(me.doc);
      const all = [before, ...other.updates, ...me.updates];
      const merged = new Y.Doc({ gc: false });
      for (const bytes of all) Y.applyUpdate(merged, bytes);
      const after = words(merged);
      const lost = lostPassages(all, me.updates)
        .map(({ text }) => text)
        .join('');
      lostOnce += Number(lost !== '');
      for (const letter of typed.join('')) {
        const ends = { kept: after.includes(letter), erased: !standing.includes(letter), lost: lost.includes(letter) };
        expect([letter, Object.values(ends).filter(Boolean).length]).toEqual([letter, 1]);
      }
    }),
    { numRuns: 400 },
  );
  // A property of losses that never met one would say nothing.
  expect(lostOnce).toBeGreaterThan(20);
});

test('a passage is told under the same id however often it is looked for, so that what was put away stays away', () => {
  const before = base();
  const [me, other] = [apart(before, 2), apart(before, 3)];
  textsOf(me.doc)[0]?.insert(3, ' more');
  other.doc.getXmlFragment(root).delete(0, 1);
  const first = lostPassages([before, ...other.updates, ...me.updates], me.updates);
  // What came in another order, or together in one update, is the same passage.
  const again = lostPassages([Y.mergeUpdates([before, ...me.updates]), ...other.updates], [Y.mergeUpdates(me.updates)]);
  expect(first).toEqual([{ id: expect.stringMatching(/^2\.\d+$/), text: ' more' }]);
  expect(again).toEqual(first);
});

test('letters outside of the first plane are whole, in one passage with those around them', () => {
  const before = base();
  const [me, other] = [apart(before, 2), apart(before, 3)];
  const text = textsOf(me.doc)[1];
  text?.insert(3, ' 🎬');
  text?.insert(6, '👩‍🚀 done');
  other.doc.getXmlFragment(root).delete(1, 1);
  expect(lostPassages([before, ...other.updates, ...me.updates], me.updates)).toMatchObject([{ text: ' 🎬👩‍🚀 done' }]);
});
