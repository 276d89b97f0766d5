// WebCrypto answers from a pool of threads, at a moment that no turn of the loop tells: what it has not answered is counted,
// so that simulated time waits for it. Hashes are made and signatures verified at once instead, by the same library; what was
// verified is not verified again, since a thousand worlds begin with the same ledger.
import { createHash, KeyObject, verify } from 'node:crypto';

const { subtle } = globalThis.crypto;
let open = 0;

/** How many answers the pool still owes. */
export const owed = (): number => open;

type Bytes = Parameters<typeof subtle.digest>[1];
type Key = Parameters<typeof subtle.verify>[1];

const viewOf = (bytes: Bytes): Uint8Array =>
  ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const isEd25519 = ({ algorithm }: Key): boolean => algorithm.name === 'Ed25519';

const keys = new WeakMap<Key, { readonly key: KeyObject; readonly verified: Map<string, boolean> }>();
function known(key: Key) {
  const before = keys.get(key);
  if (before) return before;
  const made = { key: KeyObject.from(key), verified: new Map<string, boolean>() };
  keys.set(key, made);
  return made;
}

function verifyOnce(key: Key, signature: Uint8Array, bytes: Uint8Array): boolean {
  const { key: object, verified } = known(key);
  const asked = createHash('sha256').update(signature).update(bytes).digest('base64');
  const before = verified.get(asked);
  if (before !== undefined) return before;
  const answer = verify(null, bytes, object, signature);
  verified.set(asked, answer);
  return answer;
}

const isSha256 = (algorithm: unknown): boolean => algorithm === 'SHA-256';

const atOnce: Pick<SubtleCrypto, 'digest' | 'verify'> = {
  digest: async (algorithm, bytes) =>
    isSha256(algorithm)
      ? bufferOf(createHash('sha256').update(viewOf(bytes)).digest())
      : subtle.digest(algorithm, bytes),
  async verify(...asked) {
    const [, key, signature, bytes] = asked;
    return isEd25519(key) ? verifyOnce(key, viewOf(signature), viewOf(bytes)) : subtle.verify(...asked);
  },
};

const counting = new Proxy(subtle, {
  get(target, name) {
    if (Object.hasOwn(atOnce, name)) return Reflect.get(atOnce, name) as unknown;
    const call: unknown = Reflect.get(target, name);
    if (typeof call !== 'function') return call;
    return async (...args: unknown[]): Promise<unknown> => {
      open += 1;
      try {
        return await Reflect.apply(call, target, args);
      } finally {
        open -= 1;
      }
    };
  },
});
Object.defineProperty(globalThis.crypto, 'subtle', { value: counting, configurable: true });
