// A new key of the relay, as it is decided: it lost the secret of the one before.
import type { PublicKey } from './schema.ts';

export interface RelayKeyDecision {
  readonly type: 'relay-key-set';
  readonly from: PublicKey;
  /** Signs from the entry on that holds this decision, which an owner's recovery key has signed. */
  readonly to: PublicKey;
  /** The last number on record, and the hash of what every ledger had come to there (ledger/relay-keys.ts). */
  readonly at: { readonly number: number; readonly heads: string };
}
