// People who sign in: a password of Ann's, a passkey of Bo's, and browsers that hold cookies as browsers do.
import { enrolmentChallenge, openingChallenge, sessionMessage } from '@baton/ledger/proofs';
import { signBytes } from '@baton/ledger/keys';
import type { Assertion } from '@baton/ledger/passkey/assertion';
import { makePasskey, type TestPasskey } from '@baton/ledger/test/authenticator';
import type { Ask, Joined, TestDevice } from '../../test/device.fixture.ts';
import { cast, openScene, type Scene, type SceneOptions } from '../../test/scene.fixture.ts';

export const good = 'seven lanterns walk';
export const annsMail = 'ann@northwind.example';

/** A browser: it keeps what it is given and brings it along. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly #ask: Ask;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(ask: Ask, headers: Readonly<Record<string, string>> = {}) {
    this.#ask = ask;
    this.#headers = headers;
  }
  async send(path: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown) {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.#headers, cookie };
    const response = await this.#ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
    for (const given of response.headers.getSetCookie()) {
      const [pair = ''] = given.split(';');
      const at = pair.indexOf('=');
      if (given.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    const json = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: response.status, json, headers: response.headers };
  }
  get = (path: string) => this.send(path, 'GET');
  post = (path: string, body: unknown) => this.send(path, 'POST', body);
  password = (password: string, mail = annsMail) => this.post('/api/sign-in/password', { mail, password });
}

export const deviceOf = ({ device, key }: TestDevice) => ({ id: device, key: key.publicKey });

export interface SignInScene {
  readonly scene: Scene;
  readonly ann: TestDevice;
  readonly bo: TestDevice;
  readonly joined: Joined;
  /** A new one for each; without cookies. */
  readonly browser: (headers?: Readonly<Record<string, string>>) => Browser;
}

/** Ann has a password. */
export async function openSignIn(options: SceneOptions = {}): Promise<SignInScene> {
  const scene = await openScene(options);
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const { workspace } = joined;
  const set = await ann.post('/api/account/password', { workspace, mail: annsMail, password: good });
  if (set.status !== 200) throw new Error(JSON.stringify(set.json));
  return { scene, ann, bo, joined, browser: (headers) => new Browser(scene.ask, headers) };
}

export async function addPasskey(device: TestDevice, joined: Joined): Promise<TestPasskey> {
  const made = await makePasskey('ES256', { rpId: 'localhost', origin: 'http://localhost:4848' });
  const { id, key, rpId, origin } = made;
  const passkey = { id, key, rpId, origin };
  const done = await device.propose(joined, { type: 'passkey-added', person: device.person, passkey });
  if (done.status !== 200) throw new Error(JSON.stringify(done.json));
  return made;
}

export interface ByPasskey {
  readonly joined: Joined;
  readonly person: string;
  readonly passkey: TestPasskey;
  readonly device: TestDevice;
}
export async function passkeyBody({ joined, person, passkey, device }: ByPasskey) {
  const challenge = await enrolmentChallenge({ relayKey: joined.relayKey, device: deviceOf(device) });
  const assertion = await passkey.assert(challenge);
  return { user: `${joined.workspace}.${person}`, device: deviceOf(device), assertion };
}

/** A device that is enrolled signs in by its key, perhaps with its person there. */
export async function signInBy(browser: Browser, device: TestDevice, by: { joined: Joined; passkey?: TestPasskey }) {
  const { workspace, relayKey } = by.joined;
  const { nonce } = (await browser.post('/api/challenges', {})).json as { nonce: string };
  const said = { relayKey, workspace, device: device.device as string, nonce };
  const signature = await signBytes(device.key, sessionMessage(said));
  const assertion: Assertion | undefined = await by.passkey?.assert(await openingChallenge(said));
  const body = { workspace, device: device.device, nonce, signature, ...(assertion ? { assertion } : {}) };
  return browser.post('/api/sessions', body);
}
