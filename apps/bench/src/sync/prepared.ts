// Edits made before the clock runs: somebody types into a text, 17 letters at a time. The same shape for every subject;
// only Baton's client ids are longer.
import * as Y from 'yjs';
import { pause } from './subject.ts';

export interface Prepared {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

const letters = 'seventeen letters';

/** The first of them makes the paragraph, each further one is an update of about 40 bytes. */
export function prepareTyping(client: number, count: number): Prepared[] {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  const prepared: Prepared[] = [];
  let clock = 0;
  const text = new Y.XmlText();
  ydoc.on('update', (bytes: Uint8Array) => {
    const to = Y.getState(ydoc.store, client);
    prepared.push({ client, from: clock, to, bytes });
    clock = to;
  });
  ydoc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    ydoc.getXmlFragment('content').insert(0, [paragraph]);
    text.insert(0, letters);
  });
  while (prepared.length < count) text.insert(text.length, letters);
  ydoc.destroy();
  return prepared;
}

/** Document by document, with a breath between: connections that nobody listens to for many seconds are closed. */
export async function prepareAll<T>(docs: number, prepare: (doc: number) => T): Promise<T[]> {
  const all: T[] = [];
  for (let doc = 0; doc < docs; doc += 1) {
    all.push(prepare(doc));
    await pause(0);
  }
  return all;
}

/** Clocks of the paragraph and its text, then one for each letter. */
const first = 2 + letters.length;
/** Which edit of its client's begins at this clock. */
export const editAt = (clock: number): number => (clock === 0 ? 0 : (clock - first) / letters.length + 1);

/** A text of about so many bytes, in updates as somebody writes who pastes a page at a time. */
export function prepareText(client: number, bytes: number): Prepared[] {
  const page = 100_000;
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  const prepared: Prepared[] = [];
  let clock = 0;
  ydoc.on('update', (update: Uint8Array) => {
    const to = Y.getState(ydoc.store, client);
    prepared.push({ client, from: clock, to, bytes: update });
    clock = to;
  });
  const content = ydoc.getXmlFragment('content');
  for (let left = bytes; left > 0; left -= page)
    ydoc.transact(() => {
      for (let part = 0; part < Math.min(left, page); part += 500) {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [
          new Y.XmlText(letters.repeat(Math.ceil(500 / letters.length)).slice(0, Math.min(500, left))),
        ]);
        content.push([paragraph]);
      }
    });
  ydoc.destroy();
  return prepared;
}

const editsOf = (clocks: number): number => Math.round(clocks / letters.length);

/** How many edits an update holds: Hocuspocus sends those of one turn as one. */
function editsWithin(update: Uint8Array): number {
  const { from, to } = Y.parseUpdateMeta(update);
  return editsOf([...to].reduce((sum, [client, end]) => sum + end - (from.get(client) ?? 0), 0));
}

/** How many edits all of this is, in entries or in a document's state, whatever of it comes twice. */
export class Kept {
  readonly #ends = new Map<number, number>();

  add(update: Uint8Array): void {
    for (const [client, end] of Y.parseUpdateMeta(update).to)
      this.#ends.set(client, Math.max(end, this.#ends.get(client) ?? 0));
  }
  get count(): number {
    return [...this.#ends.values()].reduce((sum, end) => sum + editsOf(end), 0);
  }
}
export const editsIn = (update: Uint8Array): number => Math.max(1, editsWithin(update));
