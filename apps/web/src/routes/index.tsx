// The door: the workspace used last, what was left of one from which this device was removed, what the browser has
// cleared, or the first run.
import { createFileRoute, redirect } from '@tanstack/react-router';
import { FirstRunScreen } from '../features/first-run/first-run-screen.tsx';
import { onceHeld } from '../lib/once-held.ts';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context }) => {
    const [last] = await context.doors.known();
    if (last) throw redirect({ to: '/w/$workspace', params: { workspace: last.id } });
    const [left] = await context.doors.left();
    if (left) throw redirect({ to: '/w/$workspace', params: { workspace: left.workspace } });
    const [cleared] = onceHeld();
    if (cleared !== undefined) throw redirect({ to: '/w/$workspace', params: { workspace: cleared } });
  },
  component: FirstRunScreen,
});
