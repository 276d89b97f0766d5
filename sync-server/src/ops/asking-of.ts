// A request as routes see it, whatever stands in front of the relay. Only a proxy on this very machine is believed when it
// says how somebody came to it.
import type { Context } from 'hono';
import { readCookies } from '../access/cookies.ts';
import { isLoopback } from '../access/origin.ts';

interface NodeEnv {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string; readonly encrypted?: boolean } };
}

export interface Came {
  readonly host: string;
  readonly secure: boolean;
  readonly address: string;
}
export function cameBy(header: (name: string) => string | undefined, remote: string | undefined): Came {
  const proxied = isLoopback(remote);
  const told = (name: string) => (proxied ? header(name)?.split(',').at(-1)?.trim() : undefined);
  return {
    host: header('host') ?? '',
    secure: told('x-forwarded-proto') === 'https',
    address: told('x-forwarded-for') ?? remote ?? 'unknown',
  };
}

export function askingOf(c: Context, body: unknown) {
  const header = (name: string) => c.req.header(name);
  const remote = (c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress;
  return {
    ...cameBy(header, remote),
    body,
    params: c.req.param() as Record<string, string>,
    query: new URL(c.req.url).search,
    origin: header('origin') ?? '',
    cookies: readCookies(header('cookie') ?? ''),
    authorization: header('authorization') ?? '',
    range: header('range') ?? '',
    agent: (header('user-agent') ?? '').slice(0, 200),
  };
}
