// A task copied with what is not in its record: the bytes of its files, which this device has to have, and its text, which is
// written anew. What cannot be had stays with the one that is copied, and it is said.
import { isRefusal } from '@baton/model/refusal';
import { taskPeek } from '@baton/model/task/queries';
import { type Copy, copyTask } from '@baton/model/template/commands';
import { filesToCopy } from '@baton/model/template/files-along';
import { copyPage, pageOfTask } from '@baton/workspace/pages/writing';
import { askOnce } from '../../lib/ask-once.ts';
import { useRun } from '../../lib/use-run.ts';
import { useMe } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';

export interface Copied {
  /** How many of its files, and of its texts, stay with the one that was copied. */
  readonly filesLeft: number;
  readonly textsLeft: number;
}

/** Resolves with undefined where it was refused. */
export function useCopying(): (task: string, project: string) => Promise<Copied | undefined> {
  const workspace = useWorkspace();
  const person = useMe();
  const run = useRun();
  const isHad = async (file: { readonly hash: string; readonly size: number }): Promise<boolean> => {
    const bytes = await workspace.readFile(file);
    return !isRefusal(bytes) && !isRefusal(await workspace.keepFile(bytes, { isDraft: false }));
  };
  const pageFor = async (task: string): Promise<string | undefined> => {
    const home = (await askOnce(workspace, taskPeek, { task }))[0]?.beside;
    return home == null ? undefined : pageOfTask({ home, task, person });
  };
  const copyText = async (copy: Copy): Promise<boolean> => {
    const [from, to] = [await pageFor(copy.from), await pageFor(copy.to)];
    return from !== undefined && to !== undefined && copyPage(workspace, { from, to });
  };
  return async (task, project) => {
    const all = await askOnce(workspace, filesToCopy, { task });
    const had: string[] = [];
    for (const file of all) if (await isHad(file)) had.push(file.id);
    const made = await run(copyTask, { task, project, files: had });
    if (made === undefined) return undefined;
    let textsLeft = 0;
    for (const copy of made.copies) if (!(await copyText(copy))) textsLeft += 1;
    return { filesLeft: all.length - had.length, textsLeft };
  };
}
