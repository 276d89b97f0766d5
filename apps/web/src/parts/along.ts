// What goes along with a copy or a template beside its record: bytes of files, which this device has to have, and texts. What
// cannot be had now stays with what it was made after, and it is said.
import type { GivenFile } from '@baton/model/file/commands';
import { isRefusal } from '@baton/model/refusal';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { counted, listText } from './number-text.ts';

/** Those of them whose bytes are kept on this device from then on, for what the next command hangs. */
export function useFilesHad(): <F extends Pick<GivenFile, 'hash' | 'size'>>(
  files: readonly F[],
) => Promise<readonly F[]> {
  const workspace = useWorkspace();
  return async (files) => {
    const had: (typeof files)[number][] = [];
    for (const file of files) {
      const bytes = await workspace.readFile(file);
      if (!isRefusal(bytes) && !isRefusal(await workspace.keepFile(bytes, { isDraft: false }))) had.push(file);
    }
    return had;
  };
}

export const isLeft =
  (had: readonly string[]) =>
  ({ hash }: Pick<GivenFile, 'hash'>): boolean =>
    !had.includes(hash);

export interface Left {
  readonly texts: number;
  readonly files: number;
}
/** "1 text and 2 files that this device does not have and cannot fetch now"; null: nothing is left. */
export function leftText({ texts, files }: Left): string | null {
  const left = [...(texts === 0 ? [] : [counted(texts, 'text')]), ...(files === 0 ? [] : [counted(files, 'file')])];
  return left.length === 0 ? null : `${listText(left)} that this device does not have and cannot fetch now`;
}
