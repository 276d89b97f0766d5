// The composition root: the only file that knows every door. Says so in plain words where the browser withholds them.
import '@baton/ui/reset.css';
import '@baton/ui/tokens.css';
import '@baton/ui/people.css';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '@baton/model/assert';
import { NotProtected } from './app/not-protected.tsx';
import { startAhead } from './app/workspace-worker.ts';
import { missingHere } from './lib/capabilities.ts';
import { type Doors, DoorsProvider } from './lib/doors.ts';
import { keepApp } from './lib/new-version.ts';
import { applyTheme } from './lib/preferences.ts';
import { routeTree } from './routeTree.gen.ts';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
const routerWith = (doors: Doors) =>
  createRouter({ routeTree, context: { doors }, defaultPreload: 'intent', scrollRestoration: false });

async function openDoors(): Promise<Doors> {
  // `vite --mode memory`: a double for developing and measuring screens without an engine. No other build holds it.
  if (import.meta.env.MODE === 'memory') return (await import('./test/memory-doors.ts')).memoryDoors();
  return (await import('./app/browser-doors.ts')).browserDoors();
}

async function start(): Promise<void> {
  applyTheme();
  const place = document.querySelector('#root');
  assert(place, 'index.html has a #root.');
  const root = createRoot(place);
  // Every part in each of its states, at an address of its own while developing; no build holds it.
  if (import.meta.env.DEV && location.pathname === '/gallery') {
    const { Gallery } = await import('@baton/ui/gallery/gallery');
    return root.render(<Gallery />);
  }
  const missing = missingHere(globalThis);
  if (missing.length > 0) {
    root.render(<NotProtected missing={missing} address={location} />);
    return;
  }
  if (import.meta.env.MODE !== 'memory') startAhead();
  const doors = await openDoors();
  root.render(
    <StrictMode>
      <DoorsProvider value={doors}>
        <RouterProvider router={routerWith(doors)} />
      </DoorsProvider>
    </StrictMode>,
  );
  if (import.meta.env.PROD) void keepApp();
}
void start();
