// Comments by whom they mention and by what they answer: what an inbox is made from, without reading what others said to others.
import type { View } from '../view.ts';
import type { Comment } from './schema.ts';

type Said = Pick<Comment, 'id' | 'mentions' | 'answers' | 'at' | 'binned'>;

export interface Addressed {
  /** A person or a team → ids of comments. */
  readonly byMentioned: Map<string, Set<string>>;
  /** A comment → those that answer it, with when. */
  readonly byAnswered: Map<string, Map<string, number>>;
}

function put({ byMentioned, byAnswered }: Addressed, { id, mentions, answers, at }: Said): void {
  for (const who of mentions) {
    const ids = byMentioned.get(who);
    if (ids === undefined) byMentioned.set(who, new Set([id]));
    else ids.add(id);
  }
  if (answers === null) return;
  const of = byAnswered.get(answers);
  if (of === undefined) byAnswered.set(answers, new Map([[id, at]]));
  else of.set(id, at);
}

function take({ byMentioned, byAnswered }: Addressed, { id, mentions, answers }: Said): void {
  for (const who of mentions) {
    const ids = byMentioned.get(who);
    ids?.delete(id);
    if (ids?.size === 0) byMentioned.delete(who);
  }
  const of = answers === null ? undefined : byAnswered.get(answers);
  of?.delete(id);
  if (answers !== null && of?.size === 0) byAnswered.delete(answers);
}

export const addressedComments: View<Said, Addressed> = {
  fields: ['mentions', 'answers', 'at', 'binned'],
  open: () => ({ byMentioned: new Map(), byAnswered: new Map() }),
  move(addressed, { before, after }) {
    if (before !== undefined && before.binned === null) take(addressed, before);
    if (after !== undefined && after.binned === null) put(addressed, after);
  },
};
