// Whose carets stand in a page: an Awareness that speaks for this editing session and hears of the others by device. It
// is never kept, and nobody speaks for another: a client belongs to the device that named it first.
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { readMarks, stateOf, writeMarks } from './caret-updates.ts';

/** Somebody else who has the page open. */
export interface CaretNews {
  readonly person: string;
  readonly deviceNo: number;
  /** null: they have it open no more. */
  readonly update: Uint8Array | null;
}
/** The half of a page's link that is about carets. */
export interface CaretLink {
  caret(update: Uint8Array): void;
  onCarets(handler: (here: readonly CaretNews[]) => void): () => void;
}
export interface Carets {
  readonly awareness: Awareness;
  close(): void;
}

const fromElsewhere = 'elsewhere';

/** @param doc which has the session's client id already. */
export function openCarets(link: CaretLink, doc: Y.Doc): Carets {
  const awareness = new Awareness(doc);
  const own = awareness.clientID;
  /** Client → the device that it belongs to. */
  const owners = new Map<number, string>();

  function leave(device: string): void {
    const gone = [...owners].flatMap(([client, owner]) => (owner === device ? [client] : []));
    removeAwarenessStates(awareness, gone, fromElsewhere);
    for (const client of gone) {
      owners.delete(client);
      // Another relay counts from the beginning: what it says then must not look old.
      awareness.meta.delete(client);
    }
  }
  function hear({ person, deviceNo, update }: CaretNews): void {
    const device = `${person} ${deviceNo}`;
    if (update === null) return leave(device);
    const theirs = readMarks(update).filter(
      ({ client }) => client !== own && (owners.get(client) ?? device) === device,
    );
    for (const { client } of theirs) owners.set(client, device);
    const marks = theirs.map((mark) => ({ ...mark, state: mark.state === null ? null : stateOf(mark.state, person) }));
    applyAwarenessUpdate(awareness, writeMarks(marks), fromElsewhere);
  }
  const say = (_: unknown, origin: unknown): void => {
    if (origin === 'local') link.caret(encodeAwarenessUpdate(awareness, [own]));
  };
  awareness.on('update', say);
  const stop = link.onCarets((here) => here.forEach(hear));
  return {
    awareness,
    close() {
      awareness.off('update', say);
      stop();
      awareness.destroy();
    },
  };
}
