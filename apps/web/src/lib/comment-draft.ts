// What somebody has begun to say: words or a body, the files that are to go with it, and which of a comment's files are to go.
// One draft among others (drafts.ts), so that it outlives Escape, the panel and the tab; the bytes are kept on the device.
import { bodyText, readBody } from '@baton/model/comment/body';
import { GivenFile } from '@baton/model/file/commands';

export interface Begun {
  readonly said: string;
  readonly files: readonly GivenFile[];
  /** Hashes of all bytes that were kept for it, also of pictures in its words. */
  readonly held: readonly string[];
  /** Of the comment that is changed: ids of files that it is to lose. */
  readonly without: readonly string[];
}

export const nothingBegun: Begun = { said: '', files: [], held: [], without: [] };

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export function readDraft(text: string): Begun {
  const words = { ...nothingBegun, said: text };
  if (!text.startsWith('{')) return words;
  try {
    const { said, files, held, without } = JSON.parse(text) as Record<string, unknown>;
    if (typeof said !== 'string' || !isTexts(held) || !isTexts(without)) return words;
    return { said, files: GivenFile.array().parse(files), held, without };
  } catch {
    // Somebody's words that begin so.
    return words;
  }
}

/** Words alone are their own draft. No words at all are one where there were some: of a comment that is changed. */
export function draftOf(begun: Begun, stands = ''): string {
  const isWords =
    begun.held.length + begun.files.length + begun.without.length === 0 && (begun.said !== '' || stands === '');
  return isWords ? begun.said : JSON.stringify(begun);
}

/** As a person reads it who is asked whether it may go. */
export function draftWords(text: string): string {
  const { said, files } = readDraft(text);
  const nodes = readBody(said);
  return [nodes === null ? said : bodyText(nodes), ...files.map(({ name }) => name)]
    .filter((one) => one !== '')
    .join('\n');
}
