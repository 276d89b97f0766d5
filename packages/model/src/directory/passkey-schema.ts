// Passkeys in the directory, and what one said when it enrolled a device.
import type { PersonId } from '../ids.ts';
/** A WebAuthn credential: what it may vouch for is asked with the person present. */
export interface DirectoryPasskey {
  /** The credential's public key in COSE, base64url. */
  readonly key: string;
  readonly rpId: string;
  readonly origin: string;
  /** It is asked for strong steps. Left out of those that were made before there were such. */
  readonly guards?: true | undefined;
  readonly since: number;
}

/** A WebAuthn assertion, base64url. Its challenge is the hash of what is enrolled. */
export interface PasskeyProof {
  readonly id: string;
  readonly authenticator: string;
  readonly client: string;
  readonly signature: string;
}

export type PasskeyDecision =
  | {
      readonly type: 'passkey-added';
      readonly person: PersonId;
      readonly passkey: Omit<DirectoryPasskey, 'since'> & { readonly id: string };
    }
  /** The name stands beside, as of a space. */
  | { readonly type: 'passkey-named'; readonly person: PersonId; readonly id: string }
  | { readonly type: 'passkey-removed'; readonly person: PersonId; readonly id: string };
