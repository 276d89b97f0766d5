// Each policy alone, asked as a route asks it.
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, type Scene } from '../test/scene.fixture.ts';
import { cookieName } from './cookies.ts';
import { operatorProof } from './operator.ts';
import {
  administers,
  isFoundingOpen,
  isNo,
  isRefilling,
  mayFound,
  runsTheRelay,
  signedIn,
  type Asking,
} from './policy.ts';

type Body = { readonly workspace?: string };
const plain: Asking<Body> = {
  body: {},
  params: {},
  query: '',
  range: '',
  cookies: {},
  host: 'localhost:4848',
  origin: 'http://localhost:4848',
  secure: false,
  address: '127.0.0.1',
  authorization: '',
  agent: '',
};
const workspaceOf = ({ body }: Asking<Body>) => body.workspace;
const noRoute = { status: 404, refused: 'not-found' };
const notIn = { status: 401, refused: 'not-signed-in' };

let scene: Scene;
let home: string;
let people: Readonly<Record<'ann' | 'bo' | 'cy', TestDevice>>;
beforeAll(async () => {
  scene = await openScene();
  const { joined, ...others } = await cast(scene, 'ann', 'bo', 'cy');
  people = others;
  home = joined.workspace;
  await people.ann.propose(joined, { type: 'device-revoked', device: people.cy.device });
});
const sessionOf = (device: TestDevice, workspace = home) =>
  scene.services.sessions.open({ workspace, device: device.device });
/** @param token under the name of which workspace. */
const asks = (workspace: string | undefined, token: string, under = home): Asking<Body> => ({
  ...plain,
  body: workspace === undefined ? {} : { workspace },
  cookies: { [cookieName(under)]: token },
});

describe('a live device of that workspace', () => {
  const isIn = signedIn(workspaceOf);
  test('[S42] by its own cookie under its own name; by none that is missing, foreign, renamed or of a revoked device', async () => {
    const { ann, cy } = people;
    const by = await isIn(scene.services, asks(home, sessionOf(ann)));
    expect(by).toMatchObject({ person: ann.person, device: ann.device, deviceNo: 1, workspace: { id: home } });
    const elsewhere = 'w00000000000000000';
    const others = [
      asks(undefined, sessionOf(ann)),
      asks(undefined, sessionOf(ann), 'undefined'),
      asks(home, ''),
      asks(home, 'A'.repeat(43)),
      asks(elsewhere, sessionOf(ann)),
      asks(elsewhere, sessionOf(ann), elsewhere),
      asks(elsewhere, sessionOf(ann, elsewhere), elsewhere),
      asks(home, sessionOf(ann, elsewhere)),
      asks(home, sessionOf(cy)),
    ];
    for (const asking of others) expect(await isIn(scene.services, asking)).toMatchObject(notIn);
  });

  test('[S275] who runs the workspace is let through as themselves; to others there is no such route', async () => {
    const runs = administers(workspaceOf);
    const { ann, bo } = people;
    expect(await runs(scene.services, asks(home, sessionOf(ann)))).toMatchObject({ person: ann.person });
    expect(await runs(scene.services, asks(home, sessionOf(bo)))).toMatchObject(noRoute);
    expect(await runs(scene.services, asks(home, ''))).toMatchObject(notIn);
  });

  test('[S42] a no is told from every other answer', () => {
    expect([null, undefined, 'refused', { person: 'u1' }, { refused: 'so' }].map(isNo)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('the relay itself', () => {
  test('[S116] is run from this machine, by its secret’s word', async () => {
    const authorization = await operatorProof(scene.relay.options.relayKey);
    const asked = (part: object) => runsTheRelay(scene.services, { ...plain, ...part });
    expect(await asked({ authorization })).toBeNull();
    expect(await asked({ authorization, address: '192.0.2.7' })).toMatchObject(noRoute);
    expect(await asked({ authorization: 'Bearer no' })).toMatchObject(noRoute);
    expect(await asked({})).toMatchObject(noRoute);
  });

  test('[S184] takes workspaces back only while it was emptied', async () => {
    const asked = (refilling?: boolean) =>
      isRefilling({ ...scene.services, ...(refilling === undefined ? {} : { refilling }) }, plain);
    expect(await asked(true)).toBeNull();
    expect([await asked(false), await asked()]).toMatchObject([noRoute, noRoute]);
  });

  const empty = async () => (await openScene()).services;
  test('[S46] founding is open as configured; otherwise here, and elsewhere while there is none', async () => {
    const here = plain;
    const away = { ...plain, address: '192.0.2.7' };
    const named = { ...plain, host: 'relay.example' };
    const answers = async (part: object) => {
      const none = { ...(await empty()), ...part };
      const some = { ...scene.services, ...part };
      const asked = [here, away, named].flatMap((from) => [isFoundingOpen(some, from), isFoundingOpen(none, from)]);
      return (await Promise.all(asked)).map((isOpen) => (isOpen ? 'yes' : 'no')).join(' ');
    };
    expect(await answers({ founding: undefined })).toBe('yes yes no yes no yes');
    expect(await answers({ founding: 'first' })).toBe('no yes no yes no yes');
    expect(await answers({ founding: 'open' })).toBe('yes yes yes yes yes yes');
    expect(await answers({ founding: 'closed' })).toBe('no no no no no no');
    expect(await answers({ founding: 'open', refilling: true })).toBe('no no no no no no');
    expect(await mayFound({ ...scene.services, founding: 'closed' }, here)).toMatchObject({ status: 403 });
    expect(await mayFound(scene.services, here)).toBeNull();
  });
});
