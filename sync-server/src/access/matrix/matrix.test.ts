// Every route × everybody × their own, another's and no workspace × ids said twice × paths and methods in disguise. What is
// expected stands in oracle.fixture.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../routes/routes.ts';
import { oracle, type Case, type Row } from './oracle.fixture.ts';
import { openWorld, places, type Principal, type World } from './world.fixture.ts';

let world: World;
let asked = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => {
  expect(world.scene.troubles).toEqual([]);
});

interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}
interface Wish {
  readonly method: string;
  readonly path: string;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}
/** From another address of this machine each time: how often one may ask is shown elsewhere. */
const nextAddress = (): string => {
  asked += 1;
  return `127.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
};
async function ask(who: Principal, { method, path, body, headers }: Wish): Promise<Told> {
  const host = 'localhost:4848';
  const init = {
    method,
    headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...who.headers(), ...headers },
    ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
  };
  const response = await world.app.request(`http://${host}${path}`, init, {
    incoming: { socket: { remoteAddress: nextAddress() } },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

type Route = (typeof routes)[number];
const named = ({ method, path }: Route): string => `${method} ${path}`;
const rowOf = (route: Route): Row => {
  const row = oracle[named(route)];
  if (!row) throw new Error(`nobody has said who may ask ${named(route)}`);
  return row;
};
async function wishOf(route: Route, at: Case): Promise<Wish> {
  const row = rowOf(route);
  const body = row.body && JSON.stringify(await row.body(at));
  return { method: route.method, path: route.path.replace(/:\w+(?:\/:\w+)*/u, () => row.id?.(at) ?? ''), body };
}
/** The asker's own workspace beside the one that is meant: whatever is checked must be what is used. */
function disguised(wish: Wish, own: string): readonly Wish[] {
  const query = { ...wish, path: `${wish.path}?workspace=${own}` };
  if (wish.body === undefined || !wish.body.includes('"workspace"')) return [wish, query];
  const twice = `{"workspace":"${own}",${wish.body.slice(1)}`;
  return [wish, query, { ...wish, body: twice }];
}
const cheap = routes.filter((route) => oracle[named(route)]?.isCostly !== true);

interface Heard {
  readonly at: Case;
  readonly wish: Wish;
  readonly told: Told;
}
async function hear(route: Route, who: Principal): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const own = world.ids[who.livesAt ?? 'home'];
  for (const to of rowOf(route).isCostly ? places.slice(0, 1) : places) {
    const at = { world, who, to };
    for (const wish of disguised(await wishOf(route, at), own)) heard.push({ at, wish, told: await ask(who, wish) });
  }
  return heard;
}
/** In words, where an answer is none of those that may be given. */
function notAsSaid({ at, wish, told }: Heard, allowed: readonly number[]): readonly string[] {
  const { method, path, body = '' } = wish;
  if (allowed.includes(told.status)) return [];
  return [
    `${method} ${path} ${body.slice(0, 80)} by ${at.who.name} to ${at.to}: ${told.status}, not ${allowed.join()}`,
  ];
}
/** What somebody hears who has no business there: by it nobody tells what is foreign from what is unknown. */
const fromOutside = (row: Row, heard: readonly Heard[]): ReadonlySet<string> =>
  new Set(
    heard
      .filter(({ at, told }) => !row.isFresh && at.who.livesAt !== at.to && told.status !== 200)
      .map(({ told }) => `${told.status} ${told.text}`),
  );

test('[S257] somebody has said of every route who may ask it, and of no other', () => {
  expect(Object.keys(oracle).toSorted()).toEqual(routes.map(named).toSorted());
});

describe('who may ask', () => {
  test.each(routes.map((route) => [named(route), route] as const))(
    '[S257] %s answers each of them as was said, and what is foreign like what is unknown',
    async (_, route) => {
      const row = rowOf(route);
      for (const who of row.isCostly ? world.principals.slice(0, 2) : world.principals) {
        const heard = await hear(route, who);
        expect(heard.flatMap((one) => notAsSaid(one, row.statuses(one.at)))).toEqual([]);
        expect([...fromOutside(row, heard)].slice(1)).toEqual([]);
      }
    },
  );

  test('[S257] no answer to somebody from outside holds a title or an id of the workspace', async () => {
    const isTold = /password|operator/u;
    for (const who of world.principals.filter(({ livesAt, name }) => livesAt !== 'home' && !isTold.test(name)))
      for (const route of cheap) {
        const { text, headers } = await ask(who, await wishOf(route, { world, who, to: 'home' }));
        const all = text + JSON.stringify([...headers]);
        const held = world.secrets.filter((secret) => all.includes(secret));
        expect([named(route), who.name, held]).toEqual([named(route), who.name, []]);
      }
  });
});

const tricks: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => path.replace('/api/', '/api//'),
  (path) => path.replace('/api/', '/api/%2F'),
  (path) => path.replace('/api/', '/api%2F'),
  (path) => path.replace('/api/', '/api/x/../'),
  (path) => path.replace('/api/', '/x/%2e%2e/api/'),
  (path) => path.replace('/api/', '/api/..%2fapi/'),
  (path) => path.replace('/api/', '/API/'),
  (path) => path.replace('/api/', '/%61pi/'),
  (path) => path.replace('/api/', '/%2561pi/'),
  (path) => `${path}/`,
  (path) => `${path}/.`,
  (path) => `${path}%00`,
  (path) => `${path}%`,
  (path) => `${path};a=b`,
  (path) => `${path}.json`,
];
const methods = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'PROPFIND'];
const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override', '_method'];
const some = (): readonly Principal[] =>
  world.principals.filter(({ name }) => ['nobody', 'owner of another', 'guest'].includes(name));

describe('in disguise', () => {
  const inTurn = cheap.map((route) => [named(route), route] as const);

  test.each(inTurn)('[S258] %s by another path is asked as itself, or is not there', async (_, route) => {
    for (const who of some()) {
      const at: Case = { world, who, to: 'home' };
      for (const trick of tricks) {
        const plain = await wishOf(route, at);
        const wish = { ...plain, path: trick(plain.path) };
        const heard = { at, wish, told: await ask(who, wish) };
        expect(notAsSaid(heard, [404, 401, ...rowOf(route).statuses(at)])).toEqual([]);
      }
    }
  });

  // What reads by the same path may be another route, for which the last word of this one is no id: 401.
  test.each(inTurn)('[S258] %s by another method is not there, and is read by no other origin', async (_, route) => {
    for (const who of some()) {
      const at: Case = { world, who, to: 'home' };
      for (const method of methods.filter((one) => one !== route.method)) {
        const wish = { ...(await wishOf(route, at)), method };
        const told = await ask(who, wish);
        const asHead = route.method === 'GET' ? rowOf(route).statuses(at) : [401, 404];
        expect(notAsSaid({ at, wish, told }, method === 'HEAD' ? asHead : [404])).toEqual([]);
        expect([...told.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(method === 'HEAD' ? told.text : '').toBe('');
      }
    }
  });

  const alone = cheap.filter(({ path }) => cheap.filter((route) => route.path === path).length === 1);
  test.each(alone.map((route) => [named(route), route] as const))(
    '[S258] no header makes another method into %s',
    async (_, route) => {
      for (const who of some())
        for (const name of overrides) {
          const at: Case = { world, who, to: 'home' };
          const method = route.method === 'GET' ? 'POST' : 'GET';
          const wish = { ...(await wishOf(route, at)), method, headers: { [name]: route.method } };
          expect(notAsSaid({ at, wish, told: await ask(who, wish) }, [401, 404])).toEqual([]);
        }
    },
  );

  test('[S257] it was a few thousand requests', () => {
    expect(asked).toBeGreaterThan(3_000);
  });
});
