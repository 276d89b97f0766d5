// The compaction that must not be: Yjs alone decides which of two cells stays. The simulator plants it and must find it.
import * as Y from 'yjs';

export function naiveSnapshot(bytes: readonly Uint8Array[]): Uint8Array {
  const ydoc = new Y.Doc({ gc: true });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  const snapshot = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return snapshot;
}
