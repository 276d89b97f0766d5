// G, then 1 to 9: to the n-th project that the side bar shows; G, then P: to all of them.
import type { ProjectAnswer } from '@baton/model/project/queries';
import { useNavigate } from '@tanstack/react-router';
import { type ActionHandlers, type ProjectAction, useActions } from '../lib/actions.tsx';

const places = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function useProjectKeys(workspace: string, shown: () => readonly ProjectAnswer[]): void {
  const navigate = useNavigate();
  const toAll = () => void navigate({ to: '/w/$workspace/projects', params: { workspace } });
  const goTo = (at: number) => {
    const project = shown()[at - 1];
    if (project === undefined) return false;
    if (project.board === null) return toAll();
    return void navigate({ to: '/w/$workspace/board/$board', params: { workspace, board: project.board } });
  };
  // All nine, also those beyond the last project: a department that is opened later holds more.
  const handlers = places.map((at): readonly [ProjectAction, () => void | false] => [`project-${at}`, () => goTo(at)]);
  useActions({ 'all-projects': toAll, ...(Object.fromEntries(handlers) as ActionHandlers) });
}
