// A guest's device knows of decisions what the relay tells of them in one piece (ledger/extract). Of who is a guest no more
// decisions come from the first on; until they reach as far as what was told, that stands.
import { openBook } from '@baton/ledger/book';
import { decodeExtract, enterExtract } from '@baton/ledger/extract';
import type { Entry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import type { Me } from '../contract.ts';
import type { Kept } from './world-keeper.ts';

export interface Told {
  /** What is known once this was told, or why it cannot be believed. */
  take(kept: Kept, bytes: Uint8Array): Promise<Kept | string>;
  /** The same once this decision has come: what was told, until they reach as far. */
  grow(kept: Kept, entry: Entry): Promise<Kept | string>;
}

export function createTold(me: Me, enterOne: (kept: Kept, entry: Entry) => Promise<Kept | string>): Told {
  let growing: Kept | null = null;
  return {
    async take(kept, bytes) {
      const extract = decodeExtract(bytes);
      if (isIllegal(extract)) return extract.illegal;
      const book = await enterExtract(kept.book, extract, me.person);
      if (isIllegal(book)) return book.illegal;
      growing = null;
      return { book, titles: { ...extract.titles, teams: {} } };
    },
    async grow(kept, entry) {
      const { workspace, relayKey } = kept.book;
      const titles = { workspace: '', spaces: {}, teams: {} };
      const before: Kept = growing ?? { book: openBook(workspace, relayKey), titles };
      if (entry.number <= before.book.number) return kept;
      const next = await enterOne(before, entry);
      if (typeof next === 'string') return next;
      const reaches = next.book.number > kept.book.number;
      growing = reaches ? null : next;
      return reaches ? next : kept;
    },
  };
}
