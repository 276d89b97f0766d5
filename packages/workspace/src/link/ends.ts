// Which closings are final, and the plain sentence for each.
import { closeCodes } from '@baton/protocol/frames';
import type { Shut } from '../ports.ts';

export type { Shut };

const sentences: Readonly<Record<string, string>> = {
  [closeCodes.badFrame]: 'The relay did not understand this version of Baton. Reload to get the new one.',
  [closeCodes.badTicket]: 'The relay did not let this device in. Sign in again.',
  [closeCodes.notAllowed]: 'This device may not open this workspace.',
  [closeCodes.revoked]: 'This device was removed from the workspace.',
  [closeCodes.oldVersion]: 'This version of Baton is too old for the relay. Reload to get the new one.',
  [closeCodes.oldRelay]:
    'The relay runs an older version of Baton than this one. Whoever runs it has to update it; what you edit stays on this device meanwhile.',
  [closeCodes.rolledBack]:
    'The relay was set back to an earlier day. Everything stays on this device; tell whoever runs the relay.',
  [closeCodes.tooBig]: 'The relay found an edit too large to take.',
  rolledBack: 'The relay was set back to an earlier day. Everything stays on this device; tell whoever runs the relay.',
  clone:
    'A copy of this device is in use at the same time, under the same key. Nothing is lost: reload to go on here, and make the other one a device of its own with a code.',
};
export const sentenceOf = (reason: number | string): string =>
  sentences[String(reason)] ?? 'The relay ended the connection.';

/** A ticket lives a minute and a slow start can outlive it: it is worth some further tries. */
const ticketTries = 3;
export const isFinal = (code: number, falls: number): boolean =>
  code === closeCodes.badTicket ? falls >= ticketTries : code >= 4400 && code <= 4499 && shutBy(code) === null;

/** May not come in for now, and may again when an admin says so, or their person was there: it is asked again and again. */
export function shutBy(code: number): Shut | null {
  if (code === closeCodes.suspended) return 'suspended';
  return code === closeCodes.signedOut ? 'signed-out' : null;
}

export const isRevoked = (code: number): boolean => code === closeCodes.revoked;

/** Somebody else uses this device's name, and the newer connection counts. */
export const isTakenOver = (code: number): boolean => code === closeCodes.takenOver;
/** Once or twice is a tab that did not know that another leads; going on like that, two machines have one key. */
export const mostTakenOver = 4;
