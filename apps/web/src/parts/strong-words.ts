// What a strong step says, as its signer signs it with a passkey: in the present, and with the names of whom it is about.
import type { Decision, Directory } from '@baton/model/directory/schema';
import { deviceIn } from '@baton/model/directory/queries';
import { standInText } from './away-words.ts';
import { sealOf } from './content-words.ts';
import { dayText } from './day-text.ts';
import { counted } from './number-text.ts';
import { roleNames } from './role-words.ts';

interface Reading {
  readonly nameOf: (id: string) => string;
  readonly directory: Directory;
  readonly workspaceTitle: string;
  readonly me: string;
}
type Words = { readonly [T in Decision['type']]?: (of: Extract<Decision, { type: T }>, at: Reading) => string };

const role = (of: keyof typeof roleNames): string => roleNames[of].toLowerCase();

const words: Words = {
  'approval-given': ({ hash }) => `I approve the version sealed as ${sealOf(hash)}.`,
  'person-role-set': ({ person, role: next }, { nameOf, workspaceTitle }) =>
    `${nameOf(person)} is ${role(next)} of ${workspaceTitle} from now on.`,
  'ownership-transferred': ({ person, giver }, { nameOf, workspaceTitle }) =>
    `${nameOf(person)} owns ${workspaceTitle} from now on, and I am ${role(giver)}.`,
  'person-removed': ({ person }, { nameOf }) => `The access of ${nameOf(person)} ends now.`,
  'device-revoked': ({ device }, { nameOf, directory }) =>
    `A device of ${nameOf(deviceIn(directory, device)?.person ?? '')} is removed.`,
  'away-set': ({ person, away }, { nameOf }) =>
    away === null
      ? `${nameOf(person)} is back, and nobody stands in.`
      : `${nameOf(person)} is away until ${dayText(away.until)}. ${standInText(away, nameOf)}`,
  'recovery-set': () => 'A new recovery link takes the place of mine.',
  'passkey-added': () => 'A further passkey is mine.',
  'passkey-removed': ({ person }, { nameOf, me }) =>
    person === me ? 'A passkey of mine ends.' : `A passkey of ${nameOf(person)} ends.`,
  'invitation-made': ({ role: next, uses }, { workspaceTitle }) =>
    `${counted(uses, 'person', 'people')} may come into ${workspaceTitle} as ${role(next)}.`,
  'person-admitted': ({ role: next }, { workspaceTitle }) => `Who asked comes into ${workspaceTitle} as ${role(next)}.`,
  'device-enrolled': ({ person }, { nameOf }) => `A new device comes in as ${nameOf(person)}.`,
};

export function strongWords(decision: Decision, at: Reading): string {
  const say = words[decision.type] as ((of: Decision, at: Reading) => string) | undefined;
  return say?.(decision, at) ?? 'What was asked on this screen.';
}
