// What a passkey says: an assertion (WebAuthn, level 2), made for one challenge, on one origin, with the person there and
// checked by the authenticator (a finger, a face, a PIN). Checked alike by the relay and by every device.
import { z } from 'zod';
import { fromBase64, join, sha256, textOf, toBase64, utf8 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { isSignedByPasskey } from './cose-key.ts';

/** As the directory holds it. */
export interface PasskeyKnown {
  /** COSE, base64url. */
  readonly key: string;
  readonly rpId: string;
  readonly origin: string;
}
/** As it stands in a decision and in a request; all in base64url, and no part can be spelt in two ways. */
export interface Assertion {
  /** Whose: the credential's. */
  readonly id: string;
  readonly authenticator: string;
  /** JSON, as the browser wrote it. */
  readonly client: string;
  readonly signature: string;
}
interface Read {
  readonly authenticator: Bytes;
  readonly client: Bytes;
  readonly signature: Bytes;
}

function read({ authenticator, client, signature }: Assertion): Read | undefined {
  const [said, told, signed] = [authenticator, client, signature].map(fromBase64);
  return said && told && signed ? { authenticator: said, client: told, signature: signed } : undefined;
}

const ClientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

function clientDataIn(bytes: Bytes): z.infer<typeof ClientData> | undefined {
  try {
    return ClientData.parse(JSON.parse(textOf(bytes) ?? ''));
  } catch {
    return undefined;
  }
}

function clientFault({ client }: Read, { origin }: PasskeyKnown, challenge: string): string | null {
  const said = clientDataIn(client);
  if (said === undefined) return 'what the browser says cannot be read';
  if (said.type !== 'webauthn.get') return 'the passkey was used for something else';
  if (said.challenge !== challenge) return 'the passkey was used for another challenge';
  if (said.origin !== origin) return 'the passkey was used on another page';
  return said.crossOrigin === true || said.topOrigin !== undefined ? 'the passkey was used inside another page' : null;
}

/** Bits of the authenticator's flags. */
const [userPresent, userVerified] = [1, 4] as const;
/** Hash of the relying party, flags, counter. */
const leastLength = 37;

async function authenticatorFault({ authenticator }: Read, { rpId }: PasskeyKnown): Promise<string | null> {
  if (authenticator.length < leastLength) return 'what the authenticator says is too short';
  const hash = toBase64(await sha256(utf8(rpId)));
  if (toBase64(authenticator.subarray(0, 32)) !== hash) return 'the passkey was used for another relay';
  const flags = authenticator[32] ?? 0;
  if ((flags & userPresent) === 0) return 'nobody was there when the passkey was used';
  return (flags & userVerified) === 0 ? 'the authenticator did not check who was there' : null;
}

/**
 * Why this assertion does not stand, or null. The counter is not looked at: synchronised passkeys have none, and what is
 * signed here counts once by other means.
 * @param challenge base64url, as the browser was given it.
 */
export async function assertionFault(
  assertion: Assertion,
  passkey: PasskeyKnown,
  challenge: string,
): Promise<string | null> {
  const parts = read(assertion);
  if (parts === undefined) return 'the assertion is not in canonical base64url';
  const fault = clientFault(parts, passkey, challenge) ?? (await authenticatorFault(parts, passkey));
  if (fault !== null) return fault;
  const message = join(parts.authenticator, await sha256(parts.client));
  return (await isSignedByPasskey(passkey.key, message, parts.signature)) ? null : 'the passkey did not sign this';
}
