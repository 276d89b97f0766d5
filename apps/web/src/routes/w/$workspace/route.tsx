// An open workspace: the shell round whatever is looked at.
import { createFileRoute, notFound } from '@tanstack/react-router';
import { AppShell } from '../../../app/app-shell.tsx';
import { Opening } from '../../../app/opening.tsx';
import { NotOnThisDevice } from '../../../app/not-on-this-device.tsx';
import { RemovedHere } from '../../../app/removed-here.tsx';

export const Route = createFileRoute('/w/$workspace')({
  loader: async ({ context, params }) => {
    const workspace = await context.doors.open(params.workspace);
    if (workspace) return { workspace };
    const left = (await context.doors.left()).find((one) => one.workspace === params.workspace);
    if (!left) throw notFound();
    return { left };
  },
  staleTime: Infinity,
  component: OpenWorkspace,
  pendingComponent: Opening,
  notFoundComponent: NotOnThisDevice,
});

function OpenWorkspace() {
  const { workspace, left } = Route.useLoaderData();
  const params = Route.useParams();
  if (left) return <RemovedHere left={left} />;
  return <AppShell key={params.workspace} workspace={workspace} />;
}
