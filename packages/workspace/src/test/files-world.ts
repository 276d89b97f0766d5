// A workspace with one task, a relay's end for files, and the machine's own time for reading blobs: for tests of files.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { addFiles } from '@baton/model/file/commands';
import { addTask } from '@baton/model/task/add-commands';
import { addProject } from '@baton/model/project/commands';
import { boardColumns } from '@baton/model/board/queries';
import { isRefusal } from '@baton/model/refusal';
import type { FileStand, KeptBytes } from '../files-contract.ts';
import { createFileRelay, type FileRelay } from './file-relay.ts';
import { openScene, type At, type Machine, type Scene } from './scene.ts';

export const bytesOf = (length: number, seed = 1): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + seed * 17 + (at >> 9)) & 255;
  return bytes;
};
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Blobs are read by the machine, not by the clock that stands still. */
export async function during<T>({ time }: Scene, promise: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const done = promise.finally(() => (state.isOver = true));
  done.catch(() => undefined);
  while (!state.isOver) {
    await time.pass(20);
    await new Promise((resolve) => void setTimeout(resolve, 1));
  }
  return done;
}
export async function until(scene: Scene, isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 3_000 && !isSo(); turn += 1)
    await during(scene, new Promise((resolve) => void setTimeout(resolve, 1)));
  expect(isSo()).toBe(true);
}

export interface Opened extends At {
  readonly stands: () => readonly FileStand[];
}
export async function openAt(scene: Scene, machine: Machine, files: FileRelay): Promise<Opened> {
  const relayCalls = { history: async () => null, endSession: async () => true, files };
  const at = await scene.open(machine, { more: { relayCalls, erase: async () => undefined } });
  let stands: readonly FileStand[] = [];
  at.workspace.onFiles((told) => (stands = told));
  return { ...at, stands: () => stands };
}
async function openTask(scene: Scene, { workspace, engine }: At): Promise<string> {
  const { rows } = engine.core.replica;
  const made = await during(
    scene,
    workspace.run(addProject, { space: scene.space, name: 'Spring', hue: 1, prefix: 'SPR' }),
  );
  if (isRefusal(made)) throw new Error(made.kind);
  const board = made.board ?? '';
  const [column] = boardColumns.answer(rows, engine.core as never, { board });
  const added = await during(
    scene,
    workspace.run(addTask, { project: made.project, board, column: column?.id ?? '', title: 'Poster' }),
  );
  if (isRefusal(added)) throw new Error(added.kind);
  return added.task;
}
export async function keep(scene: Scene, { workspace }: At, bytes: Uint8Array<ArrayBuffer>): Promise<KeptBytes> {
  const kept = await during(scene, workspace.keepFile(new Blob([bytes])));
  if (isRefusal(kept)) throw new Error(kept.kind);
  return kept;
}
export async function hang(scene: Scene, at: At, { task, bytes }: { task: string; bytes: Uint8Array<ArrayBuffer> }) {
  const kept = await keep(scene, at, bytes);
  const hung = await during(scene, at.workspace.run(addFiles, { task, files: [{ name: 'plan.bin', ...kept }] }));
  if (isRefusal(hung)) throw new Error(hung.kind);
  return { ...kept, file: hung.files[0] ?? '' };
}
export async function world() {
  const scene = await openScene();
  const files = createFileRelay();
  const at = await openAt(scene, scene.ann, files);
  const task = await openTask(scene, at);
  return { scene, files, at, task };
}
