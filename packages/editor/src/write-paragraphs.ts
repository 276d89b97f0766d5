// Writes plain paragraphs into a page that is open, without an editor: descriptions of the demo company, imports.
import * as Y from 'yjs';
import { type Page, rootName } from './page-doc.ts';

/** Appends, under the client id that was given for this session, and closes the page. Resolves when it is saved here. */
export async function writeParagraphs(page: Page, paragraphs: readonly string[]): Promise<void> {
  const doc = new Y.Doc();
  for (const bytes of page.bytes) Y.applyUpdate(doc, bytes);
  doc.clientID = page.client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => {
    const written = paragraphs.map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    });
    const fragment = doc.getXmlFragment(rootName);
    fragment.insert(fragment.length, written);
  });
  for (const update of updates) await page.write(update);
  page.close();
  doc.destroy();
}
