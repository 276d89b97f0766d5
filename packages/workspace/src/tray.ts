// Refused edits as people can read them: the values that were written, as far as they are words.
import { cellsIn, structsOf } from '@baton/replica/decode';
import type { Waiting } from '@baton/store/outbox';

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function textsOf({ envelopes }: Waiting): string[] {
  return envelopes.flatMap(({ doc, bytes }) => {
    const structs = structsOf(bytes);
    if (doc.startsWith('p/')) return textIn(structs);
    return cellsIn(structs, () => 0)
      .map(({ value }) => wordsOf(value))
      .filter((text) => text !== 'null');
  });
}

/** The typed text of a page update: each run of characters is one content string. */
function textIn(structs: ReturnType<typeof structsOf>): string[] {
  const texts = structs.map((struct) =>
    'content' in struct && 'str' in struct.content ? String(struct.content.str) : '',
  );
  const text = texts.join('');
  return text === '' ? [] : [text];
}
