import { createFileRoute } from '@tanstack/react-router';
import { SyncScreen } from '../../../features/sync/sync-screen.tsx';

const parts = ['waiting', 'not-saved', 'devices', 'history'] as const;
interface Search {
  readonly show?: (typeof parts)[number];
}

export const Route = createFileRoute('/w/$workspace/sync')({
  validateSearch: ({ show }: Record<string, unknown>): Search => {
    const known = parts.find((part) => part === show);
    return known === undefined ? {} : { show: known };
  },
  component: SyncScreen,
});
