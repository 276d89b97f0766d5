// The door: the workspace used last, or the first run where there is none.
import { createFileRoute, redirect } from '@tanstack/react-router';
import { FirstRunScreen } from '../features/first-run/first-run-screen.tsx';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context }) => {
    const [last] = await context.doors.known();
    if (last) throw redirect({ to: '/w/$workspace', params: { workspace: last.id } });
  },
  component: FirstRunScreen,
});
