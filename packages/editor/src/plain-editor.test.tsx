import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Editor } from '@tiptap/core';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { rootName } from './known-nodes.ts';
import type { Page } from './page-doc.ts';
import { PlainEditor } from './plain-editor.tsx';

afterEach(cleanup);
// jsdom lays nothing out; ProseMirror asks where the caret is.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

function pageWith(text: string | null, name = 'paragraph') {
  const doc = new Y.Doc();
  if (text !== null) {
    const element = new Y.XmlElement(name);
    element.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(rootName).insert(0, [element]);
  }
  const writes: Uint8Array[] = [];
  let hear: (update: Uint8Array, by: string) => void = () => {};
  const page: Page = {
    bytes: [Y.encodeStateAsUpdate(doc)],
    client: 2 ** 45 + 3,
    mayWrite: true,
    write: async (update) => void writes.push(update),
    onUpdate: (handler) => {
      hear = handler;
      return () => {};
    },
    caret: () => {},
    onCarets: () => () => {},
    close: () => {},
  };
  const open = () => Promise.resolve(page);
  return { open, writes, doc, tell: (update: Uint8Array) => hear(update, 'bo') };
}
const faceOf = () => ({ name: 'Ann', hue: 1 });
const shown = (open: () => Promise<Page>, onLeave = () => {}) =>
  render(
    <PlainEditor
      open={open}
      label="Description"
      placeholder="What this is about"
      onLeave={onLeave}
      faceOf={faceOf}
      me="ann"
    />,
  );
const field = async () => screen.findByRole('textbox', { name: 'Description' });

test('the text of the page is shown, and opening it writes nothing', async () => {
  const { open, writes } = pageWith('One folder for 40 journalists');
  shown(open);
  expect((await field()).textContent).toBe('One folder for 40 journalists');
  expect(writes).toHaveLength(0);
});

test('[Q5] an empty page is an invitation to write; looking at it writes nothing', async () => {
  const { open, writes } = pageWith(null);
  shown(open);
  const empty = await screen.findByRole('button', { name: 'What this is about' });
  expect(writes).toHaveLength(0);
  await userEvent.click(empty);
  await field();
  expect(writes.length).toBeGreaterThan(0);
});

test('what somebody else writes appears while it is open', async () => {
  const { open, doc, tell } = pageWith('Before');
  shown(open);
  const textbox = await field();
  const paragraph = doc.getXmlFragment(rootName).get(0) as Y.XmlElement;
  doc.on('update', (update: Uint8Array) => tell(update));
  (paragraph.get(0) as Y.XmlText).insert(6, ', and after');
  await waitFor(() => expect(textbox.textContent).toBe('Before, and after'));
});

test('[Q3] a page of a newer version is read as text, with no field to write in', async () => {
  const { open, writes } = pageWith('A callout', 'callout');
  shown(open);
  expect(await screen.findByText('A callout')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(writes).toHaveLength(0);
});

test('[Q6] Escape leaves the text as it stands', async () => {
  const { open } = pageWith('Kept');
  const leave = vi.fn<() => void>();
  shown(open, leave);
  const textbox = await field();
  textbox.focus();
  await userEvent.keyboard('{Escape}');
  expect(leave).toHaveBeenCalledOnce();
  expect(textbox.textContent).toBe('Kept');
});

test('[Q7] undo takes back what was typed here and leaves what others wrote', async () => {
  const { open, doc, tell } = pageWith('Ours');
  shown(open);
  const textbox = await field();
  const { editor } = textbox as HTMLElement & { editor: Editor };
  editor.commands.insertContentAt(1, 'Mine ');
  const paragraph = doc.getXmlFragment(rootName).get(0) as Y.XmlElement;
  doc.on('update', (update: Uint8Array) => tell(update));
  (paragraph.get(0) as Y.XmlText).insert(4, ', theirs');
  await waitFor(() => expect(textbox.textContent).toBe('Mine Ours, theirs'));
  textbox.focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(textbox.textContent).toBe('Ours, theirs');
});

test('who may only read sees the text and no field to write in', async () => {
  const { open, writes } = pageWith('One folder for 40 journalists');
  shown(async () => ({ ...(await open()), mayWrite: false }));
  expect(await screen.findByText('You may read this text, not change it.')).toBeTruthy();
  expect(screen.getByText('One folder for 40 journalists')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(writes).toHaveLength(0);
});

test('[Q13] who may only read sees what others write as it comes, and that nothing is written yet', async () => {
  const { open, doc, tell } = pageWith(null);
  shown(async () => ({ ...(await open()), mayWrite: false }));
  expect(await screen.findByText('Nothing is written here yet.')).toBeTruthy();
  const before = Y.encodeStateVector(doc);
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText('Two rows')]);
  doc.getXmlFragment(rootName).insert(0, [element]);
  tell(Y.encodeStateAsUpdate(doc, before));
  expect(await screen.findByText('Two rows')).toBeTruthy();
  const later = Y.encodeStateVector(doc);
  (element.get(0) as Y.XmlText).insert(8, ', and a third');
  tell(Y.encodeStateAsUpdate(doc, later));
  expect(await screen.findByText('Two rows, and a third')).toBeTruthy();
});
