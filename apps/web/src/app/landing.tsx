// Into a workspace: my work. Who has none goes to the board looked at last in this browser, else to the first that there is,
// else to all projects.
import { projectsOfWorkspace, type ProjectAnswer } from '@baton/model/project/queries';
import { departmentOf, firstSteps } from '@baton/model/welcome/queries';
import { myWork } from '@baton/model/work/queries';
import { Navigate, useParams, useRouter } from '@tanstack/react-router';
import { GuestScreen } from '../features/guest/guest-screen.tsx';
import { preference } from '../lib/preferences.ts';
import { useGuestRoom } from '../lib/use-guest.ts';
import { useLive } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';

const all = {};

export function Landing() {
  return useGuestRoom() ? <GuestScreen /> : <ToTheWork />;
}

function ToTheWork() {
  const params = useParams({ from: '/w/$workspace' });
  const { directory, me } = useWorld();
  const projects = useLive(projectsOfWorkspace, all);
  const steps = useLive(firstSteps, all);
  const hasWork = useHasWork();
  const router = useRouter();
  // Whoever pressed something meanwhile is on their way there, and is not brought back.
  if (!isRoot(router.latestLocation.pathname, params.workspace)) return null;
  if (projects === undefined || steps === undefined || hasWork === undefined) return null;
  const kept = preference(`board.${params.workspace}`);
  const space = departmentOf(directory, me.person);
  // Who is new here and has hardly begun sees their department, with what there is to do first.
  if (kept === null && space !== null && steps.filter(({ done }) => !done).length > 1)
    return <Navigate to="/w/$workspace/space/$space" params={{ ...params, space }} replace />;
  if (hasWork) return <Navigate to="/w/$workspace/work" params={params} replace />;
  return <ToABoard board={kept ?? firstBoard(projects)} />;
}

const isRoot = (path: string, workspace: string): boolean => path.replace(/\/$/u, '') === `/w/${workspace}`;

const firstBoard = (projects: readonly ProjectAnswer[]): string | null =>
  projects.find(({ board, archived, binned }) => board !== null && archived === null && binned === null)?.board ?? null;

function useHasWork(): boolean | undefined {
  const work = useLive(myWork, all);
  return work && work.length > 0;
}

function ToABoard({ board }: { board: string | null }) {
  const params = useParams({ from: '/w/$workspace' });
  return board ? (
    <Navigate to="/w/$workspace/board/$board" params={{ ...params, board }} replace />
  ) : (
    <Navigate to="/w/$workspace/projects" params={params} replace />
  );
}
