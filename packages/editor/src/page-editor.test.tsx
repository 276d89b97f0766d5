import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Chips, type Found, wordsOnly } from './chips.tsx';
import { rootName } from './known-nodes.ts';
import { PageEditor } from './page-editor.tsx';
import { pictureNames, type Put } from './pictures.tsx';
import { pageAndPeer } from './peer.fixture.ts';
import { bytesOf, line, pageOf } from './writer.fixture.ts';

beforeEach(() => {
  // jsdom lays nothing out; ProseMirror asks where the caret is.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  document.elementFromPoint = () => null;
});
afterEach(cleanup);

const people: readonly Found[] = [
  { id: 'u1', label: 'Ines', title: 'Ines Carvalho' },
  { id: 'u2', label: 'Ivo', title: 'Ivo Lang' },
];
const chips: Chips = {
  ...wordsOnly,
  People: ({ typed, children }) =>
    children(people.filter(({ title }) => title.toLowerCase().startsWith(typed.toLowerCase()))),
  Tasks: ({ children }) => children([{ id: 't1', label: 'SPR-118', title: 'Landing page', end: 'SPR-118' }]),
};
type Nodes = Parameters<typeof bytesOf>[0];
function shown(nodes: Nodes, { mayWrite = true } = {}) {
  const link = pageOf([bytesOf(nodes)]);
  const leave = vi.fn<() => void>();
  const open = () => Promise.resolve({ ...link.page, mayWrite });
  const faceOf = () => ({ name: 'Ann', hue: 1 });
  render(
    <PageEditor
      open={open}
      chips={chips}
      label="Description"
      placeholder="What this is about"
      onLeave={leave}
      faceOf={faceOf}
      me="ann"
    />,
  );
  return { ...link, leave };
}
const reading = () => screen.findByRole('group', { name: 'Description' });
async function writing() {
  const field = await screen.findByRole('textbox', { name: 'Description' });
  const { editor } = field as HTMLElement & { editor: Editor };
  await waitFor(() => expect(document.activeElement).toBe(field));
  const type = (text: string) => {
    for (const letter of text) {
      const { state, view } = editor;
      const { from, to } = state.selection;
      if (!view.someProp('handleTextInput', (take) => take(view, from, to, letter, () => state.tr)))
        view.dispatch(state.tr.insertText(letter, from, to));
    }
  };
  const key = (name: string, more: object = {}) => fireEvent.keyDown(field, { key: name, ...more });
  return { field, editor, type, key, json: () => editor.getJSON().content ?? [] };
}
const pressEnter = async () => {
  (await reading()).focus();
  await userEvent.keyboard('{Enter}');
};

test('[Q19] a plain page stands there to be read, with no editor, and neither that nor beginning to write writes anything', async () => {
  const { writes } = shown([line('One folder'), line('for 40 journalists')]);
  const text = await reading();
  expect([...text.querySelectorAll('p')].map((one) => one.textContent)).toEqual(['One folder', 'for 40 journalists']);
  expect(screen.queryByRole('textbox')).toBeNull();
  await pressEnter();
  const { field } = await writing();
  expect([...field.querySelectorAll('p')].map((one) => one.textContent)).toEqual(['One folder', 'for 40 journalists']);
  expect(writes).toEqual([]);
});

test('[Q37] a press begins to write; on a link, a box or words that are chosen it does not', async () => {
  shown([
    line('words '),
    { name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: false }, in: [line('Brief')] }] },
  ]);
  const text = await reading();
  await userEvent.click(within(text).getByRole('checkbox'));
  expect(screen.queryByRole('textbox')).toBeNull();
  const range = document.createRange();
  range.selectNodeContents(text);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  fireEvent.click(within(text).getByText('Brief'));
  expect(screen.queryByRole('textbox')).toBeNull();
  document.getSelection()?.removeAllRanges();
  fireEvent.click(within(text).getByText('Brief'));
  await writing();
});

test('[Q37] [Q8] somebody who only reads sees the caret of who writes: the editor comes, and takes no focus', async () => {
  const peer = pageAndPeer('One folder');
  const faceOf = () => ({ name: 'Bo', hue: 2 });
  const open = () => Promise.resolve(peer.page);
  render(<PageEditor open={open} label="Description" placeholder="" onLeave={() => {}} faceOf={faceOf} me="ann" />);
  await reading();
  peer.stand(3);
  const field = await screen.findByRole('textbox', { name: 'Description' });
  await waitFor(() => expect(field.querySelector('[data-name="Bo"]')).toBeTruthy());
  expect(document.activeElement).toBe(document.body);
  expect(peer.writes).toEqual([]);
  peer.end();
});

test('[Q38] what is typed before the editor is there stands in the text where was pressed', async () => {
  shown([line('Red'), line('White')]);
  await reading();
  fireEvent.click(screen.getByText('Red'));
  // A field for text: the keys of the screen are not asked while somebody types in one.
  const ahead = document.activeElement;
  expect(ahead).toBeInstanceOf(HTMLTextAreaElement);
  fireEvent.keyDown(ahead!, { key: 'End' });
  fireEvent.change(ahead!, { target: { value: ' and nine\nA bell' } });
  const { field } = await writing();
  await waitFor(() => expect(field.textContent).toContain('and nine'));
  expect([...field.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    'Red',
    'White and nine',
    'A bell',
  ]);
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'The text opens' })).toBeNull());
  expect(document.activeElement).toBe(field);
});

/** Escape as the panel round the text would hear it. */
function panelThatHears() {
  const hears = vi.fn<(event: KeyboardEvent) => void>();
  const listen = (event: KeyboardEvent) => void (event.key === 'Escape' && hears(event));
  document.addEventListener('keydown', listen);
  onTestFinished(() => document.removeEventListener('keydown', listen));
  return hears;
}

test('[Q38] Escape before the editor is there leaves the text as it was', async () => {
  const panel = panelThatHears();
  const { leave } = shown([line('Red')]);
  await reading();
  fireEvent.click(screen.getByText('Red'));
  fireEvent.change(document.activeElement!, { target: { value: 'x' } });
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
  expect(leave).toHaveBeenCalledOnce();
  const field = await screen.findByRole('textbox', { name: 'Description' });
  expect(field.textContent).toBe('Red');
  expect(panel).not.toHaveBeenCalled();
});

test('[Q6] Escape leaves the text, which stays as it is, and comes to nothing round it', async () => {
  const panel = panelThatHears();
  const { leave } = shown([line('Kept')]);
  await pressEnter();
  const { key, field } = await writing();
  key('Escape');
  expect(leave).toHaveBeenCalledOnce();
  expect(field.textContent).toBe('Kept');
  expect(panel).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(panel).toHaveBeenCalledOnce();
});

test('[Q22] a box is ticked while reading, and by Ctrl Enter while writing: one value each time, and nothing else', async () => {
  const { writes, page } = shown([
    { name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: false }, in: [line('Brief')] }] },
  ]);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Done: Brief' }));
  const peer = new Y.Doc();
  const read = () => {
    for (const update of [...page.bytes, ...writes]) Y.applyUpdate(peer, update);
    return peer.getXmlFragment(rootName).toString();
  };
  expect(read()).toBe('<tasklist><taskitem checked="true"><paragraph>Brief</paragraph></taskitem></tasklist>');
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
  await pressEnter();
  const { key } = await writing();
  key('Enter', { ctrlKey: true });
  expect(read()).toContain('checked="false"');
  expect(writes).toHaveLength(2);
});

test('[Q22] who may only read ticks nothing', async () => {
  const { writes } = shown(
    [{ name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: false }, in: [line('Brief')] }] }],
    { mayWrite: false },
  );
  await userEvent.click(await screen.findByRole('checkbox'));
  expect(writes).toEqual([]);
  expect(screen.getByText('You may read this text, not change it.')).toBeTruthy();
});

test('[Q23] / opens the list, typing narrows it, arrows go through it and Enter takes; the caret stays in the text', async () => {
  shown([line()]);
  await pressEnter();
  const { field, type, key, json } = await writing();
  type('/');
  const list = await screen.findByRole('listbox', { name: 'Insert' });
  const chosen = () => within(list).getByRole('option', { selected: true }).textContent;
  expect(chosen()).toContain('Text');
  type('head');
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(3));
  key('ArrowDown');
  await waitFor(() => expect(chosen()).toContain('Heading 2'));
  expect(field.getAttribute('aria-activedescendant')).toBe(within(list).getByRole('option', { selected: true }).id);
  expect(document.activeElement).toBe(field);
  key('Enter');
  expect(json()).toMatchObject([{ type: 'heading', attrs: { level: 2 } }]);
  expect(JSON.stringify(json())).not.toContain('/head');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
});

test('[Q23] Escape puts the list away and no more; it stays away for what was being typed, and the keys are the text’s again', async () => {
  const { leave } = shown([line()]);
  await pressEnter();
  const { type, key, json } = await writing();
  type('/ta');
  await screen.findByRole('listbox');
  key('Escape');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  expect(leave).not.toHaveBeenCalled();
  type('b');
  expect(screen.queryByRole('listbox')).toBeNull();
  key('Enter');
  expect(json()).toHaveLength(2);
  type('and/or');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('[Q23] where nobody can be mentioned no mention is offered', async () => {
  const { page } = pageOf([bytesOf([line()])]);
  const faceOf = () => ({ name: '', hue: 1 });
  const open = () => Promise.resolve(page);
  render(<PageEditor open={open} label="Description" placeholder="" onLeave={() => {}} faceOf={faceOf} me="ann" />);
  await pressEnter();
  const { type } = await writing();
  type('/');
  await screen.findByRole('listbox');
  expect(screen.getByRole('option', { name: 'Table' })).toBeTruthy();
  expect(screen.queryByRole('option', { name: /Person|Task/u })).toBeNull();
});

test('[Q45] / asks for a picture where one can be picked, and it stands where the caret was', async () => {
  const { page } = pageOf([bytesOf([line()])]);
  const beach = { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' };
  const pictures = { ...pictureNames, pick: (put: Put) => void put([beach]) };
  const open = () => Promise.resolve(page);
  const faceOf = () => ({ name: '', hue: 1 });
  const shows = { open, faceOf, pictures, label: 'Description', placeholder: '', me: 'ann', onLeave: () => {} };
  render(<PageEditor {...shows} />);
  await pressEnter();
  const { type, key, json } = await writing();
  type('/photo');
  expect(await screen.findByRole('option', { name: 'Picture', selected: true })).toBeTruthy();
  key('Enter');
  await waitFor(() => expect(JSON.stringify(json())).toContain('beach.png'));
  expect(JSON.stringify(json())).not.toContain('/photo');
});

test('[Q45] where nobody can pick one, / offers none', async () => {
  shown([line()]);
  await pressEnter();
  const { type } = await writing();
  type('/');
  await screen.findByRole('listbox');
  expect(screen.queryByRole('option', { name: 'Picture' })).toBeNull();
});

test('[Q23] what fits nothing shows no list and takes no key', async () => {
  shown([line()]);
  await pressEnter();
  const { type, key, json } = await writing();
  type('/xyz');
  expect(screen.queryByRole('listbox')).toBeNull();
  key('Enter');
  expect(json()).toHaveLength(2);
});

test('[Q24] @ finds people and # tasks; the page keeps an id and a word', async () => {
  const { writes } = shown([line()]);
  await pressEnter();
  const { type, key, json, field } = await writing();
  type('Ask @in');
  await screen.findByRole('listbox', { name: 'People' });
  key('Tab');
  type('about #land');
  await screen.findByRole('listbox', { name: 'Tasks' });
  await userEvent.click(screen.getByRole('option', { name: /Landing page/u }));
  expect(json()[0]?.content).toMatchObject([
    { text: 'Ask ' },
    { type: 'personMention', attrs: { id: 'u1', label: 'Ines' } },
    { text: ' about ' },
    { type: 'taskMention', attrs: { id: 't1', label: 'SPR-118' } },
    { text: ' ' },
  ]);
  expect(field.textContent).toBe('Ask @Ines about SPR-118 ');
  // No title of a task goes into a page: who reads the page may not be a reader of the task.
  const bytes = writes.map((update) => new TextDecoder('latin1').decode(update)).join('');
  expect([bytes.includes('SPR-118'), bytes.includes('Landing page')]).toEqual([true, false]);
});

const typed: readonly (readonly [string, string, object])[] = [
  ['## ', 'heading', { attrs: { level: 2 } }],
  ['- ', 'bulletList', {}],
  ['3. ', 'orderedList', { attrs: { start: 3 } }],
  ['[ ] ', 'taskList', {}],
  ['[x] ', 'taskList', { content: [{ attrs: { checked: true } }] }],
  ['> ', 'blockquote', {}],
  ['``` ', 'codeBlock', {}],
];
test.each(typed)('[Q31] %j typed at the beginning of a line makes a %s', async (text, name, like) => {
  shown([line()]);
  await pressEnter();
  const { type, json } = await writing();
  type(text);
  expect(json()[0]).toMatchObject({ type: name, ...like });
});
test('[Q31] words between signs are marked, and an address that was typed is a link', async () => {
  shown([line()]);
  await pressEnter();
  const { type, field } = await writing();
  type('**bold** and *so* and ~~not~~ and `code` at https://example.org/a. ');
  await waitFor(() => expect(field.querySelector('a')?.getAttribute('href')).toBe('https://example.org/a'));
  expect(['strong', 'em', 's', 'code'].map((name) => field.querySelector(name)?.textContent)).toEqual([
    'bold',
    'so',
    'not',
    'code',
  ]);
});

test('[Q32] Tab goes through the cells and past the last makes a row; keys and the menu add and take rows and columns', async () => {
  shown([line()]);
  await pressEnter();
  const { type, key, field } = await writing();
  type('/table');
  await screen.findByRole('listbox');
  key('Enter');
  const size = () => [field.querySelectorAll('tr').length, field.querySelectorAll('tr:first-child > *').length];
  expect(size()).toEqual([3, 3]);
  type('a');
  for (let at = 0; at < 9; at += 1) key('Tab');
  type('z');
  expect(size()).toEqual([4, 3]);
  expect(field.querySelector('tr:last-child td')?.textContent).toBe('z');
  key('ArrowRight', { altKey: true, shiftKey: true });
  key('ArrowUp', { altKey: true, shiftKey: true });
  expect(size()).toEqual([5, 4]);
  await userEvent.click(screen.getByRole('button', { name: 'Table' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove column' }));
  expect(size()).toEqual([5, 3]);
  // No cell is without a place for the caret.
  expect([...field.querySelectorAll('td, th')].every((one) => one.querySelector('p') !== null)).toBe(true);
});

test('[Q34] over chosen words stands what can be done to them; a link is typed there, and only to a safe address', async () => {
  shown([line('our site')]);
  await pressEnter();
  const { editor, field, key } = await writing();
  editor.commands.setTextSelection({ from: 5, to: 9 });
  const bar = await screen.findByRole('toolbar', { name: 'Format' });
  await userEvent.click(within(bar).getByRole('button', { name: 'Bold' }));
  expect(field.innerHTML).toContain('<strong>site</strong>');
  await waitFor(() =>
    expect(within(bar).getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true'),
  );
  key('k', { ctrlKey: true, shiftKey: true });
  const address = await screen.findByRole('textbox', { name: 'Address' });
  await userEvent.type(address, 'javascript:alert(1){Enter}');
  expect(screen.getByRole('alert').textContent).toBe('A link leads to an address of the web or a mailbox.');
  await userEvent.clear(address);
  await userEvent.type(address, 'example.org{Enter}');
  expect(field.querySelector('a')?.getAttribute('href')).toBe('https://example.org');
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('[Q3] [Q20] a page of a newer version is read in its shape, and no box of it can be ticked', async () => {
  const { writes } = shown([
    { name: 'heading', attrs: { level: 2 }, in: ['Plan'] },
    { name: 'callout', in: [line('Mind')] },
    { name: 'taskList', in: [{ name: 'taskItem', attrs: { checked: false }, in: [line('Brief')] }] },
  ]);
  expect(await screen.findByRole('heading', { name: 'Plan', level: 2 })).toBeTruthy();
  expect(screen.getByText('Written with a newer version of Baton. Reload to edit it.')).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(screen.getByText('Mind'));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(writes).toEqual([]);
});
