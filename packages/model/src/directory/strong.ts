// Strong steps: what a device that was left unlocked or stolen must not do alone. Who has a passkey that guards says each of
// them with it too; who has none goes on as before.
import type { PersonId } from '../ids.ts';
import { deviceIn, personIn } from './queries.ts';
import type { Decision, Directory } from './schema.ts';

interface Signing {
  readonly person: PersonId;
  /** A device's id, or `recovery`. */
  readonly device: string;
}

/** Passkeys of theirs that are asked for strong steps: those made since there are such steps. */
export const guardsOf = (directory: Directory, person: PersonId): readonly string[] =>
  Object.entries(personIn(directory, person)?.passkeys ?? {}).flatMap(([id, { guards }]) => (guards ? [id] : []));

const runs = (role: string): boolean => role === 'owner' || role === 'admin';

/** Always strong, whoever it is about. */
const always: ReadonlySet<Decision['type']> = new Set([
  'person-role-set',
  'ownership-transferred',
  'recovery-set',
  'passkey-added',
  'passkey-removed',
  'contest-settled',
]);

function isStrong(directory: Directory, { person }: Signing, decision: Decision): boolean {
  switch (decision.type) {
    // Leaving oneself, and giving up one's own lost phone, must be possible at once.
    case 'person-removed':
      return decision.person !== person;
    case 'device-revoked':
    case 'device-contested':
      return deviceIn(directory, decision.device)?.person !== person;
    // A role may come with an invitation too, and a device for somebody else acts as them.
    case 'invitation-made':
    case 'person-admitted':
      return runs(decision.role);
    case 'device-enrolled':
      return decision.how === 'admin';
    // Who names another's deputy says who signs in their place.
    case 'away-set':
      return decision.person !== person;
    default:
      return always.has(decision.type);
  }
}

/**
 * Whether a statement of theirs needs a passkey's word beside the device's. The recovery key does not, nor the device that
 * it enrolled where it ends one of its person's own passkeys: so somebody who has lost the passkey is not shut out.
 */
export function needsPasskey(directory: Directory, by: Signing, decision: Decision): boolean {
  // An approval that was asked for so is signed so by everybody, or not at all.
  if (decision.type === 'approval-given' && decision.strong) return true;
  if (by.device === 'recovery' || guardsOf(directory, by.person).length === 0) return false;
  const mends = decision.type === 'passkey-removed' && decision.person === by.person;
  if (mends && deviceIn(directory, by.device)?.recovered === true) return false;
  return isStrong(directory, by, decision);
}
