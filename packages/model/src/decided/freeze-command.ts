// A version that is to be approved hangs on its task without standing among its files: so it goes where the task goes, and
// reaches whoever reads it, as long as there is the task.
import { z } from 'zod';
import { command } from '../command.ts';
import { hangFiles } from '../file/commands.ts';
import { FileHash, FileSize, FileType, frozenAs } from '../file/schema.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { liveTask } from '../task/rules.ts';

/** Done once for the same bytes. */
export const freezeVersion = command(
  'freezeVersion',
  z.object({ task: z.string(), hash: FileHash, size: FileSize, type: FileType }),
  (tx, ctx, { task: on, ...bytes }) => {
    const task = liveTask(tx, on);
    if (isRefusal(task)) return task;
    const place = tx.tasks.homeOf(task.id);
    if (place === undefined) return refuse('not-found', 'space');
    const before = tx.fileVersions.by('hash', bytes.hash).some(({ file }) => {
      const known = tx.files.get(file);
      return known?.on === on && known.frozen === frozenAs;
    });
    if (before) return { task: on };
    const [file = ''] = hangFiles(tx, ctx, { on, files: [{ name: `${task.title}.approval`, ...bytes }], place });
    tx.files.patch(file, { frozen: frozenAs });
    return { task: on };
  },
);
