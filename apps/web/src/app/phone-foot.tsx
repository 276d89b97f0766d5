// The phone's tabs: only rooms that exist.
import { Count } from '@baton/ui/count';
import { PhoneTabs } from '@baton/ui/phone-bars';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { Ellipsis, Inbox, LayoutGrid, ListTodo, Plus } from 'lucide-react';
import { useActionRegistry } from '../lib/actions.tsx';
import { useGuestRoom } from '../lib/use-guest.ts';
import { useUnreadCount } from '../parts/inbox-marks.ts';

const tabOf = (path: string): string =>
  path.endsWith('/work') ? 'work' : path.endsWith('/inbox') ? 'inbox' : 'projects';

export function PhoneFoot() {
  const params = useParams({ from: '/w/$workspace' });
  const actions = useActionRegistry();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isGuest = useGuestRoom();
  const unread = useUnreadCount();
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
      current={isMore ? 'more' : tabOf(path)}
      tabs={[
        { id: 'work', label: 'My work', icon: ListTodo, render: <Link to="/w/$workspace/work" params={params} /> },
        {
          id: 'inbox',
          label: 'Inbox',
          icon: Inbox,
          count: unread === 0 ? undefined : <Count value={unread} tone="accent" label={`${unread} unread`} />,
          render: <Link to="/w/$workspace/inbox" params={params} />,
        },
        { id: 'add', label: 'Add a task', icon: Plus, onPress: () => void actions.run('add') },
        {
          id: 'projects',
          label: 'Projects',
          icon: LayoutGrid,
          render: <Link to="/w/$workspace/projects" params={params} />,
        },
        more,
      ]}
    />
  );
}
