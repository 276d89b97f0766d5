import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openPageDoc } from './page-doc.ts';
import { writeParagraphs } from './write-paragraphs.ts';

const pageWith = (bytes: readonly Uint8Array[], written: Uint8Array[]) => ({
  bytes,
  client: 2 ** 40 + 1 + written.length,
  closed: false,
  write: (update: Uint8Array) => Promise.resolve(void written.push(update)),
  onUpdate: () => () => {},
  close() {
    this.closed = true;
  },
});

test('paragraphs are written as the editor would, appended, and the page is closed', async () => {
  const written: Uint8Array[] = [];
  const first = pageWith([], written);
  await writeParagraphs(first, ['Waterproof to 3 000 mm.', 'Who signs?']);
  const second = pageWith([...written], written);
  await writeParagraphs(second, ['Lena does.']);
  expect([first.closed, second.closed]).toEqual([true, true]);
  const shown = openPageDoc(pageWith(written, []));
  expect(shown.isForeign()).toBe(false);
  expect(shown.text()).toContain('Lena does.');
  const doc = new Y.Doc();
  for (const update of written) Y.applyUpdate(doc, update);
  expect([...doc.store.clients.keys()]).toEqual([first.client, second.client]);
});
