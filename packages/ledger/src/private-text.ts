// What stands beside a statement: names, titles, reasons. The statement holds only the hash of salt and text, so the
// text can be erased and everything still verifies; the salt keeps a short text from being guessed from its hash.
import { z } from 'zod';
import { fromBase64, hashOf, join, toBase64, utf8 } from './bytes.ts';

const saltBytes = 16;
const maxTextLength = 8_000;

export const PrivateText = z.strictObject({
  text: z.string().max(maxTextLength),
  salt: z.string().refine((salt) => fromBase64(salt)?.length === saltBytes, '16 bytes in base64url'),
});
export type PrivateText = z.infer<typeof PrivateText>;

export function saltText(text: string, salt: Uint8Array): PrivateText {
  if (salt.length !== saltBytes) throw new Error('a salt has 16 random bytes');
  if (text.length > maxTextLength) throw new Error(`a text beside a statement has at most ${maxTextLength} characters`);
  return { text, salt: toBase64(salt) };
}

export async function privateHash({ text, salt }: PrivateText): Promise<string> {
  return hashOf(join(fromBase64(salt) ?? new Uint8Array(), utf8(text)));
}

/** An absent text always fits: it was erased, or this reader does not get it. */
export async function textFault(text: PrivateText | null, hash: string | null): Promise<string | null> {
  if (text === null) return null;
  // A shorter salt would let its last bytes become the first of the text, under the same hash.
  if (!PrivateText.safeParse(text).success) return 'the text is not well formed';
  if (hash === null) return 'a text stands beside a statement that has none';
  return (await privateHash(text)) === hash ? null : 'the text is not the one that was signed';
}
