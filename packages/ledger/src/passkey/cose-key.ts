// A passkey's public key as its authenticator gives it (COSE, RFC 9053), and signatures by it, as WebCrypto takes them:
// ES256, EdDSA and RS256, which is what authenticators make.
import type { CryptoKey, JWK } from 'jose';
import { fromBase64, join, toBase64 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readCoseMap, type CoseMap } from './cbor.ts';

/** Labels of COSE: kind of key, algorithm, and what hangs on the kind. */
const [kty, alg, crvOrN, xOrE, y] = [1, 3, -1, -2, -3] as const;

interface Known {
  readonly jwk: JWK;
  readonly importAs:
    | { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' }
    | { readonly name: 'Ed25519' }
    | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: 'SHA-256' };
  readonly verifyAs: { readonly name: string; readonly hash?: 'SHA-256' };
  /** What WebCrypto takes for a signature of this length and form; undefined: it is none. */
  readonly rawOf: (signature: Bytes) => Bytes | undefined;
}

/** Shortest form, not negative, at most 32 bytes. */
function isWellWritten([first = 0x80, second = 0, ...rest]: Bytes): boolean {
  if (first >= 0x80) return false;
  const isAlone = rest.length === 0 && second === 0;
  return first !== 0 || isAlone || second >= 0x80;
}

/** One part of an ASN.1 signature. */
function integerAt(bytes: Bytes, at: number): { readonly value: Bytes; readonly end: number } | undefined {
  const end = at + 2 + (bytes[at + 1] ?? 0);
  const value = bytes.slice(at + 2, end);
  if (bytes[at] !== 2 || end > bytes.length || !isWellWritten(value)) return undefined;
  const trimmed = value[0] === 0 ? value.slice(1) : value;
  return trimmed.length > 32 ? undefined : { value: trimmed, end };
}

/** Authenticators write ES256 as a DER sequence of two numbers; WebCrypto takes the two, each of 32 bytes. */
export function rawFromDer(der: Bytes): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (r === undefined || s?.end !== der.length) return undefined;
  const raw = new Uint8Array(64);
  raw.set(r.value, 32 - r.value.length);
  raw.set(s.value, 64 - s.value.length);
  return raw;
}

const bytesAt = (map: CoseMap, label: number): Bytes | undefined => {
  const value = map.get(label);
  return typeof value === 'object' ? value : undefined;
};

function es256(map: CoseMap): Known | undefined {
  const [px, py] = [bytesAt(map, xOrE), bytesAt(map, y)];
  if (map.get(kty) !== 2 || map.get(crvOrN) !== 1 || px?.length !== 32 || py?.length !== 32) return undefined;
  return {
    jwk: { kty: 'EC', crv: 'P-256', x: toBase64(px), y: toBase64(py) },
    importAs: { name: 'ECDSA', namedCurve: 'P-256' },
    verifyAs: { name: 'ECDSA', hash: 'SHA-256' },
    rawOf: rawFromDer,
  };
}

function edDsa(map: CoseMap): Known | undefined {
  const x = bytesAt(map, xOrE);
  if (map.get(kty) !== 1 || map.get(crvOrN) !== 6 || x?.length !== 32) return undefined;
  return {
    jwk: { kty: 'OKP', crv: 'Ed25519', x: toBase64(x) },
    importAs: { name: 'Ed25519' },
    verifyAs: { name: 'Ed25519' },
    rawOf: (signature) => (signature.length === 64 ? signature : undefined),
  };
}

/** Of 2,048 to 4,096 bits, with the exponent that everybody uses. */
function rs256(map: CoseMap): Known | undefined {
  const [n, e] = [bytesAt(map, crvOrN), bytesAt(map, xOrE)];
  if (map.get(kty) !== 3 || n === undefined || n.length < 256 || n.length > 512) return undefined;
  // A number shorter than it looks.
  if ((n[0] ?? 0) < 0x80) return undefined;
  if (e === undefined || toBase64(e) !== 'AQAB') return undefined;
  return {
    jwk: { kty: 'RSA', n: toBase64(n), e: toBase64(e) },
    importAs: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    verifyAs: { name: 'RSASSA-PKCS1-v1_5' },
    rawOf: (signature) => (signature.length === n.length ? signature : undefined),
  };
}

const algorithms: Readonly<Record<number, (map: CoseMap) => Known | undefined>> = {
  [-7]: es256,
  [-8]: edDsa,
  [-257]: rs256,
};

function knownOf(key: string): Known | undefined {
  const bytes = fromBase64(key);
  const read = bytes && readCoseMap(bytes);
  if (bytes === undefined || read?.length !== bytes.length) return undefined;
  const algorithm = read.map.get(alg);
  return typeof algorithm === 'number' ? algorithms[algorithm]?.(read.map) : undefined;
}

/** Whether signatures by this key can be checked here. @param key COSE, base64url. */
export const isPasskeyKey = (key: string): boolean => knownOf(key) !== undefined;

/** False for anything that is not a signature by that key; never throws. */
export async function isSignedByPasskey(key: string, message: Uint8Array, signature: Bytes): Promise<boolean> {
  const known = knownOf(key);
  const raw = known?.rawOf(signature);
  if (known === undefined || raw === undefined) return false;
  try {
    const imported: CryptoKey = await crypto.subtle.importKey('jwk', known.jwk, known.importAs, false, ['verify']);
    return await crypto.subtle.verify(known.verifyAs, imported, raw, join(message));
  } catch {
    // A point that is not on the curve, a modulus that is none.
    return false;
  }
}
