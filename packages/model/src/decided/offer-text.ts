// What stands beside an offer, as one text that reads well in an audit and in an exported proof: the note, and below it each
// condition with its box.
export interface Condition {
  readonly text: string;
  readonly isMet: boolean;
}
export interface OfferText {
  readonly note: string;
  readonly conditions: readonly Condition[];
}

const box = /^\[(x| )\] (.+)$/u;
const line = ({ text, isMet }: Condition): string => `[${isMet ? 'x' : ' '}] ${text.replaceAll(/\s+/gu, ' ').trim()}`;

/** Null: there is nothing to say. */
export function offerTextOf({ note, conditions }: OfferText): string | null {
  const boxes = conditions.filter(({ text }) => text.trim() !== '').map(line);
  const parts = [note.trim(), boxes.join('\n')].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('\n\n');
}

/** Boxes at the end are conditions; one in the middle of a note is the note's. */
export function readOfferText(text: string | null): OfferText {
  const lines = (text ?? '').split('\n');
  const conditions: Condition[] = [];
  for (;;) {
    const [, sign, words] = box.exec(lines.at(-1) ?? '') ?? [];
    if (words === undefined) break;
    conditions.unshift({ text: words, isMet: sign === 'x' });
    lines.pop();
  }
  return { note: lines.join('\n').trim(), conditions };
}
