// The files on a task or a comment, the versions of one, and all files of a project.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import { fullName, naming, type Named } from '../person/naming.ts';
import { keying } from '../task/key.ts';
import type { Rows } from '../tx.ts';
import { isShown, versionsIn } from './rules.ts';
import { FileHash, type File, type FileVersion } from './schema.ts';

export interface FileAnswer {
  readonly id: string;
  /** A task, or a comment. */
  readonly on: string;
  readonly name: string;
  /** Of the present version. */
  readonly version: string;
  readonly hash: string;
  readonly size: number;
  readonly type: string;
  readonly at: number;
  readonly author: Named;
  readonly authorName: string;
  readonly versions: number;
  /** It is the picture on its task's card. */
  readonly isCover: boolean;
  /** A comment's file is its author's. */
  readonly changeable: boolean;
}

/** Who brought its bytes, whoever said since what is new in them. */
const bringerOf = (rows: Rows, { id, by }: FileVersion): string => rows.fileVersions.writingOf(id, 'hash')?.by ?? by;

/** For one answer: names are looked up once. A file whose versions have not come yet is not shown. */
function answering(rows: Rows, ctx: AskCtx): (file: File) => FileAnswer | null {
  const nameOf = naming(rows, ctx);
  return (file) => {
    const versions = versionsIn(rows, file);
    const [present] = versions;
    if (present === undefined) return null;
    const { hash, size, type, at } = present;
    const author = nameOf(bringerOf(rows, present));
    return {
      id: file.id,
      on: file.on,
      name: file.name,
      version: present.id,
      hash,
      size,
      type,
      at,
      author,
      authorName: fullName(author),
      versions: versions.length,
      isCover: rows.tasks.get(file.on)?.cover === file.id,
      changeable: !file.on.startsWith('m') || file.by === ctx.person,
    };
  };
}

const inOrder = (a: File, b: File): number => a.at - b.at || (a.id < b.id ? -1 : 1);
const read = ['files', 'fileVersions', 'comments', 'profiles', 'names', 'tasks'] as const;

/** @param args.on a task or a comment. */
export const filesOn = question(
  'filesOn',
  z.object({ on: z.string() }),
  read,
  (rows, ctx, { on }): readonly FileAnswer[] => {
    const answer = answering(rows, ctx);
    return rows.files
      .by('on', on)
      .filter((file) => isShown(rows, file))
      .sort(inOrder)
      .flatMap((file) => answer(file) ?? []);
  },
);

/** What was said with files on a task: all of them, each comment's in their order. */
export const filesSaidOn = question(
  'filesSaidOn',
  z.object({ task: z.string() }),
  read,
  (rows, ctx, { task }): readonly FileAnswer[] => {
    const answer = answering(rows, ctx);
    return rows.comments
      .by('on', task)
      .flatMap(({ id }) => rows.files.by('on', id))
      .filter((file) => isShown(rows, file))
      .sort(inOrder)
      .flatMap((file) => answer(file) ?? []);
  },
);

export interface VersionAnswer extends Pick<FileVersion, 'id' | 'hash' | 'size' | 'type' | 'at' | 'note'> {
  readonly author: Named;
  readonly authorName: string;
  /** 1 is the first. */
  readonly number: number;
}
/** Newest first. */
export const fileVersionsOf = question(
  'fileVersionsOf',
  z.object({ file: z.string() }),
  read,
  (rows, ctx, args): readonly VersionAnswer[] => {
    const file = rows.files.get(args.file);
    const nameOf = naming(rows, ctx);
    const versions = file === undefined ? [] : versionsIn(rows, file);
    return versions.map((version, index) => {
      const { id, hash, size, type, at, note } = version;
      const author = nameOf(bringerOf(rows, version));
      return { id, note, hash, size, type, at, author, authorName: fullName(author), number: versions.length - index };
    });
  },
);

export interface ProjectFileAnswer extends FileAnswer {
  readonly task: string;
  readonly taskKey: string;
  readonly taskTitle: string;
  /** The comment that it was brought with; null: it hangs on the task itself. */
  readonly comment: string | null;
}
const taskOf = (rows: Rows, { on }: File) =>
  rows.tasks.get(on.startsWith('m') ? (rows.comments.get(on)?.on ?? '') : on);

/** Everything that hangs on tasks of a project and on comments there, newest first. */
export const filesOfProject = question(
  'filesOfProject',
  z.object({ project: z.string() }),
  [...read, 'projects'],
  (rows, ctx, { project }): readonly ProjectFileAnswer[] => {
    const [answer, keyOf] = [answering(rows, ctx), keying(rows, ctx)];
    return [...rows.files.all()]
      .filter((file) => isShown(rows, file))
      .flatMap((file) => {
        const task = taskOf(rows, file);
        const isHere = task !== undefined && task.project === project && task.binned === null;
        const shown = isHere ? answer(file) : null;
        if (!isHere || shown === null) return [];
        const comment = file.on.startsWith('m') ? file.on : null;
        return { ...shown, task: task.id, taskKey: keyOf(task), taskTitle: task.title, comment };
      })
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  },
);

export interface NamedBytes {
  /** The hash. */
  readonly id: string;
  readonly name: string;
  /** null: its task is not here. */
  readonly taskKey: string | null;
  readonly taskTitle: string | null;
}
/** What bytes are called, where they hang first. Also of what was taken away again: it is still on its way. */
export const filesByBytes = question(
  'filesByBytes',
  z.object({ hashes: z.array(FileHash).max(1_000) }),
  [...read, 'projects'],
  (rows, ctx, { hashes }): readonly NamedBytes[] => {
    const keyOf = keying(rows, ctx);
    return hashes.flatMap((hash): NamedBytes[] => {
      const files = rows.fileVersions.by('hash', hash).flatMap(({ file }) => rows.files.get(file) ?? []);
      const [first] = files.sort(inOrder);
      if (first === undefined) return [];
      const task = taskOf(rows, first);
      const taskKey = task === undefined ? null : keyOf(task);
      return [{ id: hash, name: first.name, taskKey, taskTitle: task?.title ?? null }];
    });
  },
);
