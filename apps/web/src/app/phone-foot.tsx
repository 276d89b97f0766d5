// The phone's tabs: only rooms that exist.
import { PhoneTabs } from '@baton/ui/phone-bars';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { Ellipsis, LayoutGrid, Plus } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';

export function PhoneFoot() {
  const params = useParams({ from: '/w/$workspace' });
  const actions = useActionRegistry();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <PhoneTabs
      label="Main"
      current={/\/(?:settings|sync)$/u.test(path) ? 'more' : 'projects'}
      tabs={[
        {
          id: 'projects',
          label: 'Projects',
          icon: LayoutGrid,
          render: <Link to="/w/$workspace/projects" params={params} />,
        },
        { id: 'add', label: 'Add a task', icon: Plus, onPress: () => void actions.run('add') },
        { id: 'more', label: 'More', icon: Ellipsis, render: <Link to="/w/$workspace/settings" params={params} /> },
      ]}
    />
  );
}
