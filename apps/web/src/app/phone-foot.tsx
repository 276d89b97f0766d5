// The phone's tabs: only rooms that exist.
import { PhoneTabs } from '@baton/ui/phone-bars';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { Ellipsis, LayoutGrid, ListTodo, Plus } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';
import { useGuestRoom } from '../lib/use-guest.ts';

export function PhoneFoot() {
  const params = useParams({ from: '/w/$workspace' });
  const actions = useActionRegistry();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isGuest = useGuestRoom();
  const more = {
    id: 'more',
    label: 'More',
    icon: Ellipsis,
    render: <Link to="/w/$workspace/settings" params={params} />,
  };
  const isMore = /\/(?:settings|sync)$/u.test(path);
  if (isGuest)
    return (
      <PhoneTabs
        label="Main"
        current={isMore ? 'more' : 'work'}
        tabs={[
          { id: 'work', label: 'My work', icon: ListTodo, render: <Link to="/w/$workspace" params={params} /> },
          more,
        ]}
      />
    );
  return (
    <PhoneTabs
      label="Main"
      current={isMore ? 'more' : path.endsWith('/work') ? 'work' : 'projects'}
      tabs={[
        { id: 'work', label: 'My work', icon: ListTodo, render: <Link to="/w/$workspace/work" params={params} /> },
        {
          id: 'projects',
          label: 'Projects',
          icon: LayoutGrid,
          render: <Link to="/w/$workspace/projects" params={params} />,
        },
        { id: 'add', label: 'Add a task', icon: Plus, onPress: () => void actions.run('add') },
        more,
      ]}
    />
  );
}
