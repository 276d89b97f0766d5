// The files that a copy of a task brings along, those of its parts too: what a screen has to have the bytes of before.
import { z } from 'zod';
import { question } from '../command.ts';
import type { GivenFile } from '../file/commands.ts';
import { isShown, versionsIn } from '../file/rules.ts';
import { descendantsOf, familyOf } from '../task/parents.ts';
import type { Rows } from '../tx.ts';

export type FileAlong = GivenFile & { readonly id: string };

/** Of one task, in their order, each as it is now. */
export const filesAlong = (rows: Pick<Rows, 'files' | 'fileVersions' | 'comments'>, task: string): FileAlong[] =>
  rows.files
    .by('on', task)
    .filter((file) => isShown(rows, file))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .flatMap((file) => {
      const [now] = versionsIn(rows, file);
      return now === undefined
        ? []
        : [{ id: file.id, name: file.name, hash: now.hash, size: now.size, type: now.type }];
    });

export const filesToCopy = question(
  'filesToCopy',
  z.object({ task: z.string() }),
  ['tasks', 'files', 'fileVersions', 'comments'],
  (rows, _ctx, { task }): readonly FileAlong[] => {
    const parts = descendantsOf(familyOf(rows), task).filter((part) => part.task.archived === null);
    return [task, ...parts.map((part) => part.task.id)].flatMap((id) => filesAlong(rows, id));
  },
);
