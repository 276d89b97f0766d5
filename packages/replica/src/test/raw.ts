// A peer that writes cells straight into Yjs, honest or not, for tests that must hold whatever comes over the wire.
import * as Y from 'yjs';

export interface RawPeer {
  readonly ydoc: Y.Doc;
  /** Writes one cell and gives the update's bytes. */
  set(key: string, ...cell: readonly unknown[]): Uint8Array;
  setIn(root: string, key: string, ...cell: readonly unknown[]): Uint8Array;
  hear(...updates: readonly Uint8Array[]): void;
  /** All that it has heard and written. */
  whole(): Uint8Array;
}

export function rawPeer(client: number): RawPeer {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  const written: Uint8Array[] = [];
  ydoc.on('update', (...[update, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
    if (local) written.push(update);
  });
  const setIn = (root: string, key: string, ...cell: readonly unknown[]): Uint8Array => {
    ydoc.getMap(root).set(key, [key, ...cell]);
    return written.at(-1) as Uint8Array;
  };
  return {
    ydoc,
    set: (key, ...cell) => setIn('cells', key, ...cell),
    setIn,
    hear(...updates) {
      for (const update of updates) Y.applyUpdate(ydoc, update);
      ydoc.clientID = client;
    },
    whole: () => Y.encodeStateAsUpdate(ydoc),
  };
}

/** A page that holds one element of a kind that nobody knows. */
export function strangePage(client: number): { readonly bytes: Uint8Array; readonly to: number } {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  const element = new Y.XmlElement('whiteboard');
  element.setAttribute('shape', 'of a later version');
  ydoc.getXmlFragment('content').insert(0, [element]);
  return { bytes: Y.encodeStateAsUpdate(ydoc), to: Y.getState(ydoc.store, client) };
}
