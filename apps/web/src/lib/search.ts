// What fits what was typed: every word must begin a word of the text. Pure; tasks are found by the workspace itself.
import type { TextRange } from '@baton/ui/marked-text';

export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
export const wordsIn = (query: string): readonly string[] => plain(query).split(/\s+/u).filter(Boolean);

const startsAt = (text: string, word: string): number => {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
  return -1;
};

export function fits(text: string, words: readonly string[]): boolean {
  const folded = plain(text);
  return words.every((word) => startsAt(folded, word) !== -1);
}

/** Where the words stand in the text, in order and apart. Without marks over letters only, where places keep. */
export function rangesIn(text: string, words: readonly string[]): readonly TextRange[] {
  const folded = plain(text);
  if (folded.length !== text.length) return [];
  const found = words
    .map((word): TextRange => {
      const at = startsAt(folded, word) === -1 ? folded.indexOf(word) : startsAt(folded, word);
      return [at, at + word.length];
    })
    .filter(([at]) => at !== -1)
    .sort((a, b) => a[0] - b[0]);
  const apart: TextRange[] = [];
  for (const range of found) if ((apart.at(-1)?.[1] ?? 0) <= range[0]) apart.push(range);
  return apart;
}
