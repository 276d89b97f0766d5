// The service worker: the app itself starts from this device, whatever the network does. It keeps the files of one
// version, waits while another is in use, and takes over only when a page says so.
import { cachePrefix, cachesToDrop, isHashed, isTheFile, wayOf } from './rules.ts';

/** Filled in by the build (vite.config.ts). */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = globalThis as unknown as {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  addEventListener(type: 'install' | 'activate', handler: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', handler: (event: Fetching) => void): void;
  addEventListener(type: 'message', handler: (event: MessageEvent<unknown>) => void): void;
};
const shell = __SHELL__;
const name = cachePrefix + shell.version;
const page = '/index.html';

const told = (answer: Response) => ({ ok: answer.ok, type: answer.headers.get('content-type') ?? '' });

async function install(): Promise<void> {
  const cache = await caches.open(name);
  // Names with a hash may come from the browser's own cache; the others must be of this version.
  const bring = async (file: string): Promise<void> => {
    const answer = await fetch(new Request(file, { cache: isHashed(file) ? 'default' : 'reload' }));
    if (!isTheFile(file, told(answer))) throw new Error(`${file} did not come`);
    await cache.put(file, answer);
  };
  await Promise.all(shell.files.map(bring));
}

async function activate(): Promise<void> {
  for (const old of cachesToDrop(await caches.keys(), name)) await caches.delete(old);
  await worker.clients.claim();
}

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const found = (await cache.match(request)) ?? (await caches.match(request));
  if (found) return found;
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  if (isHashed(pathname) && isTheFile(pathname, told(answer))) await cache.put(request, answer.clone());
  return answer;
}

async function start(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  return (await cache.match(page)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, worker.location.origin);
  if (way === 'shell') event.respondWith(start(event.request));
  else if (way === 'kept') event.respondWith(kept(event.request));
});
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
