// Into a workspace: the board looked at last in this browser, else the first that there is, else all projects.
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { Navigate, useParams } from '@tanstack/react-router';
import { GuestScreen } from '../features/guest/guest-screen.tsx';
import { preference } from '../lib/preferences.ts';
import { useGuestRoom } from '../lib/use-guest.ts';
import { useLive } from '../lib/use-live.ts';

const all = {};

export function Landing() {
  return useGuestRoom() ? <GuestScreen /> : <ToTheWork />;
}

function ToTheWork() {
  const params = useParams({ from: '/w/$workspace' });
  const projects = useLive(projectsOfWorkspace, all);
  if (projects === undefined) return null;
  const first = projects.find(
    (project) => project.board !== null && project.archived === null && project.binned === null,
  );
  const board = preference(`board.${params.workspace}`) ?? first?.board;
  return board ? (
    <Navigate to="/w/$workspace/board/$board" params={{ ...params, board }} replace />
  ) : (
    <Navigate to="/w/$workspace/projects" params={params} replace />
  );
}
