// The side bar: the workspace, find and add, departments with their projects and boards; at the foot the sync chip.
import { isAdmin } from '@baton/model/directory/queries';
import { Count } from '@baton/ui/count';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { NavHeading, NavRow, SideBar } from '@baton/ui/side-bar';
import { FindRow, WorkspaceButton } from '@baton/ui/side-bar-head';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { Building2, FolderKanban, Import, Inbox, ListTodo, Plus, Settings, ShieldCheck, UserPlus } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';
import { GuestSideBar } from '../features/guest/guest-side-bar.tsx';
import { useGuestRoom } from '../lib/use-guest.ts';
import { useMe, useWorld } from '../lib/use-world.ts';
import { useUnreadCount } from '../parts/inbox-marks.ts';
import { useFaces } from '../parts/people.tsx';
import { PersonAvatar } from '../parts/person-avatar.tsx';
import { SyncChipButton } from '../parts/sync-chip-button.tsx';
import { FavouritesNav } from './favourites-nav.tsx';
import { IconLink } from './icon-link.tsx';
import { NotMyDevice } from './only-this-window.tsx';
import { SideTree } from './side-tree.tsx';

export function AppSideBar() {
  const actions = useActionRegistry();
  const { titles } = useWorld();
  const menu = useWorkspaceMenu();
  const params = useParams({ from: '/w/$workspace' });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const faceOf = useFaces();
  const me = faceOf(useMe());
  const isGuest = useGuestRoom();
  const head = (
    <>
      <Menu trigger={<WorkspaceButton name={titles.workspace} />} items={menu} />
      <FindRow
        find="Find or do"
        findKey="Ctrl K"
        onFind={() => actions.run('find')}
        add={{ label: 'Add a task', keyCap: 'N', onAdd: () => void actions.run('add') }}
      />
    </>
  );
  const foot = (
    <>
      <SyncChipButton />
      <IconLink icon={Settings} label="Settings" render={<Link to="/w/$workspace/settings" params={params} />} />
      <Link to="/w/$workspace/settings" params={params}>
        <VisuallyHidden>You, {me.name}</VisuallyHidden>
        <PersonAvatar id={me.id} size={24} decorative />
      </Link>
    </>
  );
  if (isGuest) return <GuestSideBar foot={foot} />;
  return (
    <SideBar label="Workspace" navLabel="Main" head={head} foot={foot}>
      <NotMyDevice workspace={params.workspace} />
      <MyRows path={path} />
      <Places workspace={params.workspace} path={path} />
      <NavRow
        label="All projects"
        icon={FolderKanban}
        current={path.endsWith('/projects')}
        render={<Link to="/w/$workspace/projects" params={params} />}
      />
    </SideBar>
  );
}

/** What the name of the workspace opens. */
function useWorkspaceMenu(): readonly MenuItem[] {
  const actions = useActionRegistry();
  const { directory, me } = useWorld();
  const params = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const runs = isAdmin(directory, me.person);
  return [
    {
      id: 'projects',
      label: 'All projects',
      icon: FolderKanban,
      onSelect: () => void navigate({ to: '/w/$workspace/projects', params }),
    },
    ...(runs
      ? [
          {
            id: 'departments',
            label: 'New departments',
            icon: Building2,
            onSelect: () => void actions.run('new-department'),
          },
        ]
      : []),
    {
      id: 'invite',
      label: 'Invite people',
      icon: UserPlus,
      onSelect: () => void actions.run('invite'),
    },
    {
      id: 'import',
      label: 'Import a board',
      icon: Import,
      onSelect: () => void navigate({ to: '/w/$workspace/import', params }),
    },
    {
      id: 'settings',
      label: 'Settings',
      icon: Settings,
      onSelect: () => void navigate({ to: '/w/$workspace/settings', params }),
    },
    ...(runs
      ? [
          {
            id: 'admin',
            label: 'Admin',
            icon: ShieldCheck,
            onSelect: () => void navigate({ to: '/w/$workspace/admin', params }),
          },
        ]
      : []),
    { id: 'rule', rule: true },
    { id: 'other', label: 'Another workspace', icon: Plus, onSelect: () => void navigate({ to: '/start' }) },
  ];
}

/** What one keeps at hand, then all that there is. */
function Places(at: { readonly workspace: string; readonly path: string }) {
  return (
    <>
      <FavouritesNav {...at} />
      <NavHeading>Departments</NavHeading>
      <SideTree {...at} />
    </>
  );
}

/** What is mine: my work and my inbox. */
function MyRows({ path }: { path: string }) {
  const params = useParams({ from: '/w/$workspace' });
  const unread = useUnreadCount();
  return (
    <>
      <NavRow
        label="My work"
        icon={ListTodo}
        current={path.endsWith('/work')}
        render={<Link to="/w/$workspace/work" params={params} />}
      />
      <NavRow
        label="Inbox"
        icon={Inbox}
        current={path.endsWith('/inbox')}
        end={unread === 0 ? undefined : <Count value={unread} label={`${unread} unread`} />}
        render={<Link to="/w/$workspace/inbox" params={params} />}
      />
    </>
  );
}
