// What a device asks before it sends anything: that this is the relay whose key it knows, and not one that merely says so.
import { signBytes } from '@baton/ledger/keys';
import { relayMessage } from '@baton/ledger/proofs';
import type { Services } from '../services.ts';
import type { Asking } from './policy.ts';

interface Proving {
  readonly workspace: string;
  readonly device: string;
  /** The device's; left out: it asks for no proof. */
  readonly nonce?: string | undefined;
  /** What is given with it: nobody else can have signed over that before. */
  readonly given: string;
}

export async function relayProof(
  { relay }: Services,
  { origin }: Asking<unknown>,
  { nonce, ...of }: Proving,
): Promise<{ readonly proof?: string }> {
  if (nonce === undefined) return {};
  return { proof: await signBytes(relay.options.relayKey, relayMessage({ at: origin, ...of, nonce })) };
}
