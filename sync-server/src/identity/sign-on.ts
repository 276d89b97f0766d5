// The company's own sign-on (OpenID Connect): code flow with PKCE, state and nonce, by a certified library. It says who
// somebody is there, `(issuer, subject)`; an address in what it says is never looked at.
import type * as Client from 'openid-client';
import type { Heard } from '../ops/outward.ts';
import { isUntrusted } from '../ops/untrusted.ts';
import type { OutsideName } from './account-book.ts';

export interface SignOnWish {
  readonly issuer: string;
  readonly client: string;
  /** Left out: a public client, by PKCE alone. */
  readonly secret: string | undefined;
  /** As people call it: "Northwind ID". */
  readonly name: string;
}
/** What is kept of a beginning until the browser comes back. */
export interface Begun {
  readonly verifier: string;
  readonly nonce: string;
  readonly state: string;
}
/** away: it did not answer · refused: what came back does not stand, or the person turned round. */
export type NotSaid = { readonly not: 'away' | 'refused' };
export const isNotSaid = (value: object): value is NotSaid => 'not' in value;

const freshMs = 3_600_000;
const answerSeconds = 10;

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

export class SignOn {
  readonly name: string;
  readonly #wish: SignOnWish;
  readonly #now: () => number;
  readonly #heard: Heard;
  #known: { readonly config: Client.Configuration; readonly until: number } | undefined;

  constructor(wish: SignOnWish, now: () => number, heard: Heard = () => undefined) {
    this.name = wish.name;
    this.#wish = wish;
    this.#now = now;
    this.#heard = heard;
  }

  /** Where the browser goes, and what is to be kept until it comes back. @param back the address that is registered there. */
  async begin(back: string): Promise<(Begun & { readonly url: string }) | NotSaid> {
    const client = await import('openid-client');
    const config = await this.#config(client);
    if (!config) return { not: 'away' };
    const begun: Begun = {
      verifier: client.randomPKCECodeVerifier(),
      nonce: client.randomNonce(),
      state: client.randomState(),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: back,
      scope: 'openid',
      response_type: 'code',
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
    });
    return { ...begun, url: url.href };
  }

  /** For `baton doctor`: why it cannot be used, or null. Nobody is signed in. */
  async look(): Promise<string | null> {
    const client = await import('openid-client');
    try {
      this.#known = { config: await this.#discovered(client), until: this.#now() + freshMs };
      return null;
    } catch (fault) {
      return isUntrusted(fault)
        ? 'this machine does not trust its certificate. Name your authority’s file in NODE_EXTRA_CA_CERTS.'
        : 'it does not answer there as OpenID Connect does.';
    }
  }

  /** @param came the whole address by which the browser came back. */
  async finish(came: URL, { verifier, nonce, state }: Begun): Promise<OutsideName | NotSaid> {
    const client = await import('openid-client');
    const config = await this.#config(client);
    if (!config) return { not: 'away' };
    try {
      const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true };
      const claims = (await client.authorizationCodeGrant(config, came, checks)).claims();
      return claims ? { issuer: claims.iss, subject: claims.sub } : { not: 'refused' };
    } catch (fault) {
      return { not: isAnswer(client, fault) ? 'refused' : 'away' };
    }
  }

  /** Read anew each hour; what could not be read is asked for again the next time. */
  async #config(client: typeof Client): Promise<Client.Configuration | undefined> {
    if (this.#known && this.#now() < this.#known.until) return this.#known.config;
    try {
      const config = await this.#discovered(client);
      this.#known = { config, until: this.#now() + freshMs };
      return config;
    } catch {
      return this.#known?.config;
    }
  }

  /** Every request there is, for whatever the library needs it. */
  async #ask(url: string, options: RequestInit): Promise<Response> {
    const asked = fetch(url, options);
    asked.then(
      () => this.#heard(true),
      () => this.#heard(false),
    );
    return asked;
  }

  #discovered(client: typeof Client): Promise<Client.Configuration> {
    const { issuer, client: id, secret } = this.#wish;
    const at = new URL(issuer);
    // Only on this very machine, where nobody listens in: for trying it out.
    const execute = [client.enableNonRepudiationChecks, ...(isLoopback(at) ? [client.allowInsecureRequests] : [])];
    const proof = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
    const asking: Client.CustomFetch = (url, options) => this.#ask(url, options as RequestInit);
    return client.discovery(at, id, {}, proof, { execute, timeout: answerSeconds, [client.customFetch]: asking });
  }
}

/** It answered, and what it said does not stand: not a network that failed. */
function isAnswer(client: typeof Client, fault: unknown): boolean {
  if (fault instanceof client.AuthorizationResponseError || fault instanceof client.ResponseBodyError) return true;
  return fault instanceof client.ClientError && fault.code !== 'OAUTH_TIMEOUT' && !(fault.cause instanceof TypeError);
}
