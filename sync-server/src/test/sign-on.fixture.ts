// A company's sign-on on this machine: a real provider of OpenID Connect, where whoever `who` names is signed in at once.
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface TestSignOn {
  readonly issuer: string;
  readonly wish: { readonly issuer: string; readonly client: string; readonly secret: string; readonly name: string };
  /** Who sits before it. */
  who: string;
  /** Goes where a page was sent, signs in, and answers the address to which the browser is sent back. */
  walk(url: string): Promise<string>;
  close(): Promise<void>;
}

async function next(url: string, jar: Map<string, string>): Promise<string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
  for (const given of response.headers.getSetCookie()) {
    const [pair = ''] = given.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  const location = response.headers.get('location');
  if (location === null) throw new Error(`the sign-on stays at ${url}: ${response.status} ${await response.text()}`);
  return new URL(location, url).href;
}

/** PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** It is there, and answers when it knows to which relays it may send a browser back. @param tls of localhost. */
export async function startSignOn(tls?: Certificate): Promise<TestSignOn & { serve(backs: readonly string[]): void }> {
  const server = tls ? createSecureServer(tls) : createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  const wish = { issuer, client: 'baton', secret: 'a secret of sixteen signs or more', name: 'Northwind ID' };
  let backs: readonly string[] = [];
  const makeProvider = () =>
    new Provider(issuer, {
      clients: [{ client_id: wish.client, client_secret: wish.secret, redirect_uris: [...backs] }],
      cookies: { keys: ['of this test'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, email: 'ann@northwind.example', email_verified: true }),
      }),
      async loadExistingGrant({ oidc }) {
        const { client, session } = oidc;
        const grant = new oidc.provider.Grant({
          clientId: client?.clientId ?? '',
          accountId: session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
  const signOn: TestSignOn = {
    issuer,
    wish,
    who: 'ann',
    async walk(url) {
      const jar = new Map<string, string>();
      let at = url;
      while (!backs.some((back) => at.startsWith(back))) at = await next(at, jar);
      return at;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const serve = (relays: readonly string[]): void => {
    backs = relays;
    const provider = makeProvider();
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      void provider.interactionFinished(request, response, { login: { accountId: signOn.who } });
    });
  };
  return Object.assign(signOn, { serve });
}
