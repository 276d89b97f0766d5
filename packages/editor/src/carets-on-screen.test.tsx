import { cleanup, render, screen, waitFor } from '@testing-library/react';
import type { Editor } from '@tiptap/core';
import { afterEach, expect, test, vi } from 'vitest';
import { readMarks, writeMarks } from './caret-updates.ts';
import { pageAndPeer, theirs } from './peer.fixture.ts';
import { PlainEditor } from './plain-editor.tsx';

afterEach(cleanup);
// jsdom lays nothing out; ProseMirror asks where the caret is.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

const faces: Readonly<Record<string, { name: string; hue: number }>> = {
  ann: { name: 'Ann', hue: 1 },
  bo: { name: 'Bo', hue: 4 },
};
const somebody = { name: 'Somebody', hue: 8 };

async function shown(text = 'One folder') {
  const peer = pageAndPeer(text);
  const open = () => Promise.resolve(peer.page);
  render(
    <PlainEditor
      open={open}
      label="Description"
      placeholder="What this is about"
      onLeave={() => {}}
      faceOf={(person) => faces[person] ?? somebody}
      me="ann"
    />,
  );
  const field = await screen.findByRole('textbox', { name: 'Description' });
  return { ...peer, field, stand: peer.stand.bind(peer), editor: (field as HTMLElement & { editor: Editor }).editor };
}
const caretIn = (field: HTMLElement): HTMLElement | null => field.querySelector<HTMLElement>('.caret');
const caretOf = (field: HTMLElement) =>
  waitFor(() => {
    const caret = caretIn(field);
    if (!caret) throw new Error('no caret is shown');
    return caret;
  });
const before = (caret: HTMLElement): string => caret.previousSibling?.textContent ?? '';

test('[Q8] another’s caret stands where it is, with name and colours by person; a selection is tinted alike', async () => {
  const { field, stand, end } = await shown();
  stand(1, 3, { user: { name: 'Mallory', color: '#ff0000' } });
  const caret = await caretOf(field);
  expect(caret.dataset).toMatchObject({ name: 'Bo', person: '4' });
  expect(before(caret)).toBe('ne');
  expect(field.querySelector<HTMLElement>('.selection')?.dataset['person']).toBe('4');
  expect(field.querySelector('.selection')?.textContent).toBe('ne');
  end();
});

test('[Q8] the name of whom the directory does not know is Somebody', async () => {
  const { field, tell, at } = await shown();
  const state = { cursor: { anchor: at(2), head: at(2) } };
  tell({ person: 'zoe', deviceNo: 0, update: writeMarks([{ client: 9, clock: 1, state }]) });
  expect((await caretOf(field)).dataset['name']).toBe('Somebody');
});

test('[Q11] a caret is no text, is hidden from readers, has no style and is not written', async () => {
  const { field, stand, editor, writes } = await shown();
  stand(3);
  const caret = await caretOf(field);
  expect(caret.getAttribute('aria-hidden')).toBe('true');
  expect(field.textContent).toBe('One folder');
  expect(editor.getText()).toBe('One folder');
  expect(field.querySelectorAll('.caret[style], .selection[style]')).toHaveLength(0);
  expect(writes).toHaveLength(0);
});

test('[Q12] the same caret moves; its name begins to show anew with each movement, not when it is said again', async () => {
  const { field, stand } = await shown();
  stand(3);
  const caret = await caretOf(field);
  expect(caret.hasAttribute('data-again')).toBe(false);
  stand(3);
  stand(5);
  await waitFor(() => expect(before(caret)).toBe('One f'));
  expect(caretIn(field)).toBe(caret);
  expect(caret.hasAttribute('data-again')).toBe(true);
  stand(1);
  expect(caret.hasAttribute('data-again')).toBe(false);
});

test('[Q10] it goes when they leave, and comes with them', async () => {
  const { field, stand, tell } = await shown();
  stand(3);
  await caretOf(field);
  tell({});
  await waitFor(() => expect(caretIn(field)).toBeNull());
  stand(4);
  expect(before(await caretOf(field))).toBe('One ');
});

test('typing goes on undisturbed beside it; their typing moves it', async () => {
  const { field, stand, editor, words } = await shown();
  stand(3);
  const caret = await caretOf(field);
  editor.commands.insertContentAt(1, 'My ');
  expect(field.textContent).toBe('My One folder');
  expect(before(caret)).toBe('My One');
  words.insert(0, 'x');
  await waitFor(() => expect(field.textContent).toContain('x'));
  expect((await caretOf(field)).dataset['name']).toBe('Bo');
});

test('[Q9] a caret at what is not there is not shown, and the editor lives on', async () => {
  const warn = vi.spyOn(console, 'warn');
  const { field, tell, stand } = await shown();
  const nowhere = { client: theirs + 5, clock: 3 };
  const states = [
    { cursor: { anchor: { item: nowhere }, head: { item: nowhere } } },
    { cursor: { anchor: {}, head: {} } },
    { cursor: { anchor: { type: { client: theirs, clock: 1 } }, head: { item: { client: theirs, clock: 9_999 } } } },
    { cursor: 'x' },
    null,
  ];
  states.forEach((state, at) => tell({ update: writeMarks([{ client: theirs, clock: at + 1, state }]) }));
  tell({ person: 'cy', deviceNo: 3, update: writeMarks([{ client: 8, clock: 1, state: states[2] }]) });
  tell({ update: null });
  stand(3);
  expect(before(await caretOf(field))).toBe('One');
  expect(field.querySelectorAll('.caret')).toHaveLength(1);
  expect(warn).not.toHaveBeenCalled();
});

test('my own caret is told to others while I write, with my name for other programs, and taken back when I leave', async () => {
  const { field, said } = await shown();
  const lastSaid = () => readMarks(said.at(-1) ?? new Uint8Array()).at(-1)?.state as Record<string, unknown>;
  field.focus();
  await waitFor(() => expect(lastSaid()).toMatchObject({ user: { name: 'Ann' }, cursor: { anchor: {}, head: {} } }));
  field.blur();
  await waitFor(() => expect(lastSaid()['cursor']).toBeNull());
  expect(caretIn(field)).toBeNull();
});
