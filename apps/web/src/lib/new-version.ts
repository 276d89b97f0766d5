// The service worker from the page's side: registers it, hears of a new version, lets it take over when asked to.
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const readers = new Set<() => void>();
const lookEvery = 3_600_000;

function found(worker: ServiceWorker): void {
  waiting = worker;
  for (const reader of readers) reader();
}

function watch(registration: ServiceWorkerRegistration): void {
  // Without a controller this is the first version: nothing is replaced.
  const look = (worker: ServiceWorker | null) => worker && navigator.serviceWorker.controller && found(worker);
  look(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && look(installing));
  });
  // A relay that is away says nothing of new versions; that is no fault.
  setInterval(() => void registration.update().catch(() => {}), lookEvery);
}

/** Called once by the composition root. A browser that refuses a service worker runs without one. */
export async function keepApp(): Promise<void> {
  try {
    watch(await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }));
  } catch {
    // Private windows of some browsers; everything else works.
  }
}

const subscribe = (onChange: () => void) => {
  readers.add(onChange);
  return () => readers.delete(onChange);
};
export const useNewVersion = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);

/** The other tabs go on with the version that they run until they are reloaded themselves. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
  waiting?.postMessage('take over');
}

/** Resolves when the version that is coming is whole, or will never be. */
const installed = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => void (worker.state === 'installing' || resolve());
    worker.addEventListener('statechange', look);
    look();
  });

/** For a tab that cannot go on with the version that it runs: the newest that the relay has, else the page anew. */
export async function takeNewest(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => {});
  if (registration?.installing) await installed(registration.installing);
  if (!registration?.waiting) return location.reload();
  waiting = registration.waiting;
  takeNewVersion();
}
