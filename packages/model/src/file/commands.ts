// Files hang on a task or on one's own comment. Commands know hashes and sizes; the bytes were kept by the device before.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Place, Tx } from '../tx.ts';
import { liveTask } from '../task/rules.ts';
import { fileIdFor } from './ids.ts';
import { keptName, hangs, versionsIn } from './rules.ts';
import { type File, FileHash, FileSize, FileType, VersionNote } from './schema.ts';

const content = { hash: FileHash, size: FileSize, type: FileType };
/** Bytes that this device keeps, and what they are called. */
export const GivenFile = z.object({ name: z.string().max(1_000), ...content });
export type GivenFile = z.infer<typeof GivenFile>;

interface Hung {
  readonly on: string;
  readonly files: readonly GivenFile[];
}
/** Writes files and their first versions; for whoever has decided already (a comment brings its own along). */
export function hangFiles(tx: Tx, ctx: Ctx, { on, files, place }: Hung & { readonly place: Place }): string[] {
  const newId = (letter: string): string => fileIdFor(ctx.newId(letter), 'of' in place);
  return files.map(({ name, ...version }, index) => {
    const id = newId('f');
    // Those of one gesture stay in the order in which they were given.
    tx.files.add(place, id, { on, name: keptName(name), at: ctx.now + index });
    tx.fileVersions.add(place, newId('g'), { file: id, on, ...version, at: ctx.now });
    return id;
  });
}

export const addFiles = command(
  'addFiles',
  z.object({ task: z.string(), files: z.array(GivenFile).min(1).max(100) }),
  (tx, ctx, { task: on, files }) => {
    const task = liveTask(tx, on);
    if (isRefusal(task)) return task;
    const place = tx.tasks.homeOf(task.id);
    if (place === undefined) return refuse('not-found', 'space');
    return { files: hangFiles(tx, ctx, { on: task.id, files, place }) };
  },
);

/** Of a task: whoever writes there. Of a comment: its author. */
function liveFile(tx: Tx, ctx: Ctx, id: string): File | Refusal {
  const file = tx.files.get(id);
  if (file === undefined || !hangs(tx, file)) return refuse('not-found', 'file');
  if (file.frozen !== null) return refuse('not-allowed', 'file');
  if (file.binned !== null) return refuse('in-bin', 'file');
  if (file.on.startsWith('m')) return file.by === ctx.person ? file : refuse('not-allowed', 'file');
  const task = liveTask(tx, file.on);
  return isRefusal(task) ? task : file;
}

export const renameFile = command(
  'renameFile',
  z.object({ file: z.string(), name: z.string().trim().min(1).max(1_000) }),
  (tx, ctx, args) => {
    const file = liveFile(tx, ctx, args.file);
    if (isRefusal(file)) return file;
    const name = keptName(args.name);
    if (file.name !== name) tx.files.patch(file.id, { name });
    return { file: file.id };
  },
);

/** The versions before it stay. A comment's file is as it was said. */
export const addFileVersion = command(
  'addFileVersion',
  z.object({ file: z.string(), ...content }),
  (tx, ctx, { file: id, ...version }) => {
    const file = liveFile(tx, ctx, id);
    if (isRefusal(file)) return file;
    const place = tx.files.homeOf(file.id);
    if (place === undefined) return refuse('not-allowed', 'file');
    const [newest] = versionsIn(tx, file);
    // Two versions of one second would stand in the order of their ids.
    const at = Math.max(ctx.now, (newest?.at ?? 0) + 1);
    if (newest?.hash !== version.hash)
      tx.fileVersions.add(place, fileIdFor(ctx.newId('g'), false), { file: file.id, on: file.on, ...version, at });
    return { file: file.id };
  },
);

/** An older version becomes the present one, as a further version: none is lost by it. */
export const restoreFileVersion = command('restoreFileVersion', z.object({ version: z.string() }), (tx, ctx, args) => {
  const version = tx.fileVersions.get(args.version);
  if (version === undefined) return refuse('not-found', 'file');
  const { file, hash, size, type } = version;
  return addFileVersion.run(tx, ctx, { file, hash, size, type });
});

/** Empty words are none. */
export const noteFileVersion = command(
  'noteFileVersion',
  z.object({ version: z.string(), note: VersionNote.nullable() }),
  (tx, ctx, args) => {
    const version = tx.fileVersions.get(args.version);
    if (version === undefined) return refuse('not-found', 'file');
    const file = liveFile(tx, ctx, version.file);
    if (isRefusal(file)) return file;
    if (version.note !== args.note) tx.fileVersions.patch(version.id, { note: args.note });
    return { file: file.id };
  },
);

export const binFile = command('binFile', z.object({ file: z.string() }), (tx, ctx, args) => {
  const file = liveFile(tx, ctx, args.file);
  if (isRefusal(file)) return file;
  tx.files.patch(file.id, { binned: ctx.now });
  return { file: file.id };
});

/** Out of the bin again, where undo cannot reach any more. */
export const restoreFile = command('restoreFile', z.object({ file: z.string() }), (tx, ctx, args) => {
  const file = tx.files.get(args.file);
  if (file === undefined || !hangs(tx, file)) return refuse('not-found', 'file');
  if (file.on.startsWith('m') && file.by !== ctx.person) return refuse('not-allowed', 'file');
  if (file.binned !== null) tx.files.patch(file.id, { binned: null });
  return { file: file.id };
});
