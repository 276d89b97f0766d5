// Every kind of answer there is carries the headers; none is forgotten because it went wrong early, or late.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { openScene } from '../test/scene.fixture.ts';
import { StaticFiles } from './static.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-headers-'));
const host = 'baton.example';
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'sw.js', 'assets/entry-Ab3dEf9h.js', 'icon.svg', 'app.webmanifest'])
    writeFileSync(join(folder, name), `<title>Baton</title>`);
  const { services } = await openScene({ host, founding: 'closed' });
  // What asks for a session meets a fault; what takes an assertion, too.
  const sessions = Object.assign(Object.create(services.sessions), {
    find: () => {
      throw new Error('planted');
    },
  });
  app = createApp({
    services: { ...services, sessions },
    files: new StaticFiles(folder),
    origins: [],
    metrics: { read: async () => 'baton_up 1\n', token: 'the token of this test' },
    onFault: () => undefined,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Kind {
  readonly path: string;
  readonly status: number;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const cookie = '__Host-baton-w00000000000000000=some';
const workspace = 'w00000000000000000';
const kinds: Readonly<Record<string, Kind>> = {
  'a page': { path: '/', status: 200 },
  'an address of the app': { path: '/boards/b1', status: 200 },
  packed: { path: '/', status: 200, headers: { 'accept-encoding': 'gzip' } },
  'the head alone': { path: '/', status: 200, method: 'HEAD' },
  'a script': { path: '/assets/entry-Ab3dEf9h.js', status: 200 },
  'the service worker': { path: '/sw.js', status: 200 },
  'a drawing': { path: '/icon.svg', status: 200 },
  'the manifest': { path: '/app.webmanifest', status: 200 },
  'a file that is none': { path: '/gone.js', status: 404 },
  'a path out of the folder': { path: '/..%2fsecret.txt', status: 404 },
  'a path that no text is': { path: '/%E0%A4%A.js', status: 404 },
  JSON: { path: '/api/relay', status: 200 },
  'no such route': { path: '/api/nothing', status: 404 },
  'no such method': { path: '/api/relay', status: 404, method: 'PUT' },
  'a question before a foreign request': { path: '/api/relay', status: 404, method: 'OPTIONS' },
  'a method for a page that has none': { path: '/', status: 404, method: 'POST', body: '' },
  'somebody foreign': {
    path: '/api/tickets',
    status: 403,
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  },
  'not what the route takes': { path: '/api/tickets', status: 400, method: 'POST', body: '{' },
  'not signed in': { path: `/api/devices/${workspace}`, status: 401 },
  'too large': { path: '/api/tickets', status: 413, method: 'POST', body: `"${'x'.repeat(300_000)}"` },
  'a fault': { path: `/api/devices/${workspace}`, status: 500, headers: { cookie } },
  'on to another page': { path: '/api/sign-in/came', status: 303 },
  'the address of sockets': { path: '/sync', status: 404 },
  'how it stands': { path: '/healthz', status: 200 },
  counts: { path: '/metrics', status: 404 },
  'counts for who has the token': {
    path: '/metrics',
    status: 200,
    headers: { authorization: 'Bearer the token of this test' },
  },
};
function answerTo({ path, method = 'GET', body, headers = {} }: Kind): Promise<Response> {
  const init = {
    method,
    headers: {
      host,
      origin: `https://${host}`,
      'x-forwarded-proto': 'https',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  };
  const remote = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const from = path === '/metrics' ? { incoming: { socket: { remoteAddress: '192.0.2.7' } } } : remote;
  return Promise.resolve(app.request(`http://${host}${path}`, init, from));
}

function expectSafe(name: string, kind: Kind, headers: Headers): void {
  const all = Object.fromEntries(headers);
  expect([name, all]).toMatchObject([
    name,
    {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
    },
  ]);
  const csp = all['content-security-policy'] ?? '';
  for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
    expect(csp.split('; ')).toContain(part);
  expect(csp).not.toMatch(/unsafe|\*|data:|https?:/u);
  expect(Object.keys(all).filter((one) => /^(access-control-.*|server|x-powered-by)$/u.test(one))).toEqual([]);
  const isRight = !kind.path.startsWith('/api/') || all['cache-control'] === 'no-store';
  // Whoever is no proxy of this machine is not believed to have come over TLS.
  const isStrict = kind.path === '/metrics' || all['strict-transport-security'] === 'max-age=31536000';
  expect([name, isRight, isStrict]).toEqual([name, true, true]);
}

test.each(Object.entries(kinds))('[S259] %s: its headers keep foreign code and eyes out', async (name, kind) => {
  const answer = await answerTo(kind);
  expect([name, answer.status]).toEqual([name, kind.status]);
  expectSafe(name, kind, answer.headers);
});

test('[S259] who asks too often is told so with the same headers', async () => {
  const kind = { path: '/api/sign-in/came', status: 429 };
  let answer = await answerTo(kind);
  for (let time = 0; time < 70 && answer.status !== 429; time += 1) answer = await answerTo(kind);
  expect(answer.status).toBe(429);
  expectSafe('too often', kind, answer.headers);
});

test('[S311] nothing of this relay is kept by a search engine', async () => {
  for (const path of ['/', '/l/l00000000000000000', '/api/relay', '/gone.js'])
    expect((await answerTo({ path, status: 200 })).headers.get('x-robots-tag')).toBe('noindex, nofollow');
});
