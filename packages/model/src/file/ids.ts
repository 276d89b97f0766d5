// Files hang on tasks, in records that many write, and on comments, in feeds where each writes alone. So that nobody's file
// can be taken over by the other door, the second character of an id says by which one it came (replica/layout keeps to it).
import type { RecordId } from '../ids.ts';

const letters = 'fg';
const ofComment = 'M';

const isOfFile = (id: RecordId): boolean => letters.includes(id.slice(0, 1)) && id !== '';
/** Of a comment's file: it counts in feeds and nowhere else. */
export const isOfCommentFile = (id: RecordId): boolean => isOfFile(id) && id[1] === ofComment;

/** A new id, made one of the kind that the place wants. */
export function fileIdFor(id: RecordId, inFeed: boolean): RecordId {
  if (inFeed) return `${id.slice(0, 1)}${ofComment}${id.slice(2)}`;
  return id[1] === ofComment ? `${id.slice(0, 1)}N${id.slice(2)}` : id;
}
