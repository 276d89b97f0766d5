// A decision in the words of somebody who reads what was decided.
import type { Decision } from '@baton/model/directory/schema';
import type { PersonId, SpaceId, TeamId } from '@baton/model/ids';
import type { Audited, Titles } from '@baton/workspace/contract';
import { dayText } from './day-text.ts';
import { counted } from './number-text.ts';
import { roleNames, spaceRoleNames } from './role-words.ts';
import { workWords } from './work-words.ts';

export interface DecisionWords {
  readonly who: string;
  readonly what: string;
  readonly where: string;
}
interface Reading {
  readonly nameOf: (id: string) => string;
  readonly titles: Titles;
}
export type WordsOf<D extends Decision> = {
  readonly [T in D['type']]: (of: Extract<D, { type: T }>, at: Names) => string;
};
export interface Names {
  readonly person: (id: PersonId) => string;
  readonly space: (id: SpaceId) => string;
  readonly team: (id: TeamId) => string;
  readonly text: string | null;
}

const enrolled = {
  code: 'with a code',
  recovery: 'with the recovery link',
  passkey: 'with a passkey',
  admin: 'by an admin',
} as const;

const words: WordsOf<Decision> = {
  'workspace-founded': () => 'Founded the workspace',
  'space-opened': ({ open }, { text }) => `Opened ${open ? 'the space' : 'the closed space'} ${text ?? ''}`.trim(),
  'space-titled': (_, { text }) => `Called it ${text ?? 'something else'}`,
  'space-shown': ({ open }) => (open ? 'Opened it to everybody' : 'Closed it to all but those named'),
  'modules-set': ({ modules }) => `Switched on ${modules.join(', ') || 'no module'}`,
  'member-added': ({ person: id }, { person }) => `Let ${person(id)} in`,
  'member-removed': ({ person: id }, { person }) => `Took ${person(id)} out`,
  'role-set': ({ person: id, role }, { person }) => `Made ${person(id)} ${spaceRoleNames[role].toLowerCase()}`,
  'group-set': ({ readers }) => `Gave a part of it to ${counted(readers.length, 'person', 'people')}`,
  moved: ({ records }) => `Moved ${counted(records.length, 'task')}`,
  'link-made': ({ right, notAfter }) => `Made a link that may ${right}, until ${dayText(notAfter)}`,
  'link-taken-back': () => 'Took a link back',
  'invitation-made': ({ role, uses, notAfter }) =>
    `Invited ${counted(uses, 'person', 'people')} as ${roleNames[role].toLowerCase()}, until ${dayText(notAfter)}`,
  'invitation-taken-back': () => 'Took an invitation back',
  'invitation-accepted': ({ person: id }, { person }) => `${person(id)} accepted an invitation`,
  'person-admitted': ({ person: id, role }, { person }) => `Let ${person(id)} in as ${roleNames[role].toLowerCase()}`,
  'person-role-set': ({ person: id, role }, { person }) => `Made ${person(id)} ${roleNames[role].toLowerCase()}`,
  'person-suspended': ({ person: id }, { person }) => `Suspended ${person(id)}`,
  'person-resumed': ({ person: id }, { person }) => `Let ${person(id)} back in`,
  'person-removed': ({ person: id }, { person }) => `Ended ${person(id)}’s access`,
  'access-until-set': ({ person: id, until }, { person }) =>
    until === null ? `Gave ${person(id)} access without an end` : `Gave ${person(id)} access until ${dayText(until)}`,
  'access-ended': ({ person: id }, { person }) => `${person(id)}’s access came to its end`,
  'manager-set': ({ person: id, manager }, { person }) =>
    manager === null ? `${person(id)} has no manager` : `Made ${person(manager)} the manager of ${person(id)}`,
  'team-set': ({ team: id, members }, { team, text }) =>
    `Set ${text ?? team(id)}, ${counted(members.length, 'person', 'people')}`,
  'team-closed': ({ team: id }, { team }) => `Closed ${team(id)}`,
  'tablet-made': ({ of, idle }, { space }) =>
    `Set up a shared tablet of ${space(of)}, signed out after ${counted(idle, 'minute')}`,
  'tablet-closed': () => 'Closed a shared tablet and ended everybody’s device on it',
  'lease-set': ({ days }) => `Devices lock after ${counted(days, 'day')}`,
  'passkey-added': ({ person: id }, { person }) => `${person(id)} added a passkey`,
  'passkey-named': (_, { text }) => `Called a passkey ${text ?? 'something else'}`,
  'passkey-removed': ({ person: id }, { person }) => `Removed a passkey of ${person(id)}`,
  'device-enrolled': ({ person: id, how }, { person }) => `Added a device of ${person(id)}, ${enrolled[how]}`,
  'device-revoked': () => 'Removed a device',
  'held-released': () => 'Released what a removed device had not sent',
  'held-discarded': () => 'Discarded what a removed device had not sent',
  'ownership-transferred': ({ person: id, giver }, { person }) =>
    `Handed the workspace to ${person(id)}, and is ${roleNames[giver].toLowerCase()} now`,
  'recovery-set': ({ person: id }, { person }) => `Made a new recovery link for ${person(id)}`,
  'relay-key-set': () => 'Signed a new key of the relay, which had lost its secret',
  'device-contested': () => 'Said that somebody else had a device',
  'contest-settled': ({ upheld }) =>
    upheld
      ? 'Found that somebody else had a device; what it signed counts for nothing'
      : 'Found that a device was in the right hands',
  'away-set': ({ person: id, away }, { person }) =>
    away === null ? `${person(id)} is back` : `${person(id)} is away until ${dayText(away.until)}`,
  ...workWords,
};

function whereOf(decision: Decision, { space }: Names): string {
  if ('space' in decision) return space(decision.space);
  if ('device' in decision) return 'Devices';
  if ('tablet' in decision && !('invitation' in decision)) return 'Devices';
  if ('team' in decision) return 'Departments';
  if ('invitation' in decision) return 'Invitations';
  return 'person' in decision ? 'People' : 'Workspace';
}

export function decisionWords({ decision, person, text }: Audited, { nameOf, titles }: Reading): DecisionWords {
  const names: Names = {
    person: nameOf,
    space: (id) => titles.spaces[id] ?? 'A space',
    team: (id) => titles.teams[id] ?? 'a team',
    text,
  };
  const who = person === null ? 'The relay' : nameOf(person);
  if (decision === null) return { who: 'Somebody', what: 'Something that you may not read', where: '' };
  const say = words[decision.type] as (of: Decision, at: Names) => string;
  return { who, what: say(decision, names), where: whereOf(decision, names) };
}
