// Which project the address stands in: the one of the board that is shown, or of the task whose key it is.
// A task that moved keeps its old address, so the key alone does not tell.
import { boardHead } from '@baton/model/board/head-query';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { taskByKey } from '@baton/model/task/queries';
import { useParams } from '@tanstack/react-router';
import { useLiveOne } from '../lib/use-live.ts';

export function useProjectHere(projects: readonly ProjectAnswer[]): string | undefined {
  const { board, key } = useParams({ strict: false });
  const head = useLiveOne(boardHead, { board: board ?? '' });
  const task = useLiveOne(taskByKey, { key: key ?? '' });
  // A task that is not here (yet) has at least the prefix of a project.
  const prefix = key?.split(/[-~]/)[0];
  return head?.project ?? task?.project ?? projects.find((project) => project.prefix === prefix)?.id;
}
