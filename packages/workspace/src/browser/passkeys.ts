// The browser's end of passkeys. They are found by the browser itself (discoverable), bound to this page's host, and used
// only with the person there and checked.
import { fromBase64, toBase64, utf8 } from '@baton/ledger/bytes';
import type { NoPasskey, Passkeys, Said, ToMake } from '../doors/passkeys.ts';

/** COSE: ES256, which most have; EdDSA; RS256. All that the ledger checks. */
const algorithms = [-7, -8, -257];
const minutes2 = 120_000;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => fromBase64(text) ?? new Uint8Array();
const textIn = (buffer: ArrayBuffer): string => toBase64(new Uint8Array(buffer));

/** The person turned round, or it took too long: browsers do not say which, so that pages do not learn who has what. */
const isTurned = (fault: unknown): boolean =>
  fault instanceof DOMException && (fault.name === 'NotAllowedError' || fault.name === 'AbortError');
/** Not of this page, or of nothing that this browser knows. */
const isNone = (fault: unknown): boolean =>
  fault instanceof DOMException && (fault.name === 'SecurityError' || fault.name === 'NotSupportedError');
const isKnown = (fault: unknown): boolean => fault instanceof DOMException && fault.name === 'InvalidStateError';

async function made({ user, name, known }: ToMake): Promise<Uint8Array | NoPasskey | 'known'> {
  const options: PublicKeyCredentialCreationOptions = {
    // Nobody attests to anything: whose key it is from now on is said by the device that signs for it.
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    rp: { id: location.hostname, name: 'Baton' },
    user: { id: utf8(user), name, displayName: name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
    attestation: 'none',
    timeout: minutes2,
  };
  try {
    const credential = await navigator.credentials.create({ publicKey: options });
    if (!(credential instanceof PublicKeyCredential)) return 'cancelled';
    return new Uint8Array((credential.response as AuthenticatorAttestationResponse).getAuthenticatorData());
  } catch (fault) {
    if (isKnown(fault)) return 'known';
    if (isNone(fault)) return 'none';
    if (isTurned(fault)) return 'cancelled';
    throw fault;
  }
}

async function said(challenge: string, of: readonly string[] = []): Promise<Said | NoPasskey> {
  const options: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(challenge),
    rpId: location.hostname,
    userVerification: 'required',
    timeout: minutes2,
    allowCredentials: of.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
  };
  try {
    const credential = await navigator.credentials.get({ publicKey: options });
    if (!(credential instanceof PublicKeyCredential)) return 'cancelled';
    const { authenticatorData, clientDataJSON, signature, userHandle } =
      credential.response as AuthenticatorAssertionResponse;
    if (userHandle === null) return 'cancelled';
    return {
      user: new TextDecoder().decode(userHandle),
      assertion: {
        id: credential.id,
        authenticator: textIn(authenticatorData),
        client: textIn(clientDataJSON),
        signature: textIn(signature),
      },
    };
  } catch (fault) {
    if (isNone(fault)) return 'none';
    if (isTurned(fault)) return 'cancelled';
    throw fault;
  }
}

/** `192.0.2.1`, `[2001:db8::1]`: a passkey is bound to a name, and browsers make none here. */
const isBareAddress = (host: string): boolean => host.startsWith('[') || /^\d+(?:\.\d+){3}$/u.test(host);

/** Undefined where the page is not protected or has no name, or the browser is too old: the ways beside it go on. */
export const browserPasskeys = (): Passkeys | undefined =>
  typeof PublicKeyCredential === 'undefined' || isBareAddress(location.hostname)
    ? undefined
    : { make: made, ask: said, at: { rpId: location.hostname, origin: location.origin } };
