// The door: the workspace used last, what was left of one from which this device was removed, or the first run.
import { createFileRoute, redirect } from '@tanstack/react-router';
import { FirstRunScreen } from '../features/first-run/first-run-screen.tsx';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context }) => {
    const [last] = await context.doors.known();
    if (last) throw redirect({ to: '/w/$workspace', params: { workspace: last.id } });
    const [left] = await context.doors.left();
    if (left) throw redirect({ to: '/w/$workspace', params: { workspace: left.workspace } });
  },
  component: FirstRunScreen,
});
