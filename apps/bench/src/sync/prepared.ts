// Edits made before the clock runs: somebody types into a text, 17 letters at a time. The same shape for every subject;
// only Baton's client ids are longer.
import * as Y from 'yjs';

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

/** How many edits an update holds: Hocuspocus sends those of one turn as one. */
export function editsIn(update: Uint8Array): number {
  const { from, to } = Y.parseUpdateMeta(update);
  const clocks = [...to].reduce((sum, [client, end]) => sum + end - (from.get(client) ?? 0), 0);
  return Math.max(1, Math.round(clocks / letters.length));
}
