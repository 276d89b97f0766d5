// What can be begun from anywhere: a new project, an invitation, an import. Each comes when it is first asked for.
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useActions } from '../lib/actions.tsx';

const NewProject = lazy(async () => ({ default: (await import('../features/projects/new-project.tsx')).NewProject }));
const Invite = lazy(async () => ({
  default: (await import('../features/settings/invite-dialog.tsx')).InviteDialog,
}));

type Shown = 'project' | 'invite' | null;

export function GlobalDialogs() {
  const [shown, setShown] = useState<Shown>(null);
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  useActions({
    'new-project': () => setShown('project'),
    invite: () => setShown('invite'),
    import: () => void navigate({ to: '/w/$workspace/import', params }),
  });
  return (
    <Suspense fallback={null}>
      {shown === 'project' && <NewProject open onClose={() => setShown(null)} />}
      {shown === 'invite' && <Invite open onClose={() => setShown(null)} />}
    </Suspense>
  );
}
