// Files on their way into a text: each is kept on this device, and those that are pictures are told so that they can stand in it.
import { type Picture, pictureIn } from '@baton/model/file/picture';
import { previewOf } from '@baton/model/file/sniff';
import { isRefusal } from '@baton/model/refusal';
import { pictureSize } from './picture-preview.ts';
import { type KeptFile, useKeepFiles } from './use-files.ts';
import { useWorkspace } from './workspace-context.tsx';

interface Brought {
  readonly kept: readonly KeptFile[];
  readonly pictures: readonly Picture[];
}

async function pictureOf(file: KeptFile, blob: Blob): Promise<Picture | null> {
  if (previewOf(file.type) !== 'image') return null;
  const size = await pictureSize(blob);
  return size === null ? null : pictureIn({ ...file, width: size[0], height: size[1] });
}

/** One after the other, in the order in which they were given. */
export function useBringing(isDraft = false): (files: readonly File[]) => Promise<Brought> {
  const keep = useKeepFiles(isDraft);
  return async (files) => {
    const kept: KeptFile[] = [];
    const pictures: Picture[] = [];
    for (const file of files) {
      const [one] = await keep([file]);
      if (one === undefined) continue;
      kept.push(one);
      const picture = await pictureOf(one, file);
      if (picture !== null) pictures.push(picture);
    }
    return { kept, pictures };
  };
}

/** Pictures of another text are to be files of this one too: those whose bytes could be had. */
export function useBringingAgain(isDraft = false): (pictures: readonly Picture[]) => Promise<readonly Picture[]> {
  const workspace = useWorkspace();
  return async (pictures) => {
    const had: Picture[] = [];
    for (const picture of pictures) {
      const blob = await workspace.readFile(picture);
      const kept = isRefusal(blob) ? blob : await workspace.keepFile(blob, { isDraft });
      if (!isRefusal(kept)) had.push(picture);
    }
    return had;
  };
}
