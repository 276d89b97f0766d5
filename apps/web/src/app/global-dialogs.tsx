// What can be begun from anywhere: a new project, an invitation, an import. Each comes when it is first asked for.
import { isAdmin } from '@baton/model/directory/queries';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type ActionId, useActionRegistry, useActions } from '../lib/actions.tsx';
import { useIsGuest } from '../lib/use-guest.ts';
import { useStatus } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { useWorld } from '../lib/use-world.ts';
import { type SyncTab, tabFor } from '../parts/save-words.ts';
import { type KeyRow, keyMap } from './keys.ts';

const NewProject = lazy(async () => ({ default: (await import('../parts/new-project.tsx')).NewProject }));
const NewDepartment = lazy(async () => ({
  default: (await import('../features/department/new-department.tsx')).NewDepartment,
}));
const Invite = lazy(async () => ({
  default: (await import('../features/invite/invite-dialog.tsx')).InviteDialog,
}));
const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }));

type Shown = 'project' | 'department' | 'invite' | 'palette' | null;

/** The acts that somebody offers at this moment, as the command menu lists them. */
const actsOf = (present: ReadonlySet<ActionId>) =>
  (Object.entries(keyMap) as [ActionId, KeyRow][])
    .filter(([id]) => present.has(id) && !id.startsWith('project-'))
    .map(([id, row]) => ({ id, ...row }));

const searchOf = (tab: SyncTab) => (tab === 'away' ? {} : { show: tab });

export function GlobalDialogs() {
  const [shown, setShown] = useState<Shown>(null);
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const registry = useActionRegistry();
  const status = useStatus();
  const sync = useSync();
  const isGuest = useIsGuest();
  const { directory, me } = useWorld();
  const opensSpaces = isAdmin(directory, me.person);
  const [from, setFrom] = useState<Element | null>(null);
  useActions({
    find: () => {
      setFrom(document.activeElement);
      setShown(shown === 'palette' ? null : 'palette');
    },
    // A guest begins nothing of this.
    ...(isGuest
      ? {}
      : {
          'new-project': () => setShown('project'),
          ...(opensSpaces ? { 'new-department': () => setShown('department') } : {}),
          invite: () => setShown('invite'),
          import: () => void navigate({ to: '/w/$workspace/import', params }),
          inbox: () => void navigate({ to: '/w/$workspace/inbox', params }),
          'my-work': () => void navigate({ to: '/w/$workspace/work', params }),
        }),
    sync: () => void navigate({ to: '/w/$workspace/sync', params, search: searchOf(tabFor(status, sync)) }),
    away: () => void navigate({ to: '/w/$workspace/sync', params }),
  });
  return (
    <Suspense fallback={null}>
      {shown === 'project' && <NewProject open onClose={() => setShown(null)} />}
      {shown === 'department' && <NewDepartment onClose={() => setShown(null)} />}
      {shown === 'palette' && <Palette from={from} acts={actsOf(registry.present())} onClose={() => setShown(null)} />}
      {shown === 'invite' && <Invite open onClose={() => setShown(null)} />}
    </Suspense>
  );
}
