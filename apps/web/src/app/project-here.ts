// Which project the address stands in: the one of the board that is shown, or of the task's key.
import { boardHead } from '@baton/model/board/head-query';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { useParams } from '@tanstack/react-router';
import { useLiveOne } from '../lib/use-live.ts';

export function useProjectHere(projects: readonly ProjectAnswer[]): string | undefined {
  const { board, key } = useParams({ strict: false });
  const head = useLiveOne(boardHead, { board: board ?? '' });
  const prefix = key?.split(/[-~]/)[0];
  return head?.project ?? projects.find((project) => project.prefix === prefix)?.id;
}
