// Ed25519 keys. A device's key cannot leave its browser; a recovery key, the relay's and the command line's come from a
// 32-byte seed that is kept elsewhere. Public keys travel as the `x` of their JWK.
import type { PublicKey } from '@baton/model/directory/schema';
import type { CryptoKey } from 'jose';
import { fromBase64, join, toBase64 } from './bytes.ts';

/** Can be stored in IndexedDB as it is. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicKey;
}

export const seedBytes = 32;

/** PKCS #8 of an Ed25519 key is this and the seed. */
const pkcs8Head = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

const publicOf = async (key: CryptoKey): Promise<PublicKey> => {
  const { x } = await crypto.subtle.exportKey('jwk', key);
  if (x === undefined) throw new Error('an Ed25519 key has no x');
  return x;
};

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** Non-extractable: nothing, not even our own code, reads the private half. */
export async function createDeviceKey(): Promise<SigningKey> {
  // Node and browsers type this differently; of Ed25519 it is a pair.
  const made: unknown = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
  const pair = made as KeyPair;
  return { privateKey: pair.privateKey, publicKey: await publicOf(pair.publicKey) };
}

/** The same seed gives the same key. Who needs the key again keeps the seed, never the key. */
export async function keyFromSeed(seed: Uint8Array): Promise<SigningKey> {
  if (seed.length !== seedBytes) throw new Error('a seed has 32 bytes');
  const pkcs8 = join(pkcs8Head, seed);
  // Only an extractable key tells its public half, so the seed is read twice.
  const open = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, true, ['sign']);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
  return { privateKey, publicKey: await publicOf(open) };
}

const known = new Map<PublicKey, CryptoKey>();
const knownMost = 1_000;

/** undefined: not the canonical spelling of 32 bytes. */
export async function importPublicKey(key: PublicKey): Promise<CryptoKey | undefined> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const bytes = fromBase64(key);
  if (bytes?.length !== 32) return undefined;
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'Ed25519' }, true, ['verify']);
  if (known.size >= knownMost) known.clear();
  known.set(key, imported);
  return imported;
}

export async function signBytes(key: SigningKey, message: Uint8Array): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, Uint8Array.from(message))));
}

/** False for anything that is not exactly one signature by that key, in its one spelling. */
export async function verifyBytes(key: PublicKey, message: Uint8Array, signature: string): Promise<boolean> {
  const bytes = fromBase64(signature);
  const imported = bytes?.length === 64 ? await importPublicKey(key) : undefined;
  if (bytes === undefined || imported === undefined) return false;
  return crypto.subtle.verify('Ed25519', imported, bytes, Uint8Array.from(message));
}
