// A guest's side bar: what was shared with them by name, and until when. There are no departments and no projects.
import { sharedTasks } from '@baton/model/sharing/queries';
import { Chip } from '@baton/ui/chip';
import { NavHeading, NavRow, SideBar } from '@baton/ui/side-bar';
import { FindRow, WorkspaceButton } from '@baton/ui/side-bar-head';
import { Menu } from '@baton/ui/menu';
import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { ListTodo, Plus, Settings, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { useLive } from '../../lib/use-live.ts';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { AccessEnds } from './guest-screen.tsx';
import styles from './guest.module.css';

const all = {};

export function GuestSideBar({ foot }: { readonly foot: ReactNode }) {
  const actions = useActionRegistry();
  const { titles } = useWorld();
  const params = useParams({ from: '/w/$workspace' });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  const tasks = useLive(sharedTasks, all) ?? [];
  const head = (
    <>
      <div className={styles.head}>
        <Menu
          trigger={<WorkspaceButton name={titles.workspace} />}
          items={[
            {
              id: 'settings',
              label: 'Settings',
              icon: Settings,
              onSelect: () => void navigate({ to: '/w/$workspace/settings', params }),
            },
            { id: 'other', label: 'Another workspace', icon: Plus, onSelect: () => void navigate({ to: '/start' }) },
          ]}
        />
        <Chip tone="guest">Guest</Chip>
      </div>
      <FindRow
        find={`Find in ${counted(tasks.length, 'task')}`}
        findKey="Ctrl K"
        onFind={() => void actions.run('find')}
      />
    </>
  );
  return (
    <SideBar label="Workspace" navLabel="Main" head={head} foot={foot}>
      <NavRow
        label="My work"
        icon={ListTodo}
        current={/^\/w\/[^/]+\/?$/u.test(path)}
        render={<Link to="/w/$workspace" params={params} />}
      />
      {tasks.length > 0 && <NavHeading>Shared with you</NavHeading>}
      {tasks.map((task) => (
        <NavRow
          key={task.id}
          label={task.title}
          icon={SquareCheck}
          current={decodeURIComponent(path).endsWith(`/task/${task.key}`)}
          render={<Link to="/w/$workspace/task/$key" params={{ ...params, key: task.key }} />}
        />
      ))}
      <AccessEnds tasks={tasks} />
    </SideBar>
  );
}
