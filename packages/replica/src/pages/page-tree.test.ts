import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { linesOf, pageTree } from './page-tree.ts';
import { paragraphsOf } from './page.ts';

type Child = Y.XmlElement | Y.XmlText;
function node(name: string, children: readonly (Child | string)[] = [], attrs: Record<string, unknown> = {}) {
  const element = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, value as never);
  element.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  );
  return element as unknown as Y.XmlElement;
}
function page(...nodes: readonly Child[]) {
  const doc = new Y.Doc();
  doc.getXmlFragment('content').insert(0, [...nodes]);
  return doc;
}

test('[R120] each text has its marks, each element its attributes, also those that nobody knows', () => {
  const doc = page(node('callout', ['Mind the gap'], { tone: 'late' }));
  const text = (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.format(0, 4, { glow: { by: 3 } });
  expect(pageTree(doc.getXmlFragment('content'))).toEqual([
    {
      name: 'callout',
      attrs: { tone: 'late' },
      children: [
        { text: 'Mind', marks: { glow: { by: 3 } } },
        { text: ' the gap', marks: {} },
      ],
    },
  ]);
});

test('[R121] a line for each block; breaks and chips stand in their line, a rule is no line', () => {
  const cell = (text: string) => node('tableCell', [node('paragraph', [text])]);
  const doc = page(
    node('heading', ['Plan'], { level: 2 }),
    node('taskList', [node('taskItem', [node('paragraph', ['Brief']), node('bulletList', [])], { checked: true })]),
    node('horizontalRule'),
    node('table', [node('tableRow', [cell('Tarn 2'), cell('449 €')])]),
    node('paragraph', [
      'Ask ',
      node('personMention', [], { id: 'u1', label: 'Ines' }),
      node('hardBreak'),
      'see ',
      node('taskMention', [], { id: 't1', label: 'SPR-118' }),
    ]),
    node('paragraph'),
  );
  const lines = ['Plan', 'Brief', '', 'Tarn 2', '449 €', 'Ask @Ines\nsee SPR-118', ''];
  expect(paragraphsOf([Y.encodeStateAsUpdate(doc)])).toEqual(lines);
});

test('[R121] no word of a node of a newer version is left out', () => {
  const doc = page(
    node('paragraph', ['a ', node('formula', ['b ', node('sub', ['c'])]), ' d']),
    node('columns', [node('column', [node('paragraph', ['e'])]), node('column', ['f'])]),
  );
  doc.getXmlFragment('content').insert(2, [new Y.XmlText('g')]);
  expect(linesOf(pageTree(doc.getXmlFragment('content')))).toEqual(['a b c d', 'e', 'f', 'g']);
});

test('[R121] a node called as what every object has is a node like another', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(linesOf(pageTree(page(node(name, ['a'], { label: 'x' })).getXmlFragment('content')))).toEqual(['a']);
});

test('[R150] of a picture the words stand for it, else its name', () => {
  const beach = { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' };
  const doc = page(
    node('picture', [], beach),
    node('picture', [], { ...beach, alt: 'The beach at noon' }),
    node('paragraph', ['below']),
  );
  expect(paragraphsOf([Y.encodeStateAsUpdate(doc)])).toEqual(['beach.png', 'The beach at noon', 'below']);
});
