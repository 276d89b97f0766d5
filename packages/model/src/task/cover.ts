// The picture on a card: one of the files on its task, as long as it hangs there and is a picture.
import { previewOf } from '../file/sniff.ts';
import { isShown, versionsIn } from '../file/rules.ts';
import type { Rows } from '../tx.ts';
import type { Task } from './schema.ts';

type FileRows = Pick<Rows, 'files' | 'fileVersions' | 'comments'>;

export interface Cover {
  readonly file: string;
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}

/** What a file is as the cover of a task; null: it is none. */
export function asCover(rows: FileRows, file: string, task: string): Cover | null {
  const row = rows.files.get(file);
  if (row === undefined || row.on !== task || !isShown(rows, row)) return null;
  const [present] = versionsIn(rows, row);
  if (present === undefined || previewOf(present.type) !== 'image') return null;
  const { hash, size, type } = present;
  return { file, name: row.name, hash, size, type };
}

export const coverOf = (rows: FileRows, task: Pick<Task, 'id' | 'cover'>): Cover | null =>
  task.cover === null ? null : asCover(rows, task.cover, task.id);
