// What is shown of a file: its bytes are read, and made into what may be shown, once for each version that is opened.
// What the relay has not been given yet comes by itself once it has.
import { previewOf, sniffedBytes, sniffType } from '@baton/model/file/sniff';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { useEffect, useState } from 'react';
import { picturePreview } from './picture-preview.ts';
import { seekUntilFound } from './seeking.ts';
import { useStatusOf } from './use-status.ts';
import { useWorkspace } from './workspace-context.tsx';

export type FileShown =
  | { readonly is: 'coming' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'picture'; readonly picture: Blob }
  | { readonly is: 'text'; readonly text: string; readonly isCut: boolean }
  /** Shown by the browser's own viewer, in a tab of its own: no page of ours frames what others made. */
  | { readonly is: 'pdf'; readonly pdf: Blob }
  | { readonly is: 'nothing' };

const mostText = 100_000;
/** Whoever added it has not met the relay yet, or nobody here has. */
const passing: ReadonlySet<string> = new Set(['not-found', 'needs-relay']);

/** What its record calls it is somebody's word: what is shown goes by the bytes. */
async function shownOf(blob: Blob): Promise<FileShown> {
  const first = new Uint8Array(await blob.slice(0, sniffedBytes).arrayBuffer());
  switch (previewOf(sniffType(first))) {
    case 'image': {
      const picture = await picturePreview(blob);
      return picture === null ? { is: 'nothing' } : { is: 'picture', picture };
    }
    case 'text':
      return { is: 'text', text: await blob.slice(0, mostText).text(), isCut: blob.size > mostText };
    case 'pdf':
      return { is: 'pdf', pdf: blob.slice(0, blob.size, 'application/pdf') };
    case null:
      return { is: 'nothing' };
  }
}

interface Wanted {
  readonly hash: string;
  readonly size: number;
}
export function useFileShown({ hash, size }: Wanted): FileShown {
  const workspace = useWorkspace();
  const isLive = useStatusOf('link') === 'live';
  const [shown, setShown] = useState<FileShown & { readonly of?: string }>({ is: 'coming' });
  const isFound = shown.of === hash && shown.is !== 'refused' && shown.is !== 'coming';
  useEffect(() => {
    if (isFound) return undefined;
    return seekUntilFound({
      isLive,
      async seek(isWanted) {
        const read = await workspace.readFile({ hash, size });
        const next: FileShown = isRefusal(read) ? { is: 'refused', refusal: read } : await shownOf(read);
        if (isWanted()) setShown({ ...next, of: hash });
        return !isRefusal(read) || !passing.has(read.kind);
      },
    });
  }, [workspace, hash, size, isLive, isFound]);
  return shown.of === hash ? shown : { is: 'coming' };
}
