// A task copied, or kept as a template, with its files and texts.
import { filesToCopy } from '@baton/model/template/files-along';
import { copyTask } from '@baton/model/template/copy-command';
import { saveTemplate } from '@baton/model/template/commands';
import { askOnce } from '../../lib/ask-once.ts';
import { useRun } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { type Left, useFilesHad } from '../../parts/along.ts';

export interface Copied extends Left {
  /** Parts that fewer read than the task. */
  readonly parts: number;
}
interface Copying {
  /** Resolves with undefined where it was refused. */
  readonly copy: (task: string, project: string) => Promise<Copied | undefined>;
  readonly keep: (task: string, name: string) => Promise<Left | undefined>;
}

export function useCopying(): Copying {
  const workspace = useWorkspace();
  const run = useRun();
  const filesHad = useFilesHad();
  const along = async (task: string) => {
    const all = await askOnce(workspace, filesToCopy, { task });
    const files = (await filesHad(all)).map(({ id }) => id);
    return { files, left: all.length - files.length };
  };
  return {
    async copy(task, project) {
      const { files, left } = await along(task);
      const made = await run(copyTask, { task, project, files });
      return made && { texts: made.textsLeft, parts: made.partsLeft, files: left };
    },
    async keep(task, name) {
      const { files, left } = await along(task);
      const made = await run(saveTemplate, { task, name, files });
      return made && { texts: made.textsLeft, files: left };
    },
  };
}
