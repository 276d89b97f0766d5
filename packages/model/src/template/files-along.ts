// The files that go along with a task when it is copied, kept as a template or made after one. A screen has their bytes here
// before, and says which: what is not here is hung nowhere.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { type GivenFile, hangFiles } from '../file/commands.ts';
import { isShown, versionsIn } from '../file/rules.ts';
import { branchesIn, type KeptWith } from '../task/branch.ts';
import { branchOf } from '../task/tree.ts';
import type { Rows, Tx } from '../tx.ts';

/** What a screen says that it has the bytes of. */
export const Along = z.array(z.string()).max(1_000).optional();

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
  (rows, _ctx, args): readonly FileAlong[] => {
    const task = rows.tasks.get(args.task);
    if (task === undefined) return [];
    return branchesIn(branchOf(rows, task, null)).flatMap(({ source }) => filesAlong(rows, source));
  },
);

/** What of a task goes onto the pattern of it: the files whose bytes are here, and which of them is on the card. */
export function keptFiles(
  rows: Pick<Rows, 'tasks' | 'files' | 'fileVersions' | 'comments'>,
  task: string,
  had: ReadonlySet<string>,
): Pick<KeptWith, 'files' | 'cover'> {
  const along = filesAlong(rows, task).filter(({ id }) => had.has(id));
  const cover = along.findIndex(({ id }) => id === rows.tasks.get(task)?.cover);
  return {
    ...(along.length === 0 ? {} : { files: along.map(({ name, hash, size, type }) => ({ name, hash, size, type })) }),
    ...(cover < 0 ? {} : { cover }),
  };
}

/** @param had hashes of those whose bytes are here. */
export function hangKept(tx: Tx, ctx: Ctx, { on, kept, had }: Hanging): void {
  const place = tx.tasks.homeOf(on);
  if (place === undefined) return;
  const taken = [...(kept.files ?? []).entries()].filter(([, { hash }]) => had.has(hash));
  const ids = hangFiles(tx, ctx, { on, files: taken.map(([, file]) => file), place });
  const cover = ids[taken.findIndex(([at]) => at === kept.cover)];
  if (cover !== undefined) tx.tasks.patch(on, { cover });
}
interface Hanging {
  readonly on: string;
  readonly kept: Pick<KeptWith, 'files' | 'cover'>;
  readonly had: ReadonlySet<string>;
}
