// A store of Yjs documents on the browser's disk, each used as its own users use it.
import * as Y from 'yjs';

export interface DocStore {
  /** Each update by itself and all at once. Answers in ms when all are kept. */
  burst(name: string, updates: readonly Uint8Array[]): Promise<number>;
  /** The same updates in each document, none of them merged. */
  fill(name: string, docs: readonly string[], updates: readonly Uint8Array[]): Promise<void>;
  /** The disk is opened anew, all is read and applied. Answers in ms. */
  open(name: string, docs: readonly string[]): Promise<number>;
}

export async function took(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

export function applyAll(updates: Iterable<Uint8Array>, doc = new Y.Doc()): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
}

export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error as Error));
  });
export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error as Error));
  });
