// Pictures of a description are files of its task: kept and hung there as they come, with the rights and the room of files.
import type { Pictures, Put } from '@baton/editor/pictures';
import { addFiles } from '@baton/model/file/commands';
import { filesOn } from '@baton/model/file/queries';
import type { Picture } from '@baton/model/file/picture';
import { askOnce } from '../../lib/ask-once.ts';
import { pickFiles } from '../../lib/pick-files.ts';
import { useBringing, useBringingAgain } from '../../lib/use-bringing.ts';
import type { KeptFile } from '../../lib/use-files.ts';
import { useRun } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { PictureShown } from '../../parts/picture.tsx';

const beside = (names: readonly string[]): string =>
  names.length === 1
    ? `${names[0]} is among the files of this task.`
    : `${names.length} are among the files of this task.`;

export function usePagePictures(task: string, say: (words: string) => void): Pictures {
  const workspace = useWorkspace();
  const run = useRun();
  const bring = useBringing();
  const bringAgain = useBringingAgain();
  const hang = async (files: readonly KeptFile[]) => {
    if (files.length === 0) return false;
    return (await run(addFiles, { task, files: files.map((file) => ({ ...file })) })) !== undefined;
  };
  const bringInto = async (files: readonly File[], into: Put) => {
    const { kept, pictures } = await bring(files);
    // What could not be hung there would stand in the text without bytes for anybody else.
    if (!(await hang(kept))) return;
    into(pictures);
    const others = kept.filter(({ hash }) => pictures.every((one) => one.hash !== hash));
    if (others.length > 0) say(beside(others.map(({ name }) => name)));
  };
  return {
    Shown: PictureShown,
    bring: (files, into) => void bringInto(files, into),
    pick: (into) => void pickFiles({ onlyPictures: true }).then((files) => bringInto(files, into)),
    again: (came) => void hangAgain(came),
  };

  async function hangAgain(came: readonly Picture[]): Promise<void> {
    const hung = new Set((await askOnce(workspace, filesOn, { on: task })).map(({ hash }) => hash));
    const had = await bringAgain(came.filter(({ hash }) => !hung.has(hash)));
    await hang(had.map(({ name, hash, size, type }) => ({ name, hash, size, type })));
  }
}
