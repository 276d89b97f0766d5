// The few Y.Docs that are open because something is written to them: loaded on first write, kept, fed with what comes.
// Yjs replaces a clientID whenever an applied update brings structs of that id, so ours is set again after each apply.
import { assert } from '@baton/model/assert';
import * as Y from 'yjs';
import type { ItemId, WrittenCell } from '../cells/cell.ts';
import type { Bytes, DocName } from '../contract.ts';

export class OpenDocs {
  readonly #open = new Map<DocName, Y.Doc>();
  /** What arrives for a document while its bytes are being read. */
  readonly #opening = new Map<DocName, Uint8Array[]>();
  readonly #bytes: Bytes;
  #client: number;

  constructor(bytes: Bytes, client: number) {
    this.#bytes = bytes;
    this.#client = client;
  }

  get client(): number {
    return this.#client;
  }

  get(name: DocName): Y.Doc | undefined {
    return this.#open.get(name);
  }

  /**
   * Open afterwards, unless it began anew while it was read: whoever wants it looks, and asks again.
   * @param pending envelopes of the outbox for this document as it is now, in order.
   */
  async open(name: DocName, pending: readonly Uint8Array[]): Promise<void> {
    const arrived: Uint8Array[] = [...pending];
    this.#opening.set(name, arrived);
    try {
      const confirmed = await this.#bytes.confirmed(name);
      if (this.#opening.get(name) !== arrived) return;
      const ydoc = new Y.Doc({ guid: name });
      ydoc.transact(() => [...confirmed, ...arrived].forEach((bytes) => Y.applyUpdate(ydoc, bytes)));
      assert(ydoc.store.pendingStructs === null, `bytes of ${name} are missing on this device`);
      ydoc.clientID = this.#client;
      this.#open.set(name, ydoc);
    } finally {
      if (this.#opening.get(name) === arrived) this.#opening.delete(name);
    }
  }

  apply(name: DocName, bytes: Uint8Array): void {
    this.#opening.get(name)?.push(bytes);
    const ydoc = this.#open.get(name);
    if (ydoc === undefined) return;
    Y.applyUpdate(ydoc, bytes);
    ydoc.clientID = this.#client;
  }

  /** Forgets one document, also one that is just being read; the next write loads it again. */
  shut(name: DocName): void {
    this.#open.get(name)?.destroy();
    this.#open.delete(name);
    this.#opening.delete(name);
  }

  /** Forgets every open document; the next write loads it again, under the new id. */
  restart(client: number): void {
    for (const ydoc of this.#open.values()) ydoc.destroy();
    this.#open.clear();
    this.#client = client;
  }
}

export interface NewCell {
  readonly key: string;
  readonly value: unknown;
  readonly t: number;
  readonly by: string;
  readonly seen: ItemId | undefined;
}

export interface Target {
  readonly ydoc: Y.Doc;
  readonly client: number;
  readonly root: string;
}

/**
 * One transaction. `seen` is the cell that counts and is replaced; where the map holds another one (that one is
 * hidden), the new cell names it, so that nobody takes the two for concurrent.
 */
export function writeCells({ ydoc, client, root }: Target, cells: readonly NewCell[]): Uint8Array {
  let written: Uint8Array | undefined;
  const keep = (update: Uint8Array): void => {
    written = update;
  };
  const map = ydoc.getMap(root);
  ydoc.on('update', keep);
  try {
    ydoc.transact(() => {
      assert(ydoc.clientID === client, 'a transaction is written under the assigned client id');
      for (const cell of cells) map.set(cell.key, tupleOf(cell, map._map.get(cell.key)));
    });
  } finally {
    ydoc.off('update', keep);
  }
  assert(written !== undefined, 'a transaction that wrote cells has an update');
  return written;
}

function tupleOf({ key, value, t, by, seen }: NewCell, top: Y.Item | undefined): WrittenCell {
  const [client, clock] = [top?.id.client, top === undefined ? 0 : top.id.clock + top.length - 1];
  const hidden = seen !== undefined && (seen[0] !== client || seen[1] !== clock);
  return hidden ? [key, value, t, by, seen] : [key, value, t, by];
}
