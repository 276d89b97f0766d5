import { createRootRouteWithContext, Outlet, redirect } from '@tanstack/react-router';
import { Fault } from '../app/fault.tsx';
import { NoSuchPlace } from '../app/no-such-place.tsx';
import type { RouterContext } from '../lib/doors.ts';
import { seatedHere, tabletHere } from '../lib/tablet.ts';

export const Route = createRootRouteWithContext<RouterContext>()({
  // On a shared tablet there is one door, until somebody has come in by it.
  beforeLoad({ location }) {
    const isShut = tabletHere() !== null && seatedHere() === null;
    if (isShut && location.pathname !== '/tablet') throw redirect({ to: '/tablet' });
  },
  component: Outlet,
  errorComponent: Fault,
  notFoundComponent: NoSuchPlace,
});
