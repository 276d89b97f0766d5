// A device as tests of the relay need one: real keys, real statements, the real codec over HTTP and a real socket.
import { randomBytes } from 'node:crypto';
import { createDeviceKey, keyFromSeed, signBytes, type SigningKey } from '@baton/ledger/keys';
import { acceptanceMessage, secretHash, sessionMessage } from '@baton/ledger/proofs';
import { signStatement } from '@baton/ledger/statement';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { idFromBytes, type DeviceId, type PersonId, type SpaceId, type WorkspaceId } from '@baton/model/ids';
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import { protocolVersion, type Cursor, type DeviceFrame, type NumberAsk, type RelayFrame, type WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { WebSocket } from 'ws';
import { cellEnvelope } from './update.fixture.ts';

export const newId = <T extends string>(letter: string): T => idFromBytes(letter, randomBytes(17)) as T;

export interface Joined {
  readonly workspace: WorkspaceId;
  readonly space: SpaceId;
  readonly relayKey: string;
}
export interface Invited extends Joined {
  readonly invitation: InvitationId;
  readonly secret: string;
}
type Frame<T extends RelayFrame['type']> = Extract<RelayFrame, { type: T }>;

/** How a device reaches HTTP: a running relay, or an app without a socket. */
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
export const askOver = (base: string): Ask => (method, path, body, headers = {}) =>
  fetch(base + path, {
    method,
    headers: { origin: base, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

export class TestDevice {
  readonly person: PersonId;
  readonly device: DeviceId = newId('d');
  readonly key: SigningKey;
  readonly recovery: SigningKey;
  readonly ask: Ask;
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

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await this.ask(method, path, body, { cookie: this.cookie, ...headers });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    // Whatever the relay answered: the test says what it expects of it.
    const json = (text.startsWith('{') ? JSON.parse(text) : { text }) as any; // oxlint-disable-line typescript/no-explicit-any
    return { status: response.status, json, cookie };
  }

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
    const relayKey = (await this.send('GET', '/api/relay')).json.relayKey as string;
    const joined: Joined = { workspace: newId('w'), space: newId('s'), relayKey };
    const device = { id: this.device, key: this.key.publicKey };
    const founding = { type: 'workspace-founded', device, recovery: this.recovery.publicKey, relayKey } as const;
    const opening = { type: 'space-opened', space: joined.space, open: true, members: [] } as const;
    const entries = [
      await this.sign(joined.workspace, founding, { text: title }),
      await this.sign(joined.workspace, opening, { text: 'Marketing' }),
    ];
    const { json, status } = await this.send('POST', '/api/workspaces', { workspace: joined.workspace, entries: entries.map(sent) });
    if (status !== 200) throw new Error(`founding: ${JSON.stringify(json)}`);
    this.#admitted(json);
    return joined;
  }

  async propose(joined: Joined, decision: Decision, text?: string) {
    const signed = await this.sign(joined.workspace, decision, text === undefined ? {} : { text });
    return this.send('POST', '/api/statements', { workspace: joined.workspace, ...sent(signed) });
  }

  async invite(joined: Joined, part: { uses?: number; notAfter?: number; by?: string } = {}): Promise<Invited> {
    const secret = randomBytes(32).toString('base64url');
    const invitation = newId<InvitationId>('i');
    const { uses = 1, notAfter = Date.now() + 3_600_000, by = 'Ann' } = part;
    const hash = (await secretHash(secret)) ?? '';
    const decision = { type: 'invitation-made', invitation, secretHash: hash, role: 'member', spaces: null, notAfter, uses } as const;
    const { status, json } = await this.propose(joined, decision, by);
    if (status !== 200) throw new Error(`inviting: ${JSON.stringify(json)}`);
    return { ...joined, invitation, secret };
  }

  async accept(invited: Invited) {
    const { workspace, invitation, secret } = invited;
    const said = {
      invitation,
      person: this.person,
      device: { id: this.device, key: this.key.publicKey },
      recovery: this.recovery.publicKey,
    };
    const proof = await signBytes(this.key, acceptanceMessage(workspace, said));
    const answer = await this.send('POST', '/api/invitations/accept', { workspace, secret, ...said, proof });
    if (answer.json.ok === true) this.#admitted(answer.json);
    return answer;
  }

  async signIn({ workspace, relayKey }: Joined) {
    const { nonce } = (await this.send('POST', '/api/challenges', {})).json;
    const signature = await signBytes(this.key, sessionMessage({ relayKey, workspace, device: this.device, nonce }));
    const answer = await this.send('POST', '/api/sessions', { workspace, device: this.device, nonce, signature });
    if (answer.status === 200) this.#admitted(answer.json);
    return answer;
  }

  async ticket({ workspace }: Joined): Promise<string> {
    const { json } = await this.send('POST', '/api/tickets', { workspace });
    return json.ticket as string;
  }

  #admitted({ deviceNo, incarnation }: { deviceNo: number; incarnation: number }): void {
    this.deviceNo = deviceNo;
    this.incarnation = incarnation;
  }
}
export const sent = ({ ledger, jws, text }: Awaited<ReturnType<typeof signStatement>>) => ({ ledger, jws, text });

/** A device's socket: what it was sent, in order, and a way to wait for more. */
export class TestLink {
  readonly frames: RelayFrame[] = [];
  readonly socket: WebSocket;
  closed: { readonly code: number; readonly reason: string } | undefined;
  cursor: Cursor | null;
  readonly #encoder = createEncoder();
  readonly #decoder = createDecoder('relay');
  #waiting: (() => void)[] = [];

  private constructor(socket: WebSocket, cursor: Cursor | null) {
    this.socket = socket;
    this.cursor = cursor;
    socket.on('message', (bytes: Buffer) => this.#onMessage(bytes));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
    socket.on('error', () => this.#wake());
  }

  static async open(base: string, device: TestDevice, joined: Joined, cursor: Cursor | null = null): Promise<TestLink> {
    const ticket = await device.ticket(joined);
    const socket = new WebSocket(`${base.replace('http', 'ws')}/sync`, { origin: base, perMessageDeflate: false });
    const link = new TestLink(socket, cursor);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const { workspace } = joined;
    link.send({ type: 'hello', version: protocolVersion, workspace, ticket, incarnation: device.incarnation, cursor });
    return link;
  }

  send(frame: DeviceFrame): void {
    this.socket.send(this.#encoder.encode(frame));
  }
  push(batch: number, envelopes: readonly WireEnvelope[], asks: readonly NumberAsk[] = []): void {
    this.send({ type: 'push', batch, envelopes, asks });
  }
  async acked(batch: number): Promise<Frame<'ack'>> {
    return this.until((frame): frame is Frame<'ack'> => frame.type === 'ack' && frame.batch === batch);
  }
  get updates() {
    const entries = this.frames.flatMap((frame) => (frame.type === 'entries' ? frame.entries : []));
    return entries.filter((entry) => entry.kind === 'update');
  }

  /** The first frame, come or yet to come, that is so. */
  async until<T extends RelayFrame>(is: (frame: RelayFrame) => frame is T): Promise<T> {
    for (const deadline = Date.now() + 10_000; ; ) {
      const found = this.frames.find(is);
      if (found) return found;
      if (this.closed || Date.now() > deadline) throw new Error(`did not come; closed: ${JSON.stringify(this.closed)}`);
      await this.#next();
    }
  }
  live = () => this.until((frame): frame is Frame<'entries'> => frame.type === 'entries' && frame.live);
  async isClosed(): Promise<{ readonly code: number; readonly reason: string }> {
    while (!this.closed) await this.#next();
    return this.closed;
  }
  async settled(check: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 10_000; !check(); ) {
      if (Date.now() > deadline) throw new Error('it did not come to this');
      await this.#next();
    }
  }
  close(): void {
    this.socket.close();
  }

  #onMessage(bytes: Uint8Array): void {
    const frame = this.#decoder.decode(bytes);
    if (isMalformed(frame)) throw new Error(frame.malformed);
    if (frame.type === 'entries' || frame.type === 'ack') this.cursor = frame.cursor;
    this.frames.push(frame);
    this.#wake();
  }
  #next(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 250);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** The next cell that this device writes in a document; clocks are counted here. */
export function writer(device: TestDevice, doc: string, session = 0) {
  let clock = 0;
  const client = clientIdOf(device.incarnation, device.deviceNo, session);
  return (value: string): WireEnvelope => {
    const key = `k${device.person.slice(1)}+t`;
    clock += 1;
    return cellEnvelope(doc, { client, clock: clock - 1, key: `${key}${clock}`, value, by: device.person, root: rootOf(doc, device) });
  };
}
const rootOf = (doc: string, device: TestDevice): string => (/^[fo]\//.test(doc) ? `by:${device.person}` : 'cells');
