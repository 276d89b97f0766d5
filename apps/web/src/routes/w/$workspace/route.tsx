// An open workspace: the shell round whatever is looked at.
import { createFileRoute, notFound } from '@tanstack/react-router';
import { AppShell } from '../../../app/app-shell.tsx';
import { NotOnThisDevice } from '../../../app/not-on-this-device.tsx';

export const Route = createFileRoute('/w/$workspace')({
  loader: async ({ context, params }) => {
    const workspace = await context.doors.open(params.workspace);
    if (!workspace) throw notFound();
    return { workspace };
  },
  staleTime: Infinity,
  component: OpenWorkspace,
  notFoundComponent: NotOnThisDevice,
});

function OpenWorkspace() {
  const { workspace } = Route.useLoaderData();
  const params = Route.useParams();
  return <AppShell key={params.workspace} workspace={workspace} />;
}
