// The directory's fold: pure, the same on relay and devices. An entry that arrives here has been verified (ledger);
// whether it is *allowed* is decided here and nowhere else. An illegal entry changes nothing.
import { setAway } from './away-rules.ts';
import { contestDevice, settleContest } from './contest-rules.ts';
import { isOfWork, ledgerOf } from './decision.ts';
import {
  addPasskey,
  enrolDevice,
  foundWorkspace,
  namePasskey,
  removePasskey,
  revokeDevice,
  setRecovery,
  setRelayKey,
} from './device-rules.ts';
import { acceptInvitation, admitPerson, makeInvitation, takeBackInvitation } from './invitation-rules.ts';
import { discardHeld, releaseHeld } from './held-rules.ts';
import { makeLink, takeBackLink } from './link-rules.ts';
import {
  endAccess,
  removePerson,
  resumePerson,
  setLease,
  setManager,
  setPersonRole,
  setUntil,
  suspendPerson,
  transferOwnership,
} from './people-rules.ts';
import { closeTablet, makeTablet } from './tablet-rules.ts';
import { closeTeam, setTeam } from './team-rules.ts';
import type { PersonId, SpaceId } from '../ids.ts';
import { isAdmin, isOwner, isWithheld, liveDevice, personIn } from './queries.ts';
import type { Decision, Directory, DirectoryDecision, FoldedEntry, Illegal } from './schema.ts';
import { moveRecords } from './move-rules.ts';
import {
  addMember,
  leftOf,
  openSpace,
  removeMember,
  setGroup,
  setModules,
  setRole,
  showSpace,
  titleSpace,
} from './space-rules.ts';
import type { Act, Of } from './act.ts';

export const isIllegal = (value: object): value is Illegal => 'illegal' in value;

/** Who may sign what, before any rule looks at the decision itself. */
function signerFault(directory: Directory, { signer, decision }: FoldedEntry): string | null {
  if (isRelays(decision)) return signer === null ? null : `only the relay records ${decision.type}`;
  if (signer === null) return `the relay cannot decide ${decision.type} alone`;
  if (signer.via !== undefined && !isOfWork(decision)) return 'a deputy answers what was offered or asked, and no more';
  return personFault(directory, signer.person, decision) ?? deviceFault(directory, signer, decision);
}

function personFault(directory: Directory, id: PersonId, decision: Decision): string | null {
  const person = personIn(directory, id);
  if (person === undefined) return 'the signer is not in the directory';
  if (person.standing !== 'here') return 'the signer may not act now';
  return person.role === 'guest' && !isOfOneself(decision) ? `a guest does not decide ${decision.type}` : null;
}

type Signer = NonNullable<FoldedEntry['signer']>;
function deviceFault(directory: Directory, { person, device }: Signer, decision: Decision): string | null {
  const setsKey = decision.type === 'relay-key-set';
  if (device === 'recovery') {
    const mends = setsKey || (decision.type === 'device-enrolled' && decision.how === 'recovery');
    return mends ? null : 'a recovery key enrols a device or signs a new key of the relay, and nothing else';
  }
  if (setsKey) return 'a new key of the relay is signed with a recovery key';
  const found = liveDevice(directory, device);
  if (found === undefined) return 'the device is unknown or revoked';
  return found.person === person ? null : 'the device belongs to another person';
}

/** Proven by what they carry or by the time, entered by the relay alone. */
const isRelays = (decision: Decision): boolean =>
  decision.type === 'invitation-accepted' ||
  decision.type === 'access-ended' ||
  (decision.type === 'device-enrolled' && decision.how === 'passkey');

const ofOneself: ReadonlySet<Decision['type']> = new Set([
  'device-contested',
  'device-enrolled',
  'device-revoked',
  'member-removed',
  'moved',
  'passkey-added',
  'passkey-named',
  'passkey-removed',
  'person-removed',
  'recovery-set',
]);
/** What a guest may sign: of themselves, and of records where they write on both sides. */
const isOfOneself = ({ type }: Decision): boolean => ofOneself.has(type);

type Later = Exclude<DirectoryDecision, { readonly type: 'workspace-founded' }>;

const rules: { readonly [T in Later['type']]: (act: Act, decision: Of<T>) => Directory | Illegal } = {
  'space-opened': openSpace,
  'space-titled': titleSpace,
  'member-added': addMember,
  'role-set': setRole,
  'member-removed': removeMember,
  'space-shown': showSpace,
  'modules-set': setModules,
  'link-made': makeLink,
  'link-taken-back': takeBackLink,
  'group-set': setGroup,
  moved: moveRecords,
  'invitation-made': makeInvitation,
  'invitation-taken-back': takeBackInvitation,
  'invitation-accepted': acceptInvitation,
  'person-admitted': admitPerson,
  'person-role-set': setPersonRole,
  'person-suspended': suspendPerson,
  'person-resumed': resumePerson,
  'person-removed': removePerson,
  'access-until-set': setUntil,
  'access-ended': endAccess,
  'manager-set': setManager,
  'team-set': setTeam,
  'team-closed': closeTeam,
  'tablet-made': makeTablet,
  'tablet-closed': closeTablet,
  'lease-set': setLease,
  'passkey-added': addPasskey,
  'passkey-named': namePasskey,
  'passkey-removed': removePasskey,
  'device-enrolled': enrolDevice,
  'device-revoked': revokeDevice,
  'device-contested': contestDevice,
  'contest-settled': settleContest,
  'away-set': setAway,
  'held-released': releaseHeld,
  'held-discarded': discardHeld,
  'ownership-transferred': transferOwnership,
  'recovery-set': setRecovery,
  'relay-key-set': setRelayKey,
};

const decide = (act: Act, decision: Later): Directory | Illegal =>
  (rules[decision.type] as (act: Act, decision: Later) => Directory | Illegal)(act, decision);

function actOf(directory: Directory, entry: FoldedEntry): Act {
  const by = entry.signer?.person ?? null;
  const owner = by !== null && isOwner(directory, by);
  return { directory, entry, by, owner, admin: owner || (by !== null && isAdmin(directory, by)) };
}

/**
 * An entry of a space that this reader may not read: it is known that the space is there, and no more. Who read its
 * ledger so far was closed out by this very entry, which is never told to them: what they knew of the space is over, but
 * for the groups in it that are theirs. Of those they are told further on, whatever else is withheld.
 * @param reader null: nobody's groups are kept.
 */
export function withholdSpace(directory: Directory, ledger: string, reader: PersonId | null): Directory {
  const space = ledger as SpaceId;
  if (ledger === 'dir' || isWithheld(directory, space)) return directory;
  const { [space]: known, ...others } = directory.spaces;
  const left = reader === null || known === undefined ? null : leftOf(known, reader);
  const spaces = left === null ? others : { ...others, [space]: left };
  return { ...directory, spaces, withheld: [...directory.withheld, space] };
}

/** @param directory undefined before the founding entry. */
export function foldDirectory(directory: Directory | undefined, entry: FoldedEntry): Directory | Illegal {
  if (entry.ledger !== ledgerOf(entry.decision)) return { illegal: `${entry.decision.type} stands in another ledger` };
  if (directory === undefined) return foundWorkspace(entry);
  const { decision } = entry;
  if (decision.type === 'workspace-founded') return { illegal: 'the workspace is founded already' };
  if (entry.workspace !== directory.workspace) return { illegal: 'the entry belongs to another workspace' };
  const fault = entry.number <= directory.head ? 'the number does not rise' : signerFault(directory, entry);
  if (fault !== null) return { illegal: fault };
  // What it comes to is the work's fold (decided/fold.ts); rights and people stay as they are.
  if (isOfWork(decision)) return directory;
  const next = decide(actOf(directory, entry), decision);
  return isIllegal(next) ? next : { ...next, head: entry.number };
}
