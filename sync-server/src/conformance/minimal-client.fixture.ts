// A client of `baton.1` written from docs/protocol.md alone. It imports nothing of Baton: where it cannot be written, the
// page is wrong. Not complete: it joins, signs in, reads the line, writes cells and resumes.
import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { WebSocket } from 'ws';
import { Out, Reading, Writing, type Cursor, type Envelope, type Frame } from './minimal-wire.fixture.ts';

const idLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const newId = (letter: string): string =>
  letter + Array.from(randomBytes(17), (byte) => idLetters[byte & 31]).join('');

/** An Ed25519 key as the wire has it: 32 bytes in base64url. */
const publicOf = (key: KeyObject): string => String(key.export({ format: 'jwk' })['x']);

export class MinimalClient {
  readonly base: string;
  readonly workspace: string;
  readonly person = newId('u');
  readonly device = newId('d');
  readonly frames: Frame[] = [];
  readonly #key = generateKeyPairSync('ed25519');
  #cookie = '';
  #socket: WebSocket | undefined;
  #writing = new Writing();
  #wake: (() => void)[] = [];
  incarnation = 0;
  deviceNo = 0;
  /** Of the relay that it met first; a device knows it by the decisions. */
  relayKey = '';
  cursor: Cursor | null = null;
  closed = 0;

  constructor(base: string, workspace: string) {
    this.base = base;
    this.workspace = workspace;
  }

  async post(path: string, body: object): Promise<Record<string, unknown> & { readonly status: number }> {
    const answer = await fetch(this.base + path, {
      method: 'POST',
      headers: { origin: this.base, 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return { ...((await answer.json()) as object), status: answer.status };
  }

  #sign(words: readonly string[]): string {
    return sign(null, Buffer.from(JSON.stringify(words)), this.#key.privateKey).toString('base64url');
  }

  async accept(invitation: string, secret: string): Promise<void> {
    const key = publicOf(this.#key.publicKey);
    const recovery = publicOf(generateKeyPairSync('ed25519').publicKey);
    const { workspace, person, device } = this;
    const proof = this.#sign(['baton acceptance 1', workspace, invitation, person, device, key, recovery]);
    const said = { workspace, secret, invitation, person, recovery, proof, device: { id: device, key } };
    this.#admit(await this.post('/api/invitations/accept', said));
  }
  /** "Proving the relay": undefined where what was given is not signed with the relay's key, for this device. */
  async #proven(path: string, asked: (nonce: string) => object, name: string): Promise<string | undefined> {
    const told = (await (await fetch(`${this.base}/api/relay`)).json()) as { relayKey: string };
    this.relayKey ||= told.relayKey;
    const own = randomBytes(32).toString('base64url');
    const answer = await this.post(path, asked(own));
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: this.relayKey }, format: 'jwk' });
    const words = ['baton relay 1', this.base, this.workspace, this.device, own, String(answer[name])];
    const proof = Buffer.from(String(answer['proof']), 'base64url');
    return verify(null, Buffer.from(JSON.stringify(words)), key, proof) ? String(answer[name]) : undefined;
  }

  async signIn(): Promise<number> {
    const { workspace, device } = this;
    const nonce = await this.#proven(
      '/api/challenges',
      (own) => ({ prove: { workspace, device, nonce: own } }),
      'nonce',
    );
    if (nonce === undefined) return 0;
    const signature = this.#sign(['baton session 1', this.relayKey, workspace, device, nonce]);
    const answer = await this.post('/api/sessions', { workspace, device, nonce, signature });
    this.#admit(answer);
    return answer.status;
  }
  #admit({ incarnation, deviceNo }: Record<string, unknown>): void {
    this.incarnation = Number(incarnation);
    this.deviceNo = Number(deviceNo);
  }
  /** "Client ids are given, not made up". */
  client(session: number): number {
    return (this.incarnation * 2 ** 24 + this.deviceNo) * 2 ** 20 + session;
  }

  async connect(part: { ticket?: string; cursor?: Cursor | null } = {}): Promise<void> {
    const asked = (nonce: string): object => ({ workspace: this.workspace, nonce });
    const ticket = await this.#proven('/api/tickets', asked, 'ticket');
    this.frames.length = 0;
    this.closed = 0;
    this.#writing = new Writing();
    const reading = new Reading();
    const socket = new WebSocket(`${this.base.replace('http', 'ws')}/sync`, { origin: this.base });
    this.#socket = socket;
    socket.on('message', (bytes: Buffer) => this.#take(reading.frame(bytes)));
    socket.on('close', (code) => {
      this.closed = code;
      for (const wake of this.#wake.splice(0)) wake();
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const { workspace, incarnation, cursor } = this;
    this.send(this.#writing.hello({ workspace, ticket: String(ticket), incarnation, cursor, ...part }));
  }
  #take(frame: Frame): void {
    if (frame.type === 'entries' || frame.type === 'ack') this.cursor = frame.cursor;
    this.frames.push(frame);
    for (const wake of this.#wake.splice(0)) wake();
  }
  send(out: Out | Uint8Array): void {
    this.#socket?.send(out instanceof Out ? Uint8Array.from(out.bytes) : out);
  }
  push(batch: number, envelopes: readonly Envelope[]): void {
    this.send(this.#writing.push(batch, envelopes));
  }
  caret(doc: string, bytes: Uint8Array): void {
    this.send(this.#writing.caret(doc, bytes));
  }
  async close(): Promise<void> {
    this.#socket?.close();
    await this.until(() => this.closed !== 0);
  }
  async until(is: () => boolean): Promise<void> {
    while (!is()) {
      if (this.closed !== 0 && !is()) throw new Error(`closed with ${this.closed}`);
      await new Promise<void>((resolve) => void this.#wake.push(resolve));
    }
  }
  live = (): Promise<void> => this.until(() => this.frames.some((frame) => frame.type === 'entries' && frame.live));
  of<T extends Frame['type']>(type: T): Extract<Frame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<Frame, { type: T }> => frame.type === type);
  }
  get updates() {
    const entries = this.of('entries').flatMap((frame) => frame.entries);
    return entries.filter((entry) => entry.kind === 'update');
  }
}
