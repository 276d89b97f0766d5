// A device as tests of the relay need one: real keys, real statements, the real codec over HTTP and a real socket.
import { randomBytes } from 'node:crypto';
import { createDeviceKey, keyFromSeed, signBytes, type SigningKey } from '@baton/ledger/keys';
import { acceptanceMessage, mailHash, secretHash, sessionMessage } from '@baton/ledger/proofs';
import { signStatement } from '@baton/ledger/statement';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type SpaceId, type WorkspaceId } from '@baton/model/ids';
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { cellEnvelope } from './update.fixture.ts';

export const newId = (letter: string) => idFromBytes(letter, randomBytes(17)) as never;

export interface Joined {
  readonly workspace: WorkspaceId;
  readonly space: SpaceId;
  readonly relayKey: string;
}
export interface Invited extends Joined {
  readonly invitation: InvitationId;
  readonly secret: string;
}
export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** In place of a body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}
/** How a device reaches HTTP: a running relay, or an app without a socket. */
export type Ask = (path: string, asked: Asked) => Promise<Response>;

export const initOf = ({ method = 'GET', body, bytes, headers = {} }: Asked, origin: string): RequestInit => ({
  method,
  headers: { origin, 'content-type': 'application/json', ...headers },
  ...(bytes ? { body: bytes } : {}),
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
export const askOver =
  (base: string): Ask =>
  (path, asked) =>
    fetch(base + path, initOf(asked, base));
type MadeInvitation = Extract<Decision, { type: 'invitation-made' }>;
interface InvitePart extends Partial<
  Pick<MadeInvitation, 'role' | 'spaces' | 'roleIn' | 'until' | 'notAfter' | 'uses'>
> {
  readonly by?: string;
  /** For whom alone it is. */
  readonly mail?: string;
  readonly domain?: string;
}

export class TestDevice {
  readonly person: PersonId;
  readonly device: DeviceId = newId('d');
  readonly key: SigningKey;
  readonly recovery: SigningKey;
  ask: Ask;
  cookie = '';
  deviceNo = 0;
  incarnation = 1;
  #n = 0;

  private constructor(ask: Ask, keys: { key: SigningKey; recovery: SigningKey }, person: PersonId) {
    this.ask = ask;
    this.key = keys.key;
    this.recovery = keys.recovery;
    this.person = person;
  }
  static async make(ask: Ask, person: PersonId = newId('u'), recovery?: SigningKey): Promise<TestDevice> {
    const keys = { key: await createDeviceKey(), recovery: recovery ?? (await keyFromSeed(randomBytes(32))) };
    return new TestDevice(ask, keys, person);
  }

  /** Whatever the relay answered: the test says what it expects of it. */
  async send(path: string, asked: Asked) {
    const response = await this.ask(path, { ...asked, headers: { cookie: this.cookie, ...asked.headers } });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const json = text.startsWith('{') ? JSON.parse(text) : { text };
    return { status: response.status, json, cookie };
  }
  get = (path: string, headers = {}) => this.send(path, { headers });
  post = (path: string, body: unknown, headers = {}) => this.send(path, { method: 'POST', body, headers });

  sign(workspace: WorkspaceId, decision: Decision, part: { text?: string; as?: 'recovery' } = {}) {
    this.#n += 1;
    return signStatement({
      key: part.as ? this.recovery : this.key,
      workspace,
      decision,
      person: this.person,
      device: part.as ?? this.device,
      n: part.as ? Date.now() : this.#n,
      seen: { number: 0, head: '' },
      claimedAt: Date.now(),
      text: part.text ?? null,
      salt: randomBytes(16),
    });
  }

  /** Founds a workspace with one open space. */
  async found(title = 'Northwind Outdoor'): Promise<Joined> {
    const relayKey = (await this.get('/api/relay')).json.relayKey as string;
    const joined: Joined = { workspace: newId('w'), space: newId('s'), relayKey };
    const device = { id: this.device, key: this.key.publicKey };
    const founding = { type: 'workspace-founded', device, recovery: this.recovery.publicKey, relayKey } as const;
    const opening = { type: 'space-opened', space: joined.space, open: true, members: [] } as const;
    const entries = [
      await this.sign(joined.workspace, founding, { text: title }),
      await this.sign(joined.workspace, opening, { text: 'Marketing' }),
    ];
    const { json, status } = await this.post('/api/workspaces', {
      workspace: joined.workspace,
      entries: entries.map(sent),
    });
    if (status !== 200) throw new Error(`founding: ${JSON.stringify(json)}`);
    this.#admitted(json);
    return joined;
  }

  async propose(joined: Joined, decision: Decision, text?: string) {
    const signed = await this.sign(joined.workspace, decision, text === undefined ? {} : { text });
    return this.post('/api/statements', { workspace: joined.workspace, ...sent(signed) });
  }

  async invite(joined: Joined, part: InvitePart = {}): Promise<Invited> {
    const secret = randomBytes(32).toString('base64url');
    const invitation = newId('i') as InvitationId;
    const { uses = 1, notAfter = Date.now() + 3_600_000, by = 'Ann', mail, domain, ...said } = part;
    const hash = (await secretHash(secret)) ?? '';
    const decision = {
      type: 'invitation-made',
      invitation,
      secretHash: hash,
      role: 'member',
      spaces: null,
      notAfter,
      uses,
      ...said,
      ...(mail === undefined ? {} : { bound: { mail: await mailHash(secret, mail) } }),
      ...(domain === undefined ? {} : { bound: { domain } }),
    } as const;
    const { status, json } = await this.propose(joined, decision, by);
    if (status !== 200) throw new Error(`inviting: ${JSON.stringify(json)}`);
    return { ...joined, invitation, secret };
  }

  /** @param shown the letter's token, or an address and its code. */
  async accept(invited: Invited, shown: object = {}) {
    const { workspace, invitation, secret } = invited;
    const said = {
      invitation,
      person: this.person,
      device: { id: this.device, key: this.key.publicKey },
      recovery: this.recovery.publicKey,
    };
    const proof = await signBytes(this.key, acceptanceMessage(workspace, said));
    const answer = await this.post('/api/invitations/accept', { workspace, secret, ...said, proof, ...shown });
    if (answer.json.ok === true) this.#admitted(answer.json);
    return answer;
  }

  async signIn({ workspace, relayKey }: Joined) {
    const { nonce } = (await this.post('/api/challenges', {})).json;
    const signature = await signBytes(this.key, sessionMessage({ relayKey, workspace, device: this.device, nonce }));
    const answer = await this.post('/api/sessions', { workspace, device: this.device, nonce, signature });
    if (answer.status === 200) this.#admitted(answer.json);
    return answer;
  }

  async ticket({ workspace }: Joined): Promise<string> {
    const { json } = await this.post('/api/tickets', { workspace });
    return json.ticket as string;
  }

  #admitted({ deviceNo, incarnation }: { deviceNo: number; incarnation: number }): void {
    this.deviceNo = deviceNo;
    this.incarnation = incarnation;
  }
}
export const sent = ({ ledger, jws, text }: Awaited<ReturnType<typeof signStatement>>) => ({ ledger, jws, text });

/** The next cell that this device writes in a document; clocks are counted here. */
export function writer(device: TestDevice, doc: string, session = 0) {
  let clock = 0;
  const client = clientIdOf(device.incarnation, device.deviceNo, session);
  return (value: string): WireEnvelope => {
    const key = `k${device.person.slice(1)}+t`;
    clock += 1;
    return cellEnvelope(doc, {
      client,
      clock: clock - 1,
      key: `${key}${clock}`,
      value,
      by: device.person,
      root: rootOf(doc, device),
    });
  };
}
const rootOf = (doc: string, device: TestDevice): string =>
  /^[fo]\/|\/\d{4}q\d$/.test(doc) ? `by:${device.person}` : 'cells';
