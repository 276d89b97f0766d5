import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMSerializer } from '@tiptap/pm/model';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Picture } from '@baton/model/file/picture';
import { isKnown, rootName } from './known-nodes.ts';
import type { Put } from './pictures.tsx';
import { bytesOf, line, paste, type Writer, writerAt } from './writer.fixture.ts';

let writer: Writer;
const at = (...parts: Parameters<typeof writerAt>): Writer => {
  writer = writerAt(...parts);
  writer.editor.commands.focus('end');
  return writer;
};
afterEach(() => {
  writer.end();
  document.body.replaceChildren();
  delete (globalThis as { struck?: unknown }).struck;
});
const empty = [bytesOf([line()])];
const shown = () => writer.editor.view.dom.innerHTML;
const json = () => writer.editor.getJSON().content;

/** Nothing of it runs, loads, looks or leads anywhere but where a link may. */
function isHarmless(root: ParentNode): void {
  const allowed = new Set([
    'href',
    'target',
    'rel',
    'colspan',
    'rowspan',
    'start',
    'class',
    'data-type',
    'data-checked',
  ]);
  const more = new Set([
    'type',
    'aria-label',
    'contenteditable',
    'style',
    'data-mention',
    'data-id',
    'data-label',
    'data-placeholder',
    'data-picture',
    'data-node-view-wrapper',
    'draggable',
    'checked',
  ]);
  for (const element of root.querySelectorAll('*')) {
    expect(element.tagName).toMatch(
      /^(?:P|H[1-3]|UL|OL|LI|BLOCKQUOTE|PRE|CODE|TABLE|TBODY|TR|TD|TH|HR|BR|STRONG|EM|S|A|LABEL|INPUT|SPAN|DIV|FIGURE|IMG)$/,
    );
    // The one picture is ProseMirror's own, for a caret beside what is no text; it has no address.
    const isOwn = element.className === 'ProseMirror-separator';
    const strange = [...element.attributes].filter(({ name }) => !(allowed.has(name) || more.has(name) || isOwn));
    expect([element.tagName === 'IMG', strange.map(({ name }) => name)]).toEqual([isOwn, []]);
    expect(element.getAttribute('href') ?? 'https:').toMatch(/^(?:https?|mailto|tel):/u);
  }
}

// It lies beside the repository, not in it; without it our own payloads are what there is.
const corpusFile = join(import.meta.dirname, '../../../../shared/fixtures/14-attacks/dompurify-expect.mjs.txt');
const corpus = existsSync(corpusFile) ? readFileSync(corpusFile, 'utf8') : null;
const payloads = [...(corpus ?? '').matchAll(/"payload":\s*("(?:[^"\\]|\\.)*")/gu)].map(
  ([, said]) => JSON.parse(said ?? '""') as string,
);
const own = [
  '<img src=x onerror="globalThis.struck=1">',
  '<a href="javascript:globalThis.struck=1">x</a>',
  '<a href="https://example.org" onclick="globalThis.struck=1" style="position:fixed;inset:0">x</a>',
  '<p style="background:url(https://example.org/x)">x</p>',
  '<h1 id="x" onmouseover="globalThis.struck=1">x</h1>',
  '<ol start="1e9" type="javascript:x"><li value="3">x</li></ol>',
  '<ul data-type="taskList"><li data-type="taskItem" data-checked="true" onclick="x">x</li></ul>',
  '<pre><code class="language-x&quot;onload=y">x</code></pre>',
  '<table><colgroup><col style="width:1px"></colgroup><tr><td colspan="100000000" style="x" onclick="x">x</td></tr></table>',
  '<span data-mention="task" data-id="javascript:x" data-label="x">x</span>',
  '<span data-mention="person" data-id="u1" data-label="<img src=x onerror=struck=1>">x</span>',
  '<iframe srcdoc="<script>parent.struck=1</script>"></iframe><script>globalThis.struck=1</script>',
  '<blockquote cite="javascript:x"><svg><script>globalThis.struck=1</script></svg></blockquote>',
  '<figure data-picture="https://example.org/x.png">x</figure>',
  '<figure data-picture=\'{"hash":"javascript:x","size":1,"type":"image/png","name":"x"}\' onclick="struck=1">x</figure>',
  `<figure data-picture='${JSON.stringify({ hash: 'a'.repeat(64), size: 1, type: 'image/png', name: '"><img src=x onerror=struck=1>', src: 'https://example.org/x', onerror: 'struck=1', alt: '<script>struck=1</script>' })}' style="x">x</figure>`,
  '<figure><img src="https://example.org/x.png" srcset="https://example.org/y.png 2x" onerror="globalThis.struck=1"></figure>',
  '<picture><source srcset="https://example.org/x.png"><img src="data:image/png;base64,AAAA"></picture>',
  '<hr onfocus="x"><video src=x onerror="globalThis.struck=1"></video><form action="javascript:x"><button>x</button></form>',
];

test('[Q27] whatever HTML is pasted, what comes of it is of the grammar and harms nobody, in the page, on the screen and in the clipboard', () => {
  expect(payloads.length).toBeGreaterThan(corpus === null ? -1 : 150);
  for (const html of [...payloads, ...own]) {
    at(empty);
    paste(writer, { 'text/html': html, 'text/plain': 'x y' });
    expect([html, isKnown(writer.doc.getXmlFragment(rootName))]).toEqual([html, true]);
    isHarmless(writer.editor.view.dom);
    const copied = document.createElement('div');
    const { doc, schema } = writer.editor.state;
    copied.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    isHarmless(copied);
    writer.end();
  }
  at(empty);
  expect('struck' in globalThis).toBe(false);
});

test('[Q27] the same by way of Markdown, whose HTML comes in by the same door', () => {
  for (const html of [
    ...payloads.slice(0, 60),
    ...own,
    '[x](javascript:alert(1))',
    '![x](https://example.org/x.png)',
  ]) {
    at(empty);
    paste(writer, { 'text/plain': `# Title\n\n${html}\n\n- **bold** ${html.replaceAll('\n', ' ')}` });
    expect([html, isKnown(writer.doc.getXmlFragment(rootName))]).toEqual([html, true]);
    isHarmless(writer.editor.view.dom);
    writer.end();
  }
  at(empty);
  expect('struck' in globalThis).toBe(false);
});

test('[Q27] of HTML from a word processor the words, lists, links and tables come, and nothing of its looks', () => {
  at(empty);
  const html =
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><h2 style="color:red">Plan</h2>' +
    '<p><span style="font-weight:700">Bold</span> and <a href="https://example.org/a">a link</a></p><ul><li><p>One</p></li></ul>' +
    '<table><tbody><tr><td><p>Cell</p></td></tr></tbody></table></b>';
  paste(writer, { 'text/html': html, 'text/plain': 'Plan' });
  expect(shown()).toContain('<h2>Plan</h2>');
  expect(shown()).toContain('>a link</a>');
  expect(shown()).toContain('<li><p>One</p></li>');
  expect(shown()).not.toMatch(/color|docs-internal/u);
  expect(writer.lines()).toContain('Cell');
});

test('[Q28] Markdown is pasted as what it says', () => {
  at(empty);
  const text =
    '## Plan\n\n- one\n- two\n\n1. first\n\n- [x] done\n- [ ] open\n\n> said\n\n```js\nx < y\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n**bold** *it* ~~no~~ `code` [site](https://example.org/)';
  paste(writer, { 'text/plain': text });
  const names = (json() ?? []).map(({ type }) => type);
  expect(names).toEqual(
    expect.arrayContaining([
      'heading',
      'bulletList',
      'orderedList',
      'taskList',
      'blockquote',
      'codeBlock',
      'table',
      'paragraph',
    ]),
  );
  expect(isKnown(writer.doc.getXmlFragment(rootName))).toBe(true);
  expect(shown()).toContain('<strong>bold</strong>');
  expect(shown()).toContain('href="https://example.org/"');
});

test('[Q28] text that says nothing of Markdown stays its lines', () => {
  at(empty);
  paste(writer, { 'text/plain': 'Dear Bo,\n\n3 * 4 is 12 - and a_b_c stays\n' });
  expect(writer.lines().filter((one) => one !== '')).toEqual(['Dear Bo,', '3 * 4 is 12 - and a_b_c stays']);
  expect(new Set((json() ?? []).map(({ type }) => type))).toEqual(new Set(['paragraph']));
});

test('[Q29] a copied passage is Markdown as text; of one line the words alone', () => {
  const task = { name: 'taskMention', attrs: { id: 't1', label: 'SPR-118' } };
  at([
    bytesOf([
      { name: 'heading', attrs: { level: 2 }, in: ['Plan'] },
      { name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: true }, in: [line('Brief')] }] },
      line('See ', task),
    ]),
  ]);
  const text = (from: number, to: number) => {
    writer.editor.commands.setTextSelection({ from, to });
    const { view } = writer.editor;
    return view.serializeForClipboard(view.state.selection.content()).text;
  };
  const { size } = writer.editor.state.doc.content;
  expect(text(1, size - 1)).toBe('## Plan\n\n- [x] Brief\n\nSee SPR-118');
  expect(text(size - 6, size - 1)).toBe('See SPR-118');
});

test('[Q26] the address of a task that this reader has becomes its chip; of another it stays an address', async () => {
  at(empty, { task: { id: 't1', label: 'SPR-118', title: 'Landing page' } });
  paste(writer, { 'text/plain': 'https://baton.example/w/w1/task/SPR-118' });
  await Promise.resolve();
  expect(json()?.[0]?.content?.[0]).toMatchObject({ type: 'taskMention', attrs: { id: 't1', label: 'SPR-118' } });
  writer.end();
  at(empty);
  paste(writer, { 'text/plain': 'https://baton.example/w/w1/task/SPR-118' });
  await Promise.resolve();
  expect(writer.lines()).toEqual(['https://baton.example/w/w1/task/SPR-118']);
  expect(shown()).toContain('<a href="https://baton.example/w/w1/task/SPR-118"');
});

test('[Q26] a key that was typed and a space becomes the chip, unless the words there are others by then', async () => {
  const type = (text: string) => {
    const { view, state } = writer.editor;
    const { from, to } = state.selection;
    if (view.someProp('handleTextInput', (take) => take(view, from, to, text, () => state.tr))) return;
    view.dispatch(state.tr.insertText(text, from, to));
  };
  at(empty, { task: { id: 't1', label: 'SPR-118', title: 'Landing page' } });
  for (const letter of 'see SPR-118 ') type(letter);
  await Promise.resolve();
  expect(json()?.[0]?.content).toMatchObject([{ text: 'see ' }, { type: 'taskMention' }, { text: ' ' }]);
  for (const letter of 'SPR-119 ') type(letter);
  writer.editor.commands.deleteRange({ from: 6, to: 9 });
  await Promise.resolve();
  expect(JSON.stringify(json()).match(/taskMention/gu)).toHaveLength(1);
});

test('[Q21] an address on chosen words links them, and one that leads elsewhere stays text', () => {
  at([bytesOf([line('our site')])]);
  writer.editor.commands.setTextSelection({ from: 5, to: 9 });
  paste(writer, { 'text/plain': 'https://example.org/' });
  expect(shown()).toContain(
    'our <a href="https://example.org/" target="_blank" rel="noopener noreferrer nofollow">site</a>',
  );
  writer.editor.commands.focus('end');
  paste(writer, { 'text/plain': 'javascript:alert(1)' });
  expect(shown().match(/<a /gu)).toHaveLength(1);
});

const png = (name = 'x.png') => new File(['x'], name, { type: 'image/png' });
const drop = (files: readonly File[]) => {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files, getData: () => '' }, clientX: 0, clientY: 0 });
  const { view } = writer.editor;
  view.someProp('handleDrop', (take) => take(view, event as DragEvent, null as never, false));
};

test('[Q30] where no files may be brought one is refused in words, pasted or dropped, and nothing is written', () => {
  at(empty);
  paste(writer, {}, [png()]);
  drop([png()]);
  const no = 'No files can be brought into this text.';
  expect(writer.said).toEqual([no, no]);
  expect(writer.writes).toEqual([]);
  expect(Y.encodeStateAsUpdate(writer.doc)).toEqual(writer.whole());
});

const beach = { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' };
const bringing = () => {
  const brought: { readonly names: readonly string[]; readonly put: Put }[] = [];
  const again: Picture[] = [];
  const bring = (files: readonly File[], put: Put) => void brought.push({ names: files.map(({ name }) => name), put });
  return { brought, again, pictures: { bring, again: (came: readonly Picture[]) => void again.push(...came) } };
};
const names = () => (json() ?? []).map(({ type }) => type);

test('[Q45] a pasted picture is handed on, stands where the caret is once it is kept, and the caret goes on below', () => {
  const { brought, pictures } = bringing();
  at([bytesOf([line('before'), line('after')])], { pictures });
  writer.editor.commands.setTextSelection(7);
  paste(writer, {}, [png('beach.png'), new File(['x'], 'plan.pdf')]);
  expect(brought.map((one) => one.names)).toEqual([['beach.png', 'plan.pdf']]);
  expect(writer.writes).toEqual([]);
  writer.editor.commands.insertContent('!');
  expect(brought[0]?.put([beach])).toBe(true);
  writer.editor.commands.insertContent('below');
  expect(writer.lines().filter((text) => text !== '')).toEqual(['before!', 'beach.png', 'belowafter']);
  expect(isKnown(writer.doc.getXmlFragment(rootName))).toBe(true);
});

test('[Q45] in an empty text it takes the place of the empty line, and a line to go on comes below', () => {
  const { brought, pictures } = bringing();
  at(empty, { pictures });
  paste(writer, {}, [png()]);
  brought[0]?.put([beach, { ...beach, name: 'sea.png' }]);
  expect(names()).toEqual(['picture', 'picture', 'paragraph']);
  writer.editor.commands.insertContent('on');
  expect(writer.lines()).toEqual(['beach.png', 'sea.png', 'on']);
});

test('[Q45] what is dropped is handed on, and a text that is gone by then says so', () => {
  const { brought, pictures } = bringing();
  at(empty, { pictures });
  drop([png()]);
  expect(brought.map((one) => one.names)).toEqual([['x.png']]);
  writer.editor.destroy();
  expect(brought[0]?.put([beach])).toBe(false);
});

test('[Q46] a copied picture is its bytes, not its address; of a copied page the words come and the rest is said', () => {
  const { brought, pictures } = bringing();
  at(empty, { pictures });
  paste(writer, { 'text/html': '<img src="https://example.org/x.png">', 'text/plain': '' }, [png()]);
  expect(brought).toHaveLength(1);
  paste(writer, { 'text/html': '<p>Words <img src="https://example.org/x.png"></p>', 'text/plain': 'Words' }, [png()]);
  expect(brought).toHaveLength(1);
  expect(writer.said).toEqual(['The pictures in it did not come along. Copy each by itself, or drop its file here.']);
  expect(shown()).toContain('Words');
  expect(shown()).not.toMatch(/example\.org|src=/u);
});

test('[Q48] a picture that is cut comes again with what is said of it, and its bytes are asked for here too', () => {
  const said = { ...beach, alt: 'The beach', width: 8, height: 6 };
  const { again, pictures } = bringing();
  at([bytesOf([{ name: 'picture', attrs: said }, line('words')])], { pictures });
  writer.editor.commands.setNodeSelection(0);
  const { view } = writer.editor;
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  writer.editor.commands.deleteSelection();
  expect(names()).not.toContain('picture');
  paste(writer, { 'text/html': dom.innerHTML, 'text/plain': text });
  expect(text).toBe('The beach');
  expect(json()?.find(({ type }) => type === 'picture')?.attrs).toEqual(said);
  expect(again).toEqual([said]);
});

test('[Q35] a picture of no bytes, or of an address, is taken out by the same own edit', () => {
  at([bytesOf([line('words')])]);
  const wrong = [{}, { ...beach, hash: 'https://example.org/x.png' }, { ...beach, type: 'image/svg+xml' }];
  writer.editor.commands.insertContent([...wrong, beach].map((attrs) => ({ type: 'picture', attrs })));
  expect(names().filter((name) => name === 'picture')).toHaveLength(1);
  expect(isKnown(writer.doc.getXmlFragment(rootName))).toBe(true);
});

test('[Q35] what Markdown and HTML say beyond the grammar comes in as the nearest that is of it', () => {
  at(empty);
  paste(writer, { 'text/plain': '###### Deep\n\n```js title="a.js"\nx\n```\n\n99999999999. far' });
  paste(writer, {
    'text/html': '<h6>x</h6><ol start="-7"><li>y</li></ol><table><tr><td colspan="0" rowspan="999">z</td></tr></table>',
  });
  expect(isKnown(writer.doc.getXmlFragment(rootName))).toBe(true);
  expect(json()?.[0]).toMatchObject({ type: 'heading', attrs: { level: 3 } });
  expect(writer.lines()).toEqual(['Deep', 'x', 'farx', 'y', 'z']);
});

test('[Q35] a command of any program in the page is held to the grammar too', () => {
  at(empty);
  writer.editor.commands.insertContent([
    { type: 'heading', attrs: { level: 9 }, content: [{ type: 'text', text: 'a' }] },
    { type: 'codeBlock', attrs: { language: 'x" y' } },
    { type: 'orderedList', attrs: { start: -3 }, content: [{ type: 'listItem' }] },
  ]);
  expect(isKnown(writer.doc.getXmlFragment(rootName))).toBe(true);
});
