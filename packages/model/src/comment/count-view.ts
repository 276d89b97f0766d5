// How many comments there are that were not deleted.
import type { View } from '../view.ts';
import type { Comment } from './schema.ts';

type Counted = Pick<Comment, 'binned'>;
const one = (comment: Counted | undefined): number => (comment?.binned === null ? 1 : 0);

export const commentCount: View<Counted, { kept: number }> = {
  fields: ['binned'],
  open: () => ({ kept: 0 }),
  move(count, { before, after }) {
    count.kept += one(after) - one(before);
  },
};
