// The views that stand on every device: made ready at leisure after a start, so that the first who searches need not wait.
import { addressedComments } from './comment/addressed-view.ts';
import { commentCount } from './comment/count-view.ts';
import type { TableName } from './records.ts';
import { taskCounts } from './task/counts-view.ts';
import { taskKeys } from './task/keys-view.ts';
import { repeatingTasks } from './task/series.ts';
import { taskTitles } from './task/titles-view.ts';
import type { AnyView } from './view.ts';
import { heldTasks } from './work/held-view.ts';
import { watchedTasks } from './work/watched-view.ts';

export const views: { readonly [T in TableName]?: readonly AnyView[] } = {
  tasks: [taskCounts, taskKeys, taskTitles, heldTasks, watchedTasks, repeatingTasks],
  comments: [addressedComments, commentCount],
};
