// The certificate that people's browsers are shown. The relay holds none, the proxy in front of it does: so it opens the
// address that IT set, as anybody would, looks, and says nothing there. Looked at when somebody asks, once an hour at most.
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

export interface Shown {
  /** As people open it. */
  readonly address: string;
  readonly at: number;
  readonly since: number | null;
  readonly until: number | null;
  readonly issuer: string;
  /** Null: this machine trusts it, and it is of that name. */
  readonly fault: string | null;
}
const anewMs = 3_600_000;
/** What did not come about is tried again sooner. */
const againMs = 60_000;
const waitMs = 4_000;
/** Whoever asks how the relay stands does not wait for an address that does not answer. */
const patienceMs = 1_000;
/** Nothing is known yet: somebody is still looking. */
const looksStill = 'still looking';

type Seen = Omit<Shown, 'address' | 'at'>;
const unseen = (fault: string): Seen => ({ since: null, until: null, issuer: '', fault: fault.slice(0, 200) });

/** Names of the trouble, as OpenSSL or Node has them: of nobody, and the same in every language. A socket has the bare name. */
const codeOf = (fault: Error | string): string =>
  typeof fault === 'string' ? fault : ((fault as Error & { readonly code?: string }).code ?? fault.message);

function seenOn(socket: TLSSocket): Seen {
  const { valid_from: from, valid_to: until, issuer } = socket.getPeerCertificate();
  const [since, end] = [Date.parse(from ?? ''), Date.parse(until ?? '')];
  if (Number.isNaN(since + end)) return unseen('no certificate was shown');
  const fault = socket.authorized ? null : codeOf(socket.authorizationError);
  const names = [issuer.O, issuer.CN].flatMap((name) => name ?? []);
  return { since, until: end, issuer: (names[0] ?? '').slice(0, 200), fault };
}

function look({ hostname, port }: URL): Promise<Seen> {
  const host = hostname.replace(/^\[|\]$/gu, '');
  return new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    // Also one that nobody trusts is looked at: nothing is sent there, and that it is not trusted is told.
    const socket = connect({ host, port: Number(port || 443), ...name, rejectUnauthorized: false });
    const end = (seen: Seen): void => {
      socket.destroy();
      resolve(seen);
    };
    const look = (): void => {
      resolve(seenOn(socket));
      // With a goodbye, so that it is no fault in the proxy's log.
      socket.end();
    };
    socket.setTimeout(waitMs, () => end(unseen('it does not answer')));
    socket.once('error', (fault: Error) => end(unseen(codeOf(fault))));
    socket.once('secureConnect', look);
  });
}

/** @param opensAt as IT set it; anything but https has no certificate. Answers null where there is nothing to look at. */
export function watchCertificate(opensAt: string | undefined, now: () => number): () => Promise<Shown | null> {
  const address = opensAt !== undefined && URL.canParse(opensAt) ? new URL(opensAt) : undefined;
  if (address?.protocol !== 'https:') return () => Promise.resolve(null);
  let last: Shown | undefined;
  let looking: Promise<Shown> | undefined;
  const isFresh = ({ at, until }: Shown): boolean => Math.abs(now() - at) < (until === null ? againMs : anewMs);
  const lookAnew = async (): Promise<Shown> => {
    last = { address: address.host, at: now(), ...(await look(address)) };
    looking = undefined;
    return last;
  };
  return () => {
    if (last && isFresh(last)) return Promise.resolve(last);
    looking ??= lookAnew();
    return soonOr(looking, last ?? { address: address.host, at: now(), ...unseen(looksStill) });
  };
}

function soonOr<T>(answer: Promise<T>, meanwhile: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(meanwhile), patienceMs);
  void answer.then(resolve).finally(() => clearTimeout(timer));
  return promise;
}
