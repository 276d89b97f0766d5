// An authenticator in software, for tests: keys of the three kinds, and assertions as browsers hand them over. Each part
// can be told to be wrong.
import type { CryptoKey, JWK } from 'jose';
import { join, sha256, toBase64, utf8 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Assertion, PasskeyKnown } from '../passkey/assertion.ts';

const head = (major: number, value: number): number[] =>
  value < 24
    ? [(major << 5) | value]
    : value < 256
      ? [(major << 5) | 24, value]
      : [(major << 5) | 25, value >> 8, value & 255];
const int = (value: number): number[] => (value < 0 ? head(1, -1 - value) : head(0, value));
const byteString = (bytes: Uint8Array): number[] => [...head(2, bytes.length), ...bytes];

/** A COSE key: labels and values, in the order given. */
export const coseKey = (pairs: readonly (readonly [number, number | Uint8Array])[]): Bytes =>
  Uint8Array.from([
    ...head(5, pairs.length),
    ...pairs.flatMap(([label, value]) => [
      ...int(label),
      ...(typeof value === 'number' ? int(value) : byteString(value)),
    ]),
  ]);

const bytesOf = (part: string | undefined): Uint8Array => Uint8Array.from(Buffer.from(part ?? '', 'base64url'));

/** One number of an ASN.1 signature, in its shortest form. */
function derInteger(bytes: Uint8Array): number[] {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const value = [...bytes.subarray(from)];
  if ((value[0] ?? 0) >= 0x80) value.unshift(0);
  return [2, value.length, ...value];
}
export function derOf(raw: Uint8Array): Bytes {
  const parts = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32))];
  return Uint8Array.from([0x30, parts.length, ...parts]);
}

export type Kind = 'ES256' | 'EdDSA' | 'RS256';
const kinds = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
  RS256: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2_048,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
} as const;

function coseOf(kind: Kind, { x, y, n, e }: JWK): Bytes {
  if (kind === 'ES256')
    return coseKey([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytesOf(x)],
      [-3, bytesOf(y)],
    ]);
  if (kind === 'EdDSA')
    return coseKey([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, bytesOf(x)],
    ]);
  return coseKey([
    [1, 3],
    [3, -257],
    [-1, bytesOf(n)],
    [-2, bytesOf(e)],
  ]);
}

/** What may be wrong about an assertion. */
export interface Odd {
  readonly type?: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly crossOrigin?: boolean;
  readonly client?: string;
}

export interface TestPasskey extends PasskeyKnown {
  readonly id: string;
  assert(challenge: string, odd?: Odd): Promise<Assertion>;
  /** As at registration: hash, flags, counter, model, id, key. */
  registered(flags?: number): Promise<Bytes>;
}

interface Pair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

let made = 0;

export async function makePasskey(kind: Kind = 'ES256', at: Partial<PasskeyKnown> = {}): Promise<TestPasskey> {
  const { rpId = 'baton.example', origin = 'https://baton.example' } = at;
  const pair = (await crypto.subtle.generateKey(kinds[kind], true, ['sign', 'verify'])) as Pair;
  const cose = coseOf(kind, await crypto.subtle.exportKey('jwk', pair.publicKey));
  made += 1;
  const idBytes = Uint8Array.from({ length: 20 }, (_, n) => (n === 0 ? made : n));
  const id = toBase64(idBytes);
  const authenticatorDataFor = async (name: string, flags: number) =>
    join(await sha256(utf8(name)), Uint8Array.of(flags, 0, 0, 0, made));
  return {
    id,
    key: toBase64(cose),
    rpId,
    origin,
    async assert(challenge, odd = {}) {
      const said = { type: odd.type ?? 'webauthn.get', challenge, origin: odd.origin ?? origin };
      const whole = { ...said, crossOrigin: odd.crossOrigin ?? false };
      const client = utf8(odd.client ?? JSON.stringify(whole));
      const authenticator = await authenticatorDataFor(odd.rpId ?? rpId, odd.flags ?? 5);
      const message = join(authenticator, await sha256(client));
      const raw = new Uint8Array(await crypto.subtle.sign(kinds[kind], pair.privateKey, message));
      const signature = kind === 'ES256' ? derOf(raw) : raw;
      return {
        id,
        authenticator: toBase64(authenticator),
        client: toBase64(client),
        signature: toBase64(signature),
      };
    },
    async registered(flags = 0x45) {
      const length = Uint8Array.of(idBytes.length >> 8, idBytes.length & 255);
      return join(await authenticatorDataFor(rpId, flags), new Uint8Array(16), length, idBytes, cose);
    },
  };
}
