// Ids and dice that a text has loaded: what several devices make apart of the same cause gets the same id.
import { idFromBytes } from './ids.ts';

/** Four 32-bit numbers from a text (cyrb128): spreads well, keeps no secret. */
function seedOf(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** A dice (sfc32) that a text has loaded: [0, 1). */
export function diceOf(text: string): () => number {
  let [a, b, c, d] = seedOf(text);
  const roll = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let turn = 0; turn < 15; turn += 1) roll();
  return roll;
}

/** The same for the same words, on every device. */
export function madeId(letter: string, ...words: readonly string[]): string {
  const roll = diceOf(words.join('|'));
  return idFromBytes(
    letter,
    Uint8Array.from({ length: 17 }, () => Math.floor(roll() * 256)),
  );
}

export const demoId = (workspace: string, letter: string, name: string): string =>
  madeId(letter, workspace, 'demo', letter, name);

/** New ids in the order in which they are asked for, by letter: the same order gives the same ids. */
export function madeIds(words: string): (letter: string) => string {
  const asked = new Map<string, number>();
  return (letter) => {
    const at = asked.get(letter) ?? 0;
    asked.set(letter, at + 1);
    return madeId(letter, words, letter, String(at));
  };
}
