import { createFileRoute } from '@tanstack/react-router';
import { AdminScreen } from '../../../features/admin/admin-screen.tsx';
import { adminTabs, type AdminTab } from '../../../features/admin/admin-tabs.ts';

interface Search {
  readonly show?: AdminTab;
  /** Whose panel is open. */
  readonly person?: string;
}

export const Route = createFileRoute('/w/$workspace/admin')({
  validateSearch: ({ show, person }: Record<string, unknown>): Search => {
    const known = adminTabs.find((tab) => tab === show);
    return {
      ...(known === undefined ? {} : { show: known }),
      ...(typeof person === 'string' && person.length < 40 ? { person } : {}),
    };
  },
  component: AdminScreen,
});
