// What the service worker does with a request. Pure, so that it can be looked at without one.

export type Way = 'shell' | 'kept' | 'network';
export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

const relayOnly = /^\/(?:api|sync|healthz)(?:\/|$)/u;

/** The relay's own answers are never kept: only the app is. */
export function wayOf({ method, mode, url }: Asked, origin: string): Way {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin || relayOnly.test(pathname)) return 'network';
  return mode === 'navigate' ? 'shell' : 'kept';
}

export const cachePrefix = 'baton-app-';

/** Of the versions kept, oldest first: the present one and the one before stay, for tabs that still run it. */
export function cachesToDrop(names: readonly string[], current: string): readonly string[] {
  const former = names.filter((name) => name.startsWith(cachePrefix) && name !== current);
  return former.slice(0, -1);
}

/** Fonts of other scripts come when they are needed; hashed names are kept for ever once they came. */
export const isForShell = (file: string): boolean =>
  /\.(?:js|css|html|webmanifest|svg|png)$/u.test(file) || /-latin-(?:opsz|wght)-normal-[^/]*\.woff2$/u.test(file);
const isPage = (pathname: string): boolean => pathname.endsWith('.html') || !/\.[a-z0-9]+$/u.test(pathname);

/**
 * Whether an answer is the file that was asked for. A network that wants a sign-in of its own answers everything with a page
 * of its own, and kept under a file's name that would stay for ever.
 */
export const isTheFile = (pathname: string, { ok, type }: { readonly ok: boolean; readonly type: string }): boolean =>
  ok && (isPage(pathname) || !type.startsWith('text/html'));

export const isHashed = (pathname: string): boolean => pathname.startsWith('/assets/');
