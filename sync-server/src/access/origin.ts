// Whether a request comes from this relay's own pages. Browsers always name the origin of a request that changes
// something; who names none is no browser of ours, and is refused as well.

/** @param host of the request itself, as the browser addressed it. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, more: readonly string[]): boolean {
  if (origin === undefined || host === undefined) return false;
  if (more.includes(origin)) return true;
  const match = /^https?:\/\/([^/]+)$/.exec(origin);
  return match?.[1]?.toLowerCase() === host.toLowerCase();
}

/** Fetch-Metadata: what a browser says of where a request comes from. Absent in older ones. */
export const isOwnFetch = (site: string | undefined): boolean => site === undefined || site === 'same-origin';

/** Whether an address is this machine's own. A Host header is only what somebody says; this is where they are. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

/** Whether the request was addressed to this very machine: there, browsers give a page its keys without TLS. */
export const isThisMachine = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
