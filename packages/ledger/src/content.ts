// What a signature on an approval covers: a text, told from every other thing that is hashed by the line before it.
import { type Bytes, hashOf, textOf, utf8 } from './bytes.ts';

const head = 'baton content 1\n';

/** As it is kept in a file: the file's own sha256 is what the statement carries. */
export const contentBytes = (content: string): Bytes => utf8(`${head}${content}`);
export const contentHash = (content: string): Promise<string> => hashOf(contentBytes(content));

/** undefined: these are bytes of something else. */
export function contentIn(bytes: Uint8Array): string | undefined {
  const text = textOf(bytes);
  return text?.startsWith(head) === true ? text.slice(head.length) : undefined;
}
