// The comments on a task, oldest first, each with the one who wrote it.
import { z } from 'zod';
import { question } from '../command.ts';
import { fullName, naming, somebody, type Named } from '../person/naming.ts';

export interface CommentAnswer {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly edited: number | null;
  readonly author: Named;
  /** "Ann", or "Bo, from Trello". */
  readonly authorName: string;
  /** Whether the reader may edit it: own words, not carried over from elsewhere. */
  readonly mine: boolean;
  /** Whether the reader may take it away: also what one's own import carried over. */
  readonly removable: boolean;
  /** Guests read it too. */
  readonly shared: boolean;
}
/** By time, ties by id: alike on every device, whatever came first. */
export const commentsOn = question(
  'commentsOn',
  z.object({ task: z.string() }),
  ['comments', 'profiles', 'names'],
  (rows, ctx, { task }): readonly CommentAnswer[] => {
    const nameOf = naming(rows, ctx);
    const comments = rows.comments.by('on', task).filter((comment) => comment.binned === null);
    return comments
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .map(({ id, text, at, edited, by, writtenBy, as }): CommentAnswer => {
        const known = nameOf(writtenBy ?? by);
        const author = known.name === somebody && as !== null ? { ...known, name: as } : known;
        const own = by === ctx.person;
        return {
          id,
          text,
          at,
          edited,
          author,
          authorName: fullName(author),
          mine: own && writtenBy === null,
          removable: own,
          shared: as !== null,
        };
      });
  },
);
