// What follows from a file's records: its present version, and whether it hangs where it says.
import type { Rows } from '../tx.ts';
import { isOfCommentFile } from './ids.ts';
import type { File, FileVersion } from './schema.ts';

// What would show a name other than it is: line breaks, nulls, marks that turn the direction of text.
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A name as it is kept: no folders, nothing unseen, at most 255 characters, never empty. */
export function keptName(text: string): string {
  const last = text
    .normalize('NFC')
    .replaceAll(unseen, '')
    .split(/[/\\]/)
    .findLast((part) => part.trim() !== '');
  const name = (last ?? '').trim();
  if (name === '' || /^\.+$/.test(name)) return 'file';
  if (name.length <= 255) return name;
  const ending = /\.[^.]{1,20}$/.exec(name)?.[0] ?? '';
  return name.slice(0, 255 - ending.length) + ending;
}

/**
 * A task's files are records of its document, a comment's stand in the feed of its author: who may only comment hangs nothing
 * on a task, and nobody anything on another's comment.
 */
export function hangs(rows: Pick<Rows, 'files' | 'comments'>, file: File): boolean {
  if (!file.on.startsWith('m')) return !isOfCommentFile(file.id);
  return isOfCommentFile(file.id) && rows.comments.get(file.on)?.by === file.by;
}

/** Versions, newest first; two that came apart stand beside each other, alike on every device. */
export const versionsIn = (rows: Pick<Rows, 'fileVersions'>, file: Pick<File, 'id' | 'on'>): FileVersion[] =>
  rows.fileVersions
    .by('file', file.id)
    .filter((version) => version.on === file.on)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

/** What hangs on a deleted comment is gone with it; what is frozen is no file to be looked at. */
export const isShown = (rows: Pick<Rows, 'files' | 'comments'>, file: File): boolean =>
  file.binned === null &&
  file.frozen === null &&
  hangs(rows, file) &&
  (rows.comments.get(file.on)?.binned ?? null) === null;
