// The relay's HTTP side: every request gets its headers, its origin checked, its body read within bounds and by its
// schema, its policy asked, and only then its handler. Answers are JSON; what goes wrong inside says nothing outside.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isNo } from './access/policy.ts';
import { cookieText } from './access/cookies.ts';
import { StorageAway, storageAwaySentence } from './files/s3-refusal.ts';
import { isLoopback, isOwnFetch, isOwnOrigin } from './access/origin.ts';
import { networkOf } from './access/rate.ts';
import { askingOf } from './ops/asking-of.ts';
import { headersFor } from './ops/headers.ts';
import type { StaticFiles } from './ops/static.ts';
import { refused, type Answer, type MountedRoute } from './routes/route.ts';
import { routes } from './routes/routes.ts';
import { healthOf } from './ops/health.ts';
import { readOnlySentence } from './relay/store-watch.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  readonly services: Services;
  readonly files: StaticFiles | null;
  /** Origins besides the relay's own, such as a development server's. */
  readonly origins: readonly string[];
  /** Left out in tests that count nothing. */
  readonly metrics?: { readonly read: () => Promise<string>; readonly token: string | undefined };
  readonly onFault: (fault: unknown) => void;
}

const bodyBytes = 262_144;
const tooMany = refused(429, 'too-many', 'Too many requests; wait a moment.');
const foreign = refused(403, 'foreign', 'This request does not come from this relay’s own page.');

function respond(c: Context, { status = 200, body, bytes, cookie, cookies = [], goTo }: Answer): Response {
  for (const text of [...(cookie ? [cookieText(cookie)] : []), ...cookies])
    c.header('Set-Cookie', text, { append: true });
  if (goTo !== undefined) return c.redirect(goTo, 303);
  if (bytes !== undefined) {
    for (const [name, value] of Object.entries(bytes.headers)) c.header(name, value);
    return c.body(bytes.stream, status as 200 | 206);
  }
  return status === 204 ? c.body(null, 204) : c.json(body as object, status);
}

async function readBody(c: Context, route: MountedRoute): Promise<{ readonly body: unknown } | Answer> {
  if (route.bytes !== undefined) return { body: new Uint8Array(await c.req.arrayBuffer()) };
  if (!route.body) return { body: undefined };
  const said = await c.req.json().catch(() => undefined);
  const read = route.body.safeParse(said);
  return read.success ? { body: read.data } : refused(400, 'not-valid', 'The request is not what this route takes.');
}

async function run(c: Context, route: MountedRoute, { services, origins }: AppOptions): Promise<Response> {
  const { host, address } = askingOf(c, undefined);
  if (route.method !== 'GET') {
    const own = isOwnOrigin(c.req.header('origin'), host, origins) && isOwnFetch(c.req.header('sec-fetch-site'));
    if (!own) return respond(c, foreign);
  }
  if (!services.rate.take(`${route.method} ${route.path} ${networkOf(address)}`, route.rate))
    return respond(c, tooMany);
  const read = await readBody(c, route);
  if (!('body' in read) || 'status' in read) return respond(c, read);
  const asking = askingOf(c, read.body);
  const by = await route.policy(services, asking);
  if (isNo(by)) return respond(c, refused(by.status, by.refused, by.why));
  return respond(c, await route.handle(services, asking, by));
}

/** For this machine, and for whoever has the token; for others there is no such thing. */
async function tellMetrics(c: Context, { metrics }: AppOptions): Promise<Response> {
  const { address } = askingOf(c, undefined);
  const given = c.req.header('authorization') ?? '';
  const isKnown = metrics?.token !== undefined && isSame(given, `Bearer ${metrics.token}`);
  if (!metrics || !(isKnown || isLoopback(address))) return c.text('Not found.', 404);
  c.header('Cache-Control', 'no-store');
  return c.text(await metrics.read());
}
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const bounded = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (c) => c.json({ refused: 'too-large', why: 'Too much.' }, 413) });

export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const { host, secure } = askingOf(c, undefined);
    for (const [name, value] of Object.entries(headersFor(host, secure))) c.header(name, value);
    await next();
  });
  // Also what is refused early or goes wrong late.
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  for (const route of routes)
    app.on(route.method, route.path, bounded(route.bytes ?? bodyBytes), (c) => run(c, route, options));
  app.use('/api/*', bounded(bodyBytes));
  app.all('/api/*', (c) => respond(c, refused(404, 'not-found', 'There is no such route.')));
  app.all('/sync', (c) => c.text('Not found.', 404));
  app.get('/healthz', async (c) => {
    const health = await healthOf(options.services.relay);
    c.header('Cache-Control', 'no-store');
    return c.json(health, health.state === 'open' || health.state === 'recovering' ? 200 : 503);
  });
  app.get('/metrics', (c) => tellMetrics(c, options));
  app.get('*', async (c) => {
    const gzip = c.req.header('accept-encoding')?.includes('gzip') ?? false;
    const answer = await options.files?.answer(new URL(c.req.url).pathname, gzip);
    if (!answer) return c.text('Not found.', 404);
    for (const [name, value] of answer.headers) c.header(name, value);
    return c.body(await answer.arrayBuffer());
  });
  app.onError((fault, c) => {
    if (options.services.relay.watch.hear(fault)) return c.json({ refused: 'read-only', why: readOnlySentence }, 503);
    options.onFault(fault);
    if (fault instanceof StorageAway) return c.json({ refused: 'storage-away', why: storageAwaySentence }, 503);
    return c.json({ refused: 'fault', why: 'The relay made a mistake; its log says which.' }, 500);
  });
  return app;
}
