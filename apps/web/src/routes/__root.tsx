import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { Fault } from '../app/fault.tsx';
import { NoSuchPlace } from '../app/no-such-place.tsx';
import type { RouterContext } from '../lib/doors.ts';

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: Fault,
  notFoundComponent: NoSuchPlace,
});
