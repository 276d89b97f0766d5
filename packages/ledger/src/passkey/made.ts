// A passkey that was just made, read from what its authenticator says: whose key it is from now on.
import { toBase64 } from '../bytes.ts';
import { readCoseMap } from './cbor.ts';
import { isPasskeyKey } from './cose-key.ts';

/** Hash, flags and counter; then the model of the authenticator. */
const [flagsAt, idLengthAt] = [32, 53] as const;
const hasCredential = 64;

/**
 * Id and key in the authenticator's data of a registration; undefined where there is none, or a key of a kind that cannot
 * be checked here. No attestation is looked at: a person may keep their passkey wherever they like.
 */
export function madePasskey(authenticatorData: Uint8Array): { readonly id: string; readonly key: string } | undefined {
  const flags = authenticatorData[flagsAt] ?? 0;
  if ((flags & hasCredential) === 0) return undefined;
  const length = (authenticatorData[idLengthAt] ?? 0) * 256 + (authenticatorData[idLengthAt + 1] ?? 0);
  const keyAt = idLengthAt + 2 + length;
  const id = authenticatorData.subarray(idLengthAt + 2, keyAt);
  const read = readCoseMap(authenticatorData.subarray(keyAt));
  if (read === undefined || id.length !== length || length === 0) return undefined;
  const key = toBase64(authenticatorData.subarray(keyAt, keyAt + read.length));
  return isPasskeyKey(key) ? { id: toBase64(id), key } : undefined;
}
