import { pageTree } from '@baton/replica/pages/page-tree';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ChipsContext, wordsOnly } from './chips.tsx';
import { rootName } from './known-nodes.ts';
import { PageText } from './page-text.tsx';
import { pictureNames, type PictureProps, PicturesContext } from './pictures.tsx';
import { bytesOf, line, writerAt } from './writer.fixture.ts';

afterEach(cleanup);
type Nodes = Parameters<typeof bytesOf>[0];
const treeOf = (bytes: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return pageTree(doc.getXmlFragment(rootName));
};
const read = (nodes: Nodes, mark?: Parameters<typeof bytesOf>[1]) =>
  render(<PageText nodes={treeOf(bytesOf(nodes, mark))} />).container;
const format = (attributes: object) => (root: Y.XmlFragment) =>
  ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, attributes);

const cell = (name: string, text: string) => ({ name, attrs: { colspan: 1, rowspan: 1 }, in: [line(text)] });
const whole: Nodes = [
  line('Bold words'),
  { name: 'heading', attrs: { level: 2 }, in: ['Plan'] },
  {
    name: 'bulletList',
    in: [
      {
        name: 'listItem',
        in: [line('a'), { name: 'orderedList', attrs: { start: 3 }, in: [{ name: 'listItem', in: [line('b')] }] }],
      },
    ],
  },
  { name: 'blockquote', in: [line('said')] },
  { name: 'codeBlock', in: ['x < y'] },
  { name: 'horizontalRule' },
  { name: 'table', in: [{ name: 'tableRow', in: [cell('tableHeader', 'h'), cell('tableCell', 'c')] }] },
  line('one', { name: 'hardBreak' }, 'two'),
];

test('[Q20] a page is read in the elements in which it is written', () => {
  const marks = format({ bold: {}, link: { href: 'https://example.org/' } });
  const writer = writerAt([bytesOf(whole, marks)]);
  const plain = (html: string) =>
    html.replaceAll(/ (?:class|start|colspan|rowspan|target|rel)="[^"]*"/gu, '').replaceAll(/<br>(?=<\/)/gu, '');
  expect(plain(read(whole, marks).innerHTML)).toBe(plain(writer.editor.view.dom.innerHTML));
  writer.end();
});

test('[Q20] what this version does not know is read as its text', () => {
  const container = read([
    { name: 'callout', attrs: { tone: 'late' }, in: [line('Mind'), line('the gap')] },
    line('x ', { name: 'formula', in: ['e = mc'] }),
  ]);
  expect(container.textContent).toBe('Mind the gap x e = mc ');
  expect(container.querySelector('callout')).toBeNull();
});

test('[Q20] whatever attributes and marks somebody else’s program wrote, nothing of it becomes one of the window', () => {
  const hostile = {
    onclick: 'x',
    style: 'x',
    href: 'javascript:x',
    src: 'x',
    level: '"><img src=x>',
    start: '9',
    colspan: 1e9,
    language: 'x',
  };
  const names = [
    'paragraph',
    'heading',
    'bulletList',
    'listItem',
    'orderedList',
    'taskItem',
    'blockquote',
    'codeBlock',
    'script',
    'img',
    'iframe',
    'constructor',
    '__proto__',
    'personMention',
    'taskMention',
    'picture',
    'figure',
  ];
  for (const name of names) {
    const container = read([{ name, attrs: hostile, in: ['text'] }]);
    expect(container.querySelector('script, img, iframe, [onclick], [style], [src], [href]')).toBeNull();
  }
  const table = read([
    { name: 'table', in: [{ name: 'tableRow', in: [{ name: 'tableCell', attrs: hostile, in: [line('c')] }] }] },
  ]);
  expect(table.querySelector('td')?.colSpan).toBe(1);
});

test('[Q21] a link leads to a safe address in a window of its own, or is no link', () => {
  const safe = read([line('words')], format({ link: { href: 'https://example.org/' } })).querySelector('a');
  expect([safe?.href, safe?.target, safe?.rel]).toEqual([
    'https://example.org/',
    '_blank',
    'noopener noreferrer nofollow',
  ]);
  for (const link of [{ href: 'javascript:alert(1)' }, { href: 7 }, null, 'https://example.org/', {}])
    expect(read([line('words')], format({ link })).querySelector('[href]')).toBeNull();
});

test('[Q22] a press ticks the line that was pressed, wherever it stands', async () => {
  const item = (text: string, more: Nodes = []) => ({
    name: 'taskItem',
    attrs: { checked: false },
    in: [line(text), ...more],
  });
  const nodes = [
    line('x'),
    { name: 'taskList', in: [item('Brief'), item('Copy', [{ name: 'taskList', in: [item('Words')] }])] },
  ];
  const tick = vi.fn<(path: readonly number[]) => void>();
  render(<PageText nodes={treeOf(bytesOf(nodes))} onTick={tick} />);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Done: Words' }));
  expect(tick).toHaveBeenCalledExactlyOnceWith([1, 1, 1, 0]);
});

test('[Q25] a chip is drawn by who knows what is behind it; without that it is the word that was written', () => {
  const nodes = treeOf(
    bytesOf([
      line({ name: 'personMention', attrs: { id: 'u1', label: 'Ines' } }, ' ', {
        name: 'taskMention',
        attrs: { id: 't1', label: 'SPR-118' },
      }),
    ]),
  );
  expect(render(<PageText nodes={nodes} />).container.textContent).toBe('@Ines SPR-118');
  const chips = { ...wordsOnly, Task: ({ id }: { id: string }) => <b>title of {id}</b> };
  const { container } = render(
    <ChipsContext value={chips}>
      <PageText nodes={nodes} />
    </ChipsContext>,
  );
  expect(container.textContent).toBe('@Ines title of t1');
});

test('[Q49] a picture is drawn by who has its bytes, with what is said of it and nothing else', () => {
  const beach = { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' };
  const nodes = treeOf(bytesOf([{ name: 'picture', attrs: { ...beach, src: 'https://example.org/x.png' } }]));
  const Shown = ({ picture, isWritten }: PictureProps) => (
    <b>
      {Object.keys(picture).join(' ')} {String(isWritten)}
    </b>
  );
  const { container } = render(
    <PicturesContext value={{ ...pictureNames, Shown }}>
      <PageText nodes={nodes} />
    </PicturesContext>,
  );
  expect(container.innerHTML).toBe('<figure><div><b>hash size type name false</b></div></figure>');
});
