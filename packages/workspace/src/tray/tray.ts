// Refused edits as people can read them: the values that were written, as far as they are words.
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { isPage } from '../disk/held.ts';
import type { Waiting } from '@baton/store/outbox';

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Enough to know an edit again by; the envelopes are kept whole. */
const mostTexts = 40;

export function textsOf({ envelopes }: Pick<Waiting, 'envelopes'>): string[] {
  const texts = envelopes.flatMap(({ doc, bytes }) => {
    const structs = structsOf(bytes);
    if (isPage(doc)) return [textIn(structs)].filter((text) => text !== '');
    return cellsIn(structs, () => 0)
      .map(({ value }) => wordsOf(value))
      .filter((text) => text !== 'null');
  });
  return texts.length > mostTexts ? [...texts.slice(0, mostTexts), '…'] : texts;
}

/** The typed text of a page update: each run of characters is one content string. */
export const textIn = (structs: ReturnType<typeof structsOf>): string =>
  structs.map((struct) => ('content' in struct && 'str' in struct.content ? String(struct.content.str) : '')).join('');
