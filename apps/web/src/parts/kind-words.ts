// The five kinds of status, as they are read aloud.
import type { StatusKind } from '@baton/model/project/schema';

export const kindWords: Readonly<Record<StatusKind, string>> = {
  later: 'Later',
  todo: 'To do',
  doing: 'In progress',
  review: 'In review',
  done: 'Done',
};
