// Words that are nowhere after a merge: typed under an element that somebody else had deleted meanwhile, they are
// integrated already deleted, and no event tells of it. Found by looking for own inserts in the merged page.
import * as Y from 'yjs';
import { structsOf } from '../cells/decode.ts';

export interface LostPassage {
  /** The client and clock of its first character. */
  readonly id: string;
  readonly text: string;
}

/**
 * @param all every update of the page, others' and own, in order. @param own those of them that were written here and
 * nobody else had seen. Words that the own updates deleted themselves are not told of.
 */
export function lostPassages(all: readonly Uint8Array[], own: readonly Uint8Array[]): LostPassage[] {
  const doc = new Y.Doc({ gc: false });
  for (const bytes of all) Y.applyUpdate(doc, bytes);
  const gone = Y.createDeleteSetFromStructStore(doc.store);
  const byOwn = own.map((bytes) => Y.decodeUpdate(bytes).ds);
  const isLost = (id: Y.ID): boolean => Y.isDeleted(gone, id) && !byOwn.some((deleted) => Y.isDeleted(deleted, id));
  const passages: Run[] = [];
  for (const { id, char, after } of own.flatMap((bytes) => [...charsIn(bytes)])) {
    if (!isLost(id)) continue;
    const last = passages.at(-1);
    if (last && Y.compareIDs(after, last.last)) last.text.push(char);
    else passages.push({ id, last: id, text: [char] });
    const run = passages.at(-1);
    if (run) run.last = Y.createID(id.client, id.clock + char.length - 1);
  }
  doc.destroy();
  return passages.map(({ id, text }) => ({ id: `${id.client}.${id.clock}`, text: text.join('') }));
}

interface Run {
  readonly id: Y.ID;
  readonly text: string[];
  last: Y.ID;
}
interface Char {
  readonly id: Y.ID;
  readonly char: string;
  /** What it was typed behind. */
  readonly after: Y.ID | null;
}

function* charsIn(bytes: Uint8Array): Iterable<Char> {
  for (const struct of structsOf(bytes)) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    let id = struct.id;
    let after = struct.origin;
    for (const char of struct.content.str) {
      yield { id, char, after };
      after = Y.createID(id.client, id.clock + char.length - 1);
      id = Y.createID(id.client, id.clock + char.length);
    }
  }
}
