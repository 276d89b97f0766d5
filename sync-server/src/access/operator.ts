// Who runs the relay shows it by a word that only the relay's secret gives: whoever can read the secret can make it, and
// from it nobody can find the secret.
import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { fromBase64, toBase64 } from '@baton/ledger/bytes';
import { signBytes, type SigningKey } from '@baton/ledger/keys';

/** What the header `authorization` holds. The line is signed for nobody else (relay/stamper.ts does likewise). */
export async function operatorProof(relayKey: SigningKey): Promise<string> {
  const secret = fromBase64(await signBytes(relayKey, new TextEncoder().encode('baton operator 1\n')));
  const word = hkdfSync('sha256', secret ?? new Uint8Array(), '', 'baton operator', 32);
  return `Bearer ${toBase64(new Uint8Array(word))}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
export const isOperator = async (relayKey: SigningKey, given: string): Promise<boolean> =>
  timingSafeEqual(digest(given), digest(await operatorProof(relayKey)));
