import { createFileRoute } from '@tanstack/react-router';
import { InboxRoom } from '../../../app/inbox-room.tsx';

const tabs = ['mentions', 'replies', 'watched', 'given', 'due'] as const;
const shows = ['snoozed', 'done'] as const;
interface Search {
  readonly tab?: (typeof tabs)[number];
  readonly show?: (typeof shows)[number];
}

export const Route = createFileRoute('/w/$workspace/inbox')({
  validateSearch: (search: Record<string, unknown>): Search => {
    const tab = tabs.find((one) => one === search['tab']);
    const show = shows.find((one) => one === search['show']);
    return { ...(tab === undefined ? {} : { tab }), ...(show === undefined ? {} : { show }) };
  },
  component: InboxRoom,
});
