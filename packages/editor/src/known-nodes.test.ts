import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isKnown, rootName } from './known-nodes.ts';
import { hrefTyped, safeHref } from './safe-link.ts';
import { bytesOf, line } from './writer.fixture.ts';

type Nodes = Parameters<typeof bytesOf>[0];
function known(nodes: Nodes, mark?: Parameters<typeof bytesOf>[1]): boolean {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytesOf(nodes, mark));
  return isKnown(doc.getXmlFragment(rootName));
}
const marked = (attributes: object) =>
  known([line('words')], (root) => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, attributes));

const beach = { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' };

test('[Q17] every node in its place, with attributes of its shape, is of the grammar', () => {
  const cell = { name: 'tableCell', attrs: { colspan: 1, rowspan: 2 }, in: [line('x')] };
  expect(
    known([
      line('plain', { name: 'hardBreak' }, { name: 'personMention', attrs: { id: 'u1', label: 'Ines' } }),
      { name: 'heading', attrs: { level: 3 }, in: ['h'] },
      { name: 'bulletList', in: [{ name: 'listItem', in: [line('a'), { name: 'orderedList', attrs: { start: 4 } }] }] },
      { name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: true }, in: [] }] },
      { name: 'blockquote', in: [line('q')] },
      { name: 'codeBlock', attrs: { language: 'c++' }, in: ['x < y'] },
      { name: 'table', in: [{ name: 'tableRow', in: [cell, { ...cell, name: 'tableHeader' }] }] },
      { name: 'horizontalRule' },
      { name: 'picture', attrs: { ...beach, alt: 'The beach', width: 800, height: 600 } },
      { name: 'blockquote', in: [{ name: 'picture', attrs: beach }] },
    ]),
  ).toBe(true);
  expect(marked({ bold: {}, italic: {}, strike: {}, code: {}, link: { href: 'https://example.org/' } })).toBe(true);
});

const strange: readonly (readonly [string, Nodes])[] = [
  ['a text under the root', ['loose']],
  ['a paragraph in a paragraph', [line(line('x'))]],
  ['a list item without a list', [{ name: 'listItem', in: [line('x')] }]],
  ['a paragraph in a list', [{ name: 'bulletList', in: [line('x')] }]],
  ['a text in a list item', [{ name: 'bulletList', in: [{ name: 'listItem', in: ['x'] }] }]],
  ['a heading of the fourth level', [{ name: 'heading', attrs: { level: 4 } }]],
  ['a level that is a text', [{ name: 'heading', attrs: { level: '1' } }]],
  [
    'a span that would hang the window',
    [{ name: 'table', in: [{ name: 'tableRow', in: [{ name: 'tableCell', attrs: { colspan: 1e9 } }] }] }],
  ],
  ['an attribute that nobody knows', [{ name: 'paragraph', attrs: { onclick: 'alert(1)' } }]],
  ['a picture of another program', [{ name: 'image', attrs: { src: 'x' } }]],
  ['a picture of no bytes', [{ name: 'picture' }]],
  ['a picture without a name', [{ name: 'picture', attrs: { ...beach, name: '' } }]],
  ['a picture with an address', [{ name: 'picture', attrs: { ...beach, src: 'https://example.org/a.png' } }]],
  ['a picture that is its bytes', [{ name: 'picture', attrs: { ...beach, hash: 'data:image/png;base64,AA' } }]],
  ['a drawing that can hold programs', [{ name: 'picture', attrs: { ...beach, type: 'image/svg+xml' } }]],
  ['a picture with a style', [{ name: 'picture', attrs: { ...beach, width: '100vw' } }]],
  ['a picture in a line', [line({ name: 'picture', attrs: beach })]],
  ['words inside a picture', [{ name: 'picture', attrs: beach, in: ['x'] }]],
  ['a node called as what every object has', [{ name: 'constructor' }]],
  ['an attribute called so', [{ name: 'paragraph', attrs: { toString: 'x' } }]],
  ['a language that is more', [{ name: 'codeBlock', attrs: { language: 'x" onload="y' } }]],
  ['a mention of no id', [line({ name: 'personMention', attrs: { id: 'javascript:x', label: 'x' } })]],
  ['words inside a mention', [line({ name: 'taskMention', attrs: { id: 't1', label: 'x' }, in: ['y'] })]],
];
test.each(strange)('[Q17] %s is not of the grammar', (_, nodes) => {
  expect(known(nodes)).toBe(false);
});

test('[Q17] marks of other names or shapes are not, and none stand in code', () => {
  for (const attributes of [
    { glow: {} },
    { bold: true },
    { bold: { x: 1 } },
    { link: { href: 'javascript:alert(1)' } },
    { constructor: {} },
  ])
    expect(marked(attributes)).toBe(false);
  const inCode = known([{ name: 'codeBlock', in: ['words'] }], (root) =>
    ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, { bold: {} }),
  );
  expect(inCode).toBe(false);
});

const unsafe = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.org/x',
  'file:///etc/passwd',
  'https://user:word@example.org/',
  '//example.org/x',
  '/w/x',
  'https://exa mple.org/',
  '',
  null,
  7,
  { toString: () => 'https://example.org/' },
];
test.each(unsafe)('[Q21] %j is no address of a link', (said) => {
  expect(safeHref(said)).toBeNull();
});
test('[Q21] pages, mailboxes and telephones are; what is typed without a protocol is meant as one of them', () => {
  for (const said of ['https://example.org/a?b#c', 'http://localhost:8080/', 'mailto:a@example.org', 'tel:+351'])
    expect(safeHref(said)).toBe(said);
  expect(['example.org/x', 'a@example.org', 'javascript:alert(1)', 'word', ''].map(hrefTyped)).toEqual([
    'https://example.org/x',
    'mailto:a@example.org',
    null,
    null,
    null,
  ]);
});
