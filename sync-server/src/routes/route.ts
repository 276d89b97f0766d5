// A route: method, path, who may ask (its policy), what its body looks like, what it does. There is no route without a
// policy: `route` does not take one.
import type { z } from 'zod';
import type { Allowance } from '../access/rate.ts';
import type { Asking, Policy } from '../access/policy.ts';
import type { CookieGiven } from '../access/cookies.ts';
import type { Services } from '../services.ts';

export interface Answer {
  readonly status?: 200 | 204 | 206 | 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly body?: unknown;
  /** Bytes in place of a body, with headers of their own. */
  readonly bytes?: { readonly stream: ReadableStream<Uint8Array>; readonly headers: Readonly<Record<string, string>> };
  readonly cookie?: CookieGiven;
  /** Further ones, whole. */
  readonly cookies?: readonly string[];
  /** A page of this relay to go on at, in place of a body. */
  readonly goTo?: `/${string}`;
}
export interface Route<Body, By> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly policy: Policy<Body, By>;
  /** Left out: the request has none. */
  readonly body?: z.ZodType<Body>;
  /** It takes bytes as they are, so many at most: its handler finds a Uint8Array for its body. */
  readonly bytes?: number;
  /** How often one address may ask. */
  readonly rate: Allowance;
  readonly handle: (services: Services, asking: Asking<Body>, by: By) => Promise<Answer>;
}
/** Any route, once its types have been checked against each other. */
export type MountedRoute = Route<unknown, unknown>;

export const route = <Body, By>(of: Route<Body, By>): MountedRoute => of as unknown as MountedRoute;

export const ok = (body: unknown): Answer => ({ body });
export const refused = (status: 400 | 401 | 403 | 404 | 409 | 413 | 429, kind: string, why: string): Answer => ({
  status,
  body: { refused: kind, why: why.slice(0, 1_000) },
});
/** One address may be a whole office. What could be guessed at has limits of its own. */
export const often: Allowance = { burst: 600, perMinute: 600 };
export const seldom: Allowance = { burst: 60, perMinute: 60 };
