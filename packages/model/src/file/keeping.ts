// Which files are kept on a device with what somebody keeps there: the present version of each, up to a size, newest first.
import type { Rows } from '../tx.ts';
import { isShown, versionsIn } from './rules.ts';
import { frozenAs, type FileVersion } from './schema.ts';

/** Bytes: of one file of a task that is kept for itself, of one that is kept with its project, and of all together. */
export const keepUpTo = { task: 100_000_000, project: 25_000_000, all: 2_000_000_000, frozen: 5_000_000 } as const;

export type KeptVersion = Pick<FileVersion, 'hash' | 'size' | 'at'>;
type Read = Pick<Rows, 'files' | 'fileVersions' | 'comments' | 'tasks'>;

/** Of a task and of what was said on it. */
function presentOf(rows: Read, task: string, upTo: number): readonly KeptVersion[] {
  const said = rows.comments.by('on', task).filter(({ binned }) => binned === null);
  return [task, ...said.map(({ id }) => id)]
    .flatMap((on) => rows.files.by('on', on))
    .filter((file) => isShown(rows, file))
    .flatMap((file) => versionsIn(rows, file).slice(0, 1))
    .filter(({ size }) => size <= upTo);
}

/** What somebody is asked to sign is there when they are on the way, whoever keeps what here. */
const frozenIn = (rows: Read): readonly KeptVersion[] =>
  rows.files
    .by('frozen', frozenAs)
    .flatMap((file) => versionsIn(rows, file))
    .filter(({ size }) => size <= keepUpTo.frozen);

const isLiving = ({ binned, archived }: { binned: number | null; archived: number | null }): boolean =>
  binned === null && archived === null;

/** @param pins tasks and projects that a person keeps here. */
export function filesToKeep(rows: Read, pins: Iterable<string>): readonly KeptVersion[] {
  const byHash = new Map<string, KeptVersion>();
  for (const { hash, size, at } of frozenIn(rows)) byHash.set(hash, { hash, size, at });
  for (const pin of pins) {
    const task = rows.tasks.get(pin);
    const within = rows.tasks.by('project', pin).filter(isLiving);
    const found = [
      ...(task?.binned === null ? presentOf(rows, pin, keepUpTo.task) : []),
      ...within.flatMap(({ id }) => presentOf(rows, id, keepUpTo.project)),
    ];
    for (const { hash, size, at } of found) byHash.set(hash, { hash, size, at });
  }
  let sum = 0;
  return [...byHash.values()]
    .sort((a, b) => b.at - a.at || (a.hash < b.hash ? -1 : 1))
    .filter(({ size }) => {
      if (sum + size > keepUpTo.all) return false;
      sum += size;
      return true;
    });
}
