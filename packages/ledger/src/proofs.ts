// What a key signs besides statements and entries. Each message begins with its own purpose, so that none can be taken
// for another; JSON keeps its parts apart.
import { fromBase64, hashOf, sha256, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { words } from './words.ts';

/** A sign-in. It names the relay by its key: what is signed for one relay opens no other. */
export function sessionMessage(of: { relayKey: string; workspace: string; device: string; nonce: string }): Bytes {
  return utf8(JSON.stringify(['baton session 1', of.relayKey, of.workspace, of.device, of.nonce]));
}

/**
 * By the relay: its key is public, so only this shows that it is there. @param of.at the origin by which the device reaches it,
 * so that nobody at another passes it on; nonce: the device's; given: the ticket or the challenge that comes with it.
 */
export function relayMessage(of: {
  readonly at: string;
  readonly workspace: string;
  readonly device: string;
  readonly nonce: string;
  readonly given: string;
}): Bytes {
  return utf8(JSON.stringify(['baton relay 1', of.at, of.workspace, of.device, of.nonce, of.given]));
}

/** By a device that was removed: what it had not sent, for the held tray. @param fileHash of the whole carry file. */
export function heldMessage(of: {
  relayKey: string;
  workspace: string;
  device: string;
  nonce: string;
  fileHash: string;
}): Bytes {
  return utf8(JSON.stringify(['baton held 1', of.relayKey, of.workspace, of.device, of.nonce, of.fileHash]));
}

export interface Acceptance {
  readonly invitation: string;
  readonly person: string;
  readonly device: { readonly id: string; readonly key: string };
  readonly recovery: string;
}
/** By the new device: the relay, which records an acceptance alone, cannot exchange a key in it. */
export function acceptanceMessage(workspace: string, { invitation, person, device, recovery }: Acceptance): Bytes {
  return utf8(JSON.stringify(['baton acceptance 1', workspace, invitation, person, device.id, device.key, recovery]));
}

/**
 * What a passkey is asked to sign when it enrols a device: the person, and their workspace, follow from whose passkey it is,
 * since a browser that nobody is signed in to knows neither.
 */
export function enrolmentChallenge(of: {
  readonly relayKey: string;
  readonly device: { readonly id: string; readonly key: string };
}): Promise<string> {
  return hashOf(utf8(JSON.stringify(['baton enrolment 1', of.relayKey, of.device.id, of.device.key])));
}

/** What a passkey is asked to sign to open an enrolled device again after its person signed out everywhere. */
export function openingChallenge(of: {
  readonly relayKey: string;
  readonly workspace: string;
  readonly device: string;
  readonly nonce: string;
}): Promise<string> {
  return hashOf(utf8(JSON.stringify(['baton opening 1', of.relayKey, of.workspace, of.device, of.nonce])));
}

/** As it stands in `invitation-made`. @param secret 32 bytes in base64url, as in the link. */
export async function secretHash(secret: string): Promise<string | undefined> {
  const bytes = fromBase64(secret);
  return bytes?.length === 32 ? hashOf(bytes) : undefined;
}

/**
 * Whom an invitation is for, as it stands in `invitation-made`. Salted with the secret of the link, which is on no record: of
 * the hash alone nobody can tell whose address it is.
 */
export const mailHash = (secret: string, mail: string): Promise<string> =>
  hashOf(utf8(JSON.stringify(['baton mail 1', secret, mail.trim().toLowerCase()])));

/** Three words that both devices show: the key that is being enrolled, as people compare it. */
export async function wordsOf(codeId: string, deviceKey: string): Promise<readonly [string, string, string]> {
  const hash = await sha256(utf8(JSON.stringify(['baton words 1', codeId, deviceKey])));
  const word = (at: number): string => words[hash[at] ?? 0] ?? '';
  return [word(0), word(1), word(2)];
}
