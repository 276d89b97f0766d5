// What links need to stand in a dom test: a workspace's address, and nothing behind it.
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';

function routerOver(shown: ReactNode) {
  const root = createRootRoute();
  const workspace = createRoute({ getParentRoute: () => root, path: '/w/$workspace', component: () => shown });
  const history = createMemoryHistory({ initialEntries: ['/w/northwind'] });
  return createRouter({ routeTree: root.addChildren([workspace]), history });
}

export function Routed({ children }: { children: ReactNode }) {
  const [router] = useState(() => routerOver(children));
  return <RouterProvider router={router as never} />;
}
