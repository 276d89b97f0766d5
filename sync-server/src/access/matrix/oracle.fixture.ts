// Who may ask what, said a second time and by hand: a row for each route, with a request that its schema takes. Nothing
// here asks the relay's own policies.
import { newId, TestDevice } from '../../test/device.fixture.ts';
import type { Place, Principal, World } from './world.fixture.ts';

export interface Case {
  readonly world: World;
  readonly who: Principal;
  readonly to: Place;
}
export interface Row {
  /** In the path, for what the route has a name for. */
  readonly id?: (at: Case) => string;
  readonly body?: (at: Case) => object | Promise<object>;
  readonly statuses: (at: Case) => readonly number[];
  /** Each answer holds something new. */
  readonly isFresh?: boolean;
  /** A password is hashed for each. */
  readonly isCostly?: boolean;
}
type Rows = Readonly<Record<string, Row>>;

const unknownDevice = newId('d') as string;
const key = 'k'.repeat(43);
const workspaceOf = ({ world, to }: Case): string => world.ids[to];
const ofWorkspace = (at: Case) => ({ workspace: workspaceOf(at) });
const lives = ({ who, to }: Case): boolean => who.livesAt === to;
const ownerOf = ({ world, to }: Case): TestDevice | undefined => (to === 'unknown' ? undefined : world.owners[to]);

const always =
  (...statuses: number[]) =>
  () =>
    statuses;
/** A live device of that very workspace, and nobody else. */
const device =
  (...statuses: number[]) =>
  (at: Case) =>
    lives(at) ? statuses : [401];
const admins =
  (status: number) =>
  (at: Case): readonly number[] =>
    lives(at) ? [/^(?:owner|admin)/u.test(at.who.name) ? status : 404] : [401];
const heldIn = (at: Case): string => `${workspaceOf(at)}/${unknownDevice}`;
const operator = (at: Case): readonly number[] => (at.who.name === 'operator' ? [200] : [404]);

const anybodys: Rows = {
  'GET /api/relay': { statuses: always(200) },
  'GET /api/sign-in': { statuses: always(200) },
  'GET /api/sign-in/came': { statuses: always(303) },
  'POST /api/sign-in/sign-on': { body: () => ({}), statuses: always(404) },
  'POST /api/challenges': { body: () => ({}), statuses: always(200), isFresh: true },
  'POST /api/sign-in/password': {
    body: () => ({ mail: 'ann@northwind.example', password: 'not this one' }),
    statuses: always(401, 429),
    isFresh: true,
    isCostly: true,
  },
  'POST /api/sessions': {
    body: (at) => ({
      ...ofWorkspace(at),
      device: ownerOf(at)?.device ?? unknownDevice,
      nonce: 'n'.repeat(43),
      signature: 'A'.repeat(86),
    }),
    statuses: always(401),
  },
  // Whoever has not the key of a device that was removed hears what an unknown device hears.
  'POST /api/held': {
    body: (at) => ({
      ...ofWorkspace(at),
      device: at.who.device?.device ?? ownerOf(at)?.device ?? unknownDevice,
      nonce: 'n'.repeat(43),
      signature: 'A'.repeat(86),
      file: 'AAAA',
    }),
    statuses: always(401, 429),
  },
  'POST /api/sign-in/passkey': {
    body: (at) => ({
      user: `${workspaceOf(at)}.${ownerOf(at)?.person ?? 'u'.padEnd(18, '0')}`,
      device: { id: unknownDevice, key },
      assertion: { id: 'A', authenticator: 'A', client: 'A', signature: 'A' },
    }),
    statuses: always(401),
  },
  'POST /api/invitations/look': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43) }),
    statuses: always(200),
  },
  'POST /api/invitations/accept': {
    body: (at) => ({
      ...ofWorkspace(at),
      secret: 's'.repeat(43),
      invitation: newId('i'),
      person: newId('u'),
      device: { id: unknownDevice, key },
      recovery: key,
      proof: 'A'.repeat(86),
    }),
    statuses: always(200),
  },
  'POST /api/links/open': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43) }),
    statuses: always(200),
  },
  'POST /api/invitations/code': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43), mail: 'bo@work.example' }),
    statuses: always(404),
  },
  'POST /api/joins': {
    // Of another workspace, or none, it is answered alike; what its device did not sign is not heard.
    body: (at) => ({
      ...ofWorkspace(at),
      request: newId('i'),
      name: 'Eve',
      says: '',
      person: newId('u'),
      device: { id: unknownDevice, key },
      recovery: key,
      proof: 'A'.repeat(86),
    }),
    statuses: always(400, 429),
    isFresh: true,
  },
  'GET /api/joins/:claim': { id: () => 'c'.repeat(43), statuses: always(200) },
  'POST /api/joins-back': { body: () => ({ claim: 'c'.repeat(43) }), statuses: always(200) },
  'POST /api/tablets/look': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43) }),
    statuses: always(200),
  },
  'POST /api/tablets/check': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43), device: unknownDevice, pin: '8351' }),
    statuses: always(200),
  },
  'POST /api/tablets/pin': {
    body: (at) => ({ ...ofWorkspace(at), secret: 's'.repeat(43), device: unknownDevice, pin: '8351' }),
    statuses: always(200),
  },
  'POST /api/device-codes/claim': {
    body: () => ({ code: '00000000', device: { id: unknownDevice, key } }),
    statuses: always(200),
  },
  'GET /api/claims/:claim': { id: () => 'c'.repeat(43), statuses: always(404) },
  'POST /api/recoveries': { body: forgedRecovery, statuses: always(409) },
};

/** In the name of the owner there, where there is one, and by a key that is not theirs. */
async function forgedRecovery(at: Case): Promise<object> {
  const thief = await TestDevice.make(at.world.scene.ask, ownerOf(at)?.person);
  const enrolment = {
    type: 'device-enrolled',
    person: thief.person,
    device: { id: thief.device, key: thief.key.publicKey },
    how: 'recovery',
  } as const;
  const { jws } = await thief.sign(workspaceOf(at) as never, enrolment, { as: 'recovery' });
  return { ...ofWorkspace(at), jws, text: null };
}

const devices: Rows = {
  'DELETE /api/sessions/:workspace': { id: workspaceOf, statuses: device(200) },
  'GET /api/account/:workspace': { id: workspaceOf, statuses: device(200) },
  'GET /api/devices/:workspace': { id: workspaceOf, statuses: device(200) },
  'GET /api/health/:workspace': {
    id: workspaceOf,
    // For those who run the workspace; for others in it there is no such route.
    statuses: (at) => (lives(at) ? [/^(?:owner|admin)/u.test(at.who.name) ? 200 : 404] : [401]),
  },
  'GET /api/health/:workspace/clients': {
    id: workspaceOf,
    statuses: (at) => (lives(at) ? [/^(?:owner|admin)/u.test(at.who.name) ? 200 : 404] : [401]),
  },
  'GET /api/health/:workspace/diagnostics': {
    id: workspaceOf,
    statuses: (at) => (lives(at) ? [/^(?:owner|admin)/u.test(at.who.name) ? 200 : 404] : [401]),
  },
  'GET /api/links/:workspace': { id: workspaceOf, statuses: device(200) },
  'POST /api/links/password': {
    body: (at) => ({ ...ofWorkspace(at), link: newId('l'), password: 'four plain words here' }),
    // There is no such link of theirs.
    statuses: device(404),
  },
  'GET /api/joins-of/:workspace': { id: workspaceOf, statuses: admins(200) },
  'POST /api/joins-of/open': { body: (at) => ({ ...ofWorkspace(at), isOpen: false }), statuses: admins(200) },
  'POST /api/joins-of/decline': {
    body: (at) => ({ ...ofWorkspace(at), request: newId('i'), reason: '' }),
    statuses: admins(404),
  },
  'GET /api/mail/:workspace': { id: workspaceOf, statuses: device(200) },
  'POST /api/letters': {
    body: (at) => ({ ...ofWorkspace(at), invitation: newId('i'), secret: 's'.repeat(43), mail: 'bo@work.example' }),
    statuses: device(404),
  },
  'POST /api/letters/trial': {
    body: (at) => ({ ...ofWorkspace(at), mail: 'bo@work.example' }),
    // This relay sends none.
    statuses: admins(409),
  },
  // For those who run the workspace; nothing is held there.
  'GET /api/files-used/:workspace': { id: workspaceOf, statuses: device(200) },
  'POST /api/files/:workspace': {
    id: workspaceOf,
    // For a page of the home workspace: who writes in its space brings files there, and for nobody else there is such a page.
    body: (at) => ({ hash: '1'.repeat(64), size: 5, doc: `p/${at.world.joined.space}/${at.world.task}` }),
    statuses: (at) => (lives(at) ? [/^(?:owner|admin|member)$/u.test(at.who.name) ? 200 : 404] : [401]),
  },
  'PUT /api/files/:workspace/:hash/:from': {
    // A file that the owner is sending: nobody else adds to it, or learns that it comes.
    id: (at) => `${workspaceOf(at)}/${at.world.comingFile}/0`,
    statuses: device(404),
  },
  'GET /api/files/:workspace/:hash': {
    id: (at) => `${workspaceOf(at)}/${at.world.file}`,
    // It hangs in the home workspace, in a space in which the guest does not stand.
    statuses: (at) => (lives(at) ? [at.to === 'home' && at.who.name !== 'guest' ? 200 : 404] : [401]),
  },
  'GET /api/held/:workspace': { id: workspaceOf, statuses: admins(200) },
  'GET /api/held/:workspace/:device': { id: heldIn, statuses: admins(404) },
  'GET /api/held/:workspace/:device/files': { id: heldIn, statuses: admins(404) },
  'POST /api/tablets/codes': {
    body: (at) => ({ ...ofWorkspace(at), device: unknownDevice }),
    // Nobody is on a tablet of theirs.
    statuses: device(404),
  },
  'GET /api/knocks/:workspace': { id: workspaceOf, statuses: device(200) },
  'POST /api/tickets': { body: ofWorkspace, statuses: device(200), isFresh: true },
  'POST /api/device-codes': { body: ofWorkspace, statuses: device(200), isFresh: true },
  'POST /api/statements': {
    body: (at) => ({ ...ofWorkspace(at), ledger: 'dir', jws: `e30.e30.${'A'.repeat(86)}`, text: null }),
    // Whoever is refused thirty times is not listened to.
    statuses: device(409, 429),
    isFresh: true,
  },
  'POST /api/new-keys': { body: ofWorkspace, statuses: device(200) },
  'POST /api/history': {
    body: (at) => ({ ...ofWorkspace(at), doc: `r/${at.world.joined.space}/0` }),
    // The document is the home workspace's, and no guest's.
    statuses: (at) => (lives(at) ? [at.to === 'home' && at.who.name !== 'guest' ? 200 : 404] : [401]),
  },
  'POST /api/account/password': {
    body: (at) => ({ ...ofWorkspace(at), mail: 'new@northwind.example', password: 'password' }),
    statuses: device(400),
  },
  'POST /api/account/password/drop': { body: ofWorkspace, statuses: device(200) },
  'POST /api/account/sign-on/drop': { body: ofWorkspace, statuses: device(200) },
  'POST /api/account/sign-on': { body: ofWorkspace, statuses: device(404) },
  'POST /api/devices/sign-out': {
    body: (at) => ({ ...ofWorkspace(at), devices: [ownerOf(at)?.device ?? unknownDevice], here: false }),
    statuses: device(200),
  },
  'POST /api/devices/let-in': {
    body: (at) => ({ ...ofWorkspace(at), device: ownerOf(at)?.device ?? unknownDevice }),
    // The device is its owner's alone.
    statuses: (at) => (lives(at) ? [at.who.device === ownerOf(at) ? 200 : 404] : [401]),
  },
  'GET /api/device-codes/:id': { id: codeOf, statuses: asOwner(200) },
  'DELETE /api/device-codes/:id': { id: codeOf, statuses: asOwner(204) },
};
/** A code that the owner there has asked for. */
function codeOf(at: Case): string {
  const owner = ownerOf(at);
  return owner ? at.world.scene.services.codes.give(workspaceOf(at), owner.person).id : 'A'.repeat(22);
}
/** Anybody else gets what there is for a code that was never given: also a colleague. */
function asOwner(status: number) {
  return (at: Case): readonly number[] => (lives(at) && at.who.device === ownerOf(at) ? [status] : [401]);
}

const isShown = ({ who }: Case): boolean => who.name === 'shown by password';
const few: Rows = {
  'GET /api/sign-in/proof': { statuses: (at) => [isShown(at) ? 200 : 401] },
  'POST /api/sign-in/ask': {
    body: (at) => ({ ...ofWorkspace(at), device: { id: unknownDevice, key } }),
    statuses: (at) => [isShown(at) ? (at.to === 'home' ? 200 : 404) : 401],
    isFresh: true,
  },
  'GET /api/standing': { statuses: operator },
  'POST /api/standing/open': {
    body: ofWorkspace,
    statuses: (at) => (at.to === 'unknown' ? [404] : operator(at)),
  },
  'POST /api/workspaces': {
    body: (at) => ({ ...ofWorkspace(at), entries: [{ ledger: 'dir', jws: `e30.e30.${'A'.repeat(86)}`, text: null }] }),
    statuses: always(403),
  },
  'POST /api/refills': {
    body: (at) => ({ ...ofWorkspace(at), incarnation: 1, entries: ['AAAA'] }),
    statuses: always(404),
  },
};

export const oracle: Rows = { ...anybodys, ...devices, ...few };
