// Two ids are sent and both have to be checked: the workspace is one's own, and the second thing that a route names (a link, an
// invitation, a device, a tablet's, a request, a code, a document, a file, whatever a decision is about) is another workspace's. The owner hears
// what there is to hear of one that nobody ever made, byte for byte, and nothing happens there.
import { hashOf as hashOfFile } from '../../files/hash.fixture.ts';
import type { Decision } from '@baton/model/directory/schema';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId, TestDevice, type Asked, type Joined } from '../../test/device.fixture.ts';
import { shareLink } from '../../test/share-link.fixture.ts';
import { onTablet, sharedTablet } from '../../test/tablet.fixture.ts';
import { cast, openScene, type Scene } from '../../test/scene.fixture.ts';

/** Of one workspace, or of none: what routes and decisions name beside it. */
interface Things {
  readonly link: string;
  readonly invitation: string;
  readonly secret: string;
  readonly linkSecret: string;
  readonly seat: string;
  readonly device: string;
  readonly request: string;
  readonly code: string;
  readonly person: string;
  readonly space: string;
  readonly hash: string;
}
let scene: Scene;
let home: Joined;
let ann: TestDevice;
let olga: TestDevice;
let away: Joined;
let theirs: Things;
let nobodys: Things;

beforeAll(async () => {
  scene = await openScene({ founding: 'open' });
  const own = await cast(scene, 'ann');
  ({ ann, joined: home } = own);
  olga = await TestDevice.make(scene.ask);
  away = await olga.found('Elsewhere');
  const { link, secret: linkSecret } = await shareLink(olga, away, { now: scene.clock.now() });
  const { invitation, secret } = await olga.invite(away);
  const code = scene.services.codes.give(away.workspace, olga.person).id;
  const notAfter = scene.clock.now() + 3_600_000;
  const seat = (await onTablet(olga, await sharedTablet(olga, away), { name: 'Uma', notAfter })).device;
  const hash = await keep(scene, away, olga.person);
  const named = { person: olga.person, space: away.space, device: olga.device, request: invitation };
  theirs = { ...named, link, linkSecret, invitation, secret, code, seat, hash };
  nobodys = {
    secret: 's'.repeat(43),
    linkSecret: 't'.repeat(43),
    seat: newId('d'),
    hash: '1'.repeat(64),
    link: newId('l'),
    invitation: newId('i'),
    code: 'A'.repeat(22),
    device: newId('d'),
    request: newId('i'),
    person: newId('u'),
    space: newId('s'),
  };
});

/** A file of a page there, sent by the real desk. */
async function keep(
  { services, relay }: Scene,
  { workspace: id, space }: Joined,
  person: TestDevice['person'],
): Promise<string> {
  const workspace = await relay.workspace(id);
  if (!workspace) throw new Error('the workspace is there');
  const bytes = new TextEncoder().encode('Marketing, of another workspace');
  const hash = hashOfFile(bytes);
  await services.files.ask(
    { workspace, person },
    { hash, size: bytes.length, doc: `p/${space}/${String(newId('t'))}` },
  );
  await services.files.put({ workspace, person }, { hash, from: 0, bytes });
  return hash;
}

type Wish = Asked & { readonly path: string };
const post = (path: string, body: object): Wish => ({ path, method: 'POST', body });
const routes: Readonly<Record<string, (workspace: string, of: Things) => Wish>> = {
  'the password of a link': (workspace, { link }) =>
    post('/api/links/password', { workspace, link, password: 'four plain words here' }),
  'a letter for an invitation': (workspace, { invitation, secret }) =>
    post('/api/letters', { workspace, invitation, secret, mail: 'bo@work.example' }),
  'what an invitation opens': (workspace, { secret }) => post('/api/invitations/look', { workspace, secret }),
  'what a link opens': (workspace, { linkSecret }) => post('/api/links/open', { workspace, secret: linkSecret }),
  'a code for a tablet': (workspace, { seat }) => post('/api/tablets/codes', { workspace, device: seat }),
  'the end of a session': (workspace, { device }) =>
    post('/api/devices/sign-out', { workspace, devices: [device], here: false }),
  'letting a device in': (workspace, { device }) => post('/api/devices/let-in', { workspace, device }),
  'declining who asked': (workspace, { request }) => post('/api/joins-of/decline', { workspace, request, reason: '' }),
  'a code for a device': (_workspace, { code }) => ({ path: `/api/device-codes/${code}` }),
  'a code that is taken back': (_workspace, { code }) => ({ path: `/api/device-codes/${code}`, method: 'DELETE' }),
  'what is held': (workspace, { device }) => ({ path: `/api/held/${workspace}/${device}` }),
  'what is held, as files': (workspace, { device }) => ({ path: `/api/held/${workspace}/${device}/files` }),
  'a history': (workspace, { space }) => post('/api/history', { workspace, doc: `r/${space}/0` }),
  'a file': (workspace, { hash }) => ({ path: `/api/files/${workspace}/${hash}` }),
};
async function heardBy(device: TestDevice, { path, ...asked }: Wish): Promise<string> {
  const response = await scene.ask(path, { ...asked, headers: { cookie: device.cookie } });
  return `${response.status} ${await response.text()}`;
}

describe('two ids, one of them another’s', () => {
  test.each(Object.entries(routes))('[S375] %s of another workspace is not there', async (_, wish) => {
    const { workspace } = home;
    const foreign = await heardBy(ann, wish(workspace, theirs));
    expect(foreign).toBe(await heardBy(ann, wish(workspace, nobodys)));
    for (const told of [away.space, olga.person, olga.device, 'Elsewhere', 'Marketing'])
      expect([told, foreign.includes(told)]).toEqual([told, false]);
  });

  const decisions: Readonly<Record<string, (of: Things) => Decision>> = {
    'a device': ({ device }) => ({ type: 'device-revoked', device: device as never }),
    'a person': ({ person }) => ({ type: 'person-removed', person: person as never }),
    'a person’s role': ({ person }) => ({ type: 'person-role-set', person: person as never, role: 'admin' }),
    'an invitation': ({ invitation }) => ({ type: 'invitation-taken-back', invitation: invitation as never }),
    'a link': ({ space, link }) => ({ type: 'link-taken-back', space: space as never, link: link as never }),
    'a link in one’s own space': ({ link }) => ({ type: 'link-taken-back', space: home.space, link: link as never }),
    'a space': ({ space }) => ({ type: 'space-titled', space: space as never }),
    'a member': ({ person }) => ({ type: 'member-added', space: home.space, person: person as never }),
    'a reader': ({ person }) => ({ type: 'group-set', space: home.space, group: 'few', readers: [person as never] }),
    'who is away': ({ person }) => ({ type: 'away-set', person: person as never, away: null }),
    'a device that is contested': ({ device }) => ({ type: 'device-contested', device: device as never, from: 1 }),
    'what is held': ({ device }) => ({ type: 'held-released', device: device as never, hash: 'A'.repeat(43) }),
  };
  test.each(Object.entries(decisions))(
    '[S375] a decision about %s of another workspace is refused as of none',
    async (_, decide) => {
      const [foreign, unknown] = [await ann.propose(home, decide(theirs)), await ann.propose(home, decide(nobodys))];
      expect([foreign.status, foreign.json]).toEqual([unknown.status, unknown.json]);
      expect(foreign.status).toBe(409);
    },
  );

  test('[S375] and nothing of it happened there', async () => {
    const workspace = await scene.relay.workspace(away.workspace);
    const directory = workspace?.rights.directory;
    expect(directory?.devices[olga.device]?.revoked).toBeNull();
    expect([directory?.persons[olga.person]?.role, directory?.persons[olga.person]?.standing]).toEqual([
      'owner',
      'here',
    ]);
    expect(Object.values(directory?.invitations ?? {}).some(({ takenBack }) => takenBack)).toBe(false);
    expect((await olga.post('/api/tickets', { workspace: away.workspace })).status).toBe(200);
  });

  test('[S375] in their own workspace the same words are about something', async () => {
    expect(await heardBy(olga, routes['a code for a device']?.(away.workspace, theirs) as Wish)).toMatch(/^200 /u);
    expect(await heardBy(olga, routes['a history']?.(away.workspace, theirs) as Wish)).toMatch(/^200 /u);
    expect(await heardBy(olga, routes['what an invitation opens']?.(away.workspace, theirs) as Wish)).toContain(
      'Elsewhere',
    );
  });
});
