// Comments by words anywhere in what was said, as far as they are on this device.
import { z } from 'zod';
import { question } from '../command.ts';
import type { Instant } from '../day.ts';
import { Best } from '../search/best.ts';
import { isHidden } from '../reaction/rules.ts';
import { keying } from '../task/key.ts';
import { fold, readTyped } from '../task/titles-view.ts';
import { commentCount } from './count-view.ts';
import { namesOfAuthors } from './queries.ts';
import type { Comment } from './schema.ts';

export interface FoundComment {
  readonly id: string;
  readonly taskKey: string;
  readonly taskTitle: string;
  readonly authorName: string;
  readonly at: Instant;
  /** The words round the first that was looked for, in one line. */
  readonly text: string;
}
/** A letter or two are in nearly all that was ever said. */
const shortest = 3;
const before = 12;
const longest = 120;

/** Small letters without accents, made once for each row as it stands: a search is asked again at every key. */
const folded = new WeakMap<Comment, string>();
function foldedOf(comment: Comment): string {
  const known = folded.get(comment) ?? fold(comment.text);
  folded.set(comment, known);
  return known;
}

/** Where accents were taken off, places move: then it is shown from its beginning. */
function wordsRound(comment: Comment, word: string): string {
  const at = foldedOf(comment).length === comment.text.length ? foldedOf(comment).indexOf(word) : 0;
  const from = at <= before ? 0 : comment.text.lastIndexOf(' ', at - before) + 1;
  const line = comment.text
    .slice(from, from + longest)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const isCut = from + longest < comment.text.length;
  return `${from > 0 ? '… ' : ''}${line}${isCut ? ' …' : ''}`;
}

/** Those that hold every word, the newest first; without what was deleted or hidden, or hangs on what is binned. */
export const findComments = question(
  'findComments',
  z.object({ text: z.string().max(500), limit: z.int().min(1).max(200) }),
  ['comments', 'reactions', 'tasks', 'profiles', 'names', 'projects', 'slices'],
  (rows, ctx, { text, limit }): readonly FoundComment[] => {
    const { whole, words } = readTyped(text);
    if (whole.length < shortest) return [];
    const best = new Best<Comment>(limit, (one, other) => other.at - one.at || (one.id < other.id ? -1 : 1));
    for (const comment of rows.comments.all()) {
      if (comment.binned !== null || !words.every((word) => foldedOf(comment).includes(word))) continue;
      if (rows.tasks.get(comment.on)?.binned === null && !isHidden(rows, comment)) best.offer(comment);
    }
    const keyOf = keying(rows, ctx);
    const nameOf = namesOfAuthors(rows, ctx);
    return best.inOrder().flatMap((comment): readonly FoundComment[] => {
      const task = rows.tasks.get(comment.on);
      if (task === undefined) return [];
      const { id, at } = comment;
      const found = { taskKey: keyOf(task), taskTitle: task.title, authorName: nameOf(comment) };
      return [{ id, at, ...found, text: wordsRound(comment, words[0] ?? '') }];
    });
  },
);

/** How many of them a search reads. */
export const commentsToFind = question(
  'commentsToFind',
  z.object({}),
  ['comments'],
  (rows): readonly { readonly id: string; readonly count: number }[] => [
    { id: 'comments', count: rows.comments.view(commentCount).kept },
  ],
);
