// What an update has touched of what approvals cover, for whoever has read its structs already. A page is touched by any update,
// one that only deletes too. In cells nothing is taken away but by a newer cell: a deletion alone changes no row (compact.ts).
import { touchedBy, touchedNothing, type Touched, type Written } from '@baton/model/decided/covered';
import * as Y from 'yjs';
import { parseKey } from '../cells/cell.ts';
import type { Struct } from '../cells/decode.ts';
import { homeIn, type Doc } from '../layout.ts';

export function touchedIn(doc: Doc, structs: readonly Struct[]): Touched {
  if (doc.class === 'page') return { parts: [doc.of], hangs: [] };
  // Feeds and profiles hold no work.
  if (homeIn(doc) === undefined) return touchedNothing;
  const written: Written[] = [];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    for (const cell of struct.content.arr as readonly unknown[]) {
      const key = Array.isArray(cell) ? parseKey(cell[0]) : undefined;
      if (key !== undefined) written.push({ record: key[0], code: key[1], value: (cell as readonly unknown[])[1] });
    }
  }
  return touchedBy(written);
}
