// Two workspaces on one relay, and everybody who could stand before it. Whoever has a session brings it under every
// workspace's name: a cookie that was renamed opens nothing.
import { homeNameOf } from '@baton/model/directory/home-name';
import type { Decision } from '@baton/model/directory/schema';
import { cookieName, proofName } from '../cookies.ts';
import { operatorProof } from '../operator.ts';
import { createApp } from '../../app.ts';
import { newId, TestDevice, type Joined } from '../../test/device.fixture.ts';
import { guestOf } from '../../test/guest.fixture.ts';
import { hashOf as hashOfFile } from '../../files/hash.fixture.ts';
import { cast, openScene, type Scene } from '../../test/scene.fixture.ts';

export type Place = 'home' | 'away' | 'unknown';
export const places: readonly Place[] = ['home', 'away', 'unknown'];

export interface Principal {
  readonly name: string;
  readonly device: TestDevice | null;
  /** Where a device of theirs may act. */
  readonly livesAt: Place | null;
  readonly headers: () => Readonly<Record<string, string>>;
}
export interface World {
  readonly scene: Scene;
  readonly app: ReturnType<typeof createApp>;
  readonly ids: Readonly<Record<Place, string>>;
  readonly joined: Joined;
  /** A task of the home workspace, a file that hangs on it, and one that its member has begun to send. */
  readonly task: string;
  readonly file: string;
  readonly comingFile: string;
  readonly owners: Readonly<Record<'home' | 'away', TestDevice>>;
  readonly principals: readonly Principal[];
  /** What nobody outside of the home workspace may meet in any answer. */
  readonly secrets: readonly string[];
}

type Ids = World['ids'];
const underEveryName = (ids: Ids, token: string): Readonly<Record<string, string>> => ({
  cookie: places.map((place) => `${cookieName(ids[place])}=${token}`).join('; '),
});

interface Holding {
  readonly scene: Scene;
  readonly ids: Ids;
}
function withSession({ scene, ids }: Holding, name: string, of: Pick<Principal, 'device' | 'livesAt'>): Principal {
  const workspace = ids[name === 'owner of another' ? 'away' : 'home'];
  // A session of each request's own: what one ends, another does not miss. Those who may not are given one all the same.
  const headers = () => {
    const token = scene.services.sessions.open({ workspace, device: of.device?.device ?? '' });
    return underEveryName(ids, token);
  };
  return { name, ...of, headers };
}

async function people(scene: Scene) {
  const here = await cast(scene, 'owner', 'admin', 'member', 'viewer', 'sender', 'revoked', 'suspended', 'removed');
  const { owner, admin, viewer, revoked, suspended, removed, joined } = here;
  const { space } = joined;
  const group = homeNameOf(space, 'clients');
  await owner.propose(joined, { type: 'group-set', space, group: 'clients', readers: [owner.person] });
  const { guest } = await guestOf(scene, { by: owner, joined, groups: [group] });
  const decisions: readonly Decision[] = [
    { type: 'person-role-set', person: admin.person, role: 'admin' },
    { type: 'role-set', space, person: viewer.person, role: 'viewer' },
    { type: 'device-revoked', device: revoked.device },
    { type: 'person-suspended', person: suspended.person },
    { type: 'person-removed', person: removed.person },
  ];
  for (const decision of decisions) {
    const { status, json } = await owner.propose(joined, decision);
    if (status !== 200) throw new Error(JSON.stringify(json));
  }
  return { ...here, guest };
}

/** Without a device: what can be made up, what only a password shows, and what only the relay's secret gives. */
async function others({ scene, ids }: Holding, member: TestDevice): Promise<readonly Principal[]> {
  const { accounts, proofs } = scene.services;
  const account = accounts.openFor({ workspace: ids.home, person: member.person }).id;
  const proof = () => ({ cookie: `${proofName}=${proofs.give({ account, how: 'password' })}` });
  const authorization = await operatorProof(scene.relay.options.relayKey);
  const none = { device: null, livesAt: null } as const;
  return [
    { ...none, name: 'nobody', headers: () => ({}) },
    { ...none, name: 'stranger', headers: () => underEveryName(ids, 'A'.repeat(43)) },
    { ...none, name: 'shown by password', headers: proof },
    { ...none, name: 'operator', headers: () => ({ authorization }) },
  ];
}

/** Sent by the real desk, as somebody who is none of those who ask. */
async function hang({ services, relay }: Scene, { workspace: id, space }: Joined, person: TestDevice['person']) {
  const workspace = await relay.workspace(id);
  if (!workspace) throw new Error('the home workspace is not there');
  const bytes = new TextEncoder().encode('Northwind Outdoor');
  const [file, comingFile] = [hashOfFile(bytes), '2'.repeat(64)];
  const task = newId('t') as string;
  const doc = `p/${space}/${task}`;
  await services.files.ask({ workspace, person }, { hash: file, size: bytes.length, doc });
  await services.files.put({ workspace, person }, { hash: file, from: 0, bytes });
  await services.files.ask({ workspace, person }, { hash: comingFile, size: 9, doc });
  return { task, file, comingFile };
}

export async function openWorld(): Promise<World> {
  const scene = await openScene({ founding: 'open' });
  const { owner, admin, member, viewer, guest, sender, revoked, suspended, removed, joined } = await people(scene);
  const hung = await hang(scene, joined, sender.person);
  const olga = await TestDevice.make(scene.ask);
  const away = await olga.found('Elsewhere');
  Object.assign(scene.services, { founding: 'closed' });
  const ids = { home: joined.workspace, away: away.workspace, unknown: newId('w') as string };
  const live = { owner, admin, member, viewer, guest };
  const dead = { revoked, suspended, removed };
  const holding = { scene, ids };
  return {
    scene,
    app: createApp({
      services: scene.services,
      files: null,
      origins: [],
      onFault: (fault) => void scene.troubles.push(String(fault)),
    }),
    ids,
    joined,
    ...hung,
    owners: { home: owner, away: olga },
    principals: [
      ...(await others(holding, member)),
      withSession(holding, 'owner of another', { device: olga, livesAt: 'away' }),
      ...Object.entries(dead).map(([name, device]) => withSession(holding, name, { device, livesAt: null })),
      ...Object.entries(live).map(([name, device]) => withSession(holding, name, { device, livesAt: 'home' })),
    ],
    secrets: ['Northwind Outdoor', 'Marketing', joined.space, owner.device, admin.person],
  };
}
