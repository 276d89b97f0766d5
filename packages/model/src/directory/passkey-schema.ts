// Passkeys in the directory, and what one said when it enrolled a device.
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
