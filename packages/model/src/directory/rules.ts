// The directory's fold: pure, the same on relay and devices. An entry that arrives here has been verified (ledger);
// whether it is *allowed* is decided here and nowhere else. An illegal entry changes nothing.
import { ledgerOf } from './decision.ts';
import { foundWorkspace, enrolDevice, revokeDevice, setRecovery } from './device-rules.ts';
import { acceptInvitation, makeInvitation, takeBackInvitation } from './invitation-rules.ts';
import type { SpaceId } from '../ids.ts';
import { isOwner, liveDevice, personIn } from './queries.ts';
import type { Decision, Directory, FoldedEntry, Illegal } from './schema.ts';
import { moveRecords } from './move-rules.ts';
import { addMember, openSpace, setGroup, setRole, titleSpace } from './space-rules.ts';
import type { Act } from './act.ts';

export const isIllegal = (value: object): value is Illegal => 'illegal' in value;

/** Who may sign what, before any rule looks at the decision itself. */
function signerFault(directory: Directory, { signer, decision }: FoldedEntry): string | null {
  if (decision.type === 'invitation-accepted') return signer === null ? null : 'only the relay records an acceptance';
  if (signer === null) return `the relay cannot decide ${decision.type} alone`;
  if (personIn(directory, signer.person) === undefined) return 'the signer is not in the directory';
  if (signer.device === 'recovery') {
    const mends = decision.type === 'device-enrolled' && decision.how === 'recovery';
    return mends ? null : 'a recovery key only enrols a device';
  }
  const device = liveDevice(directory, signer.device);
  if (device === undefined) return 'the device is unknown or revoked';
  return device.person === signer.person ? null : 'the device belongs to another person';
}

type Later = Exclude<Decision, { readonly type: 'workspace-founded' }>;

function decide(act: Act, decision: Later): Directory | Illegal {
  switch (decision.type) {
    case 'space-opened':
      return openSpace(act, decision);
    case 'space-titled':
      return titleSpace(act, decision);
    case 'member-added':
      return addMember(act, decision);
    case 'role-set':
      return setRole(act, decision);
    case 'group-set':
      return setGroup(act, decision);
    case 'moved':
      return moveRecords(act, decision);
    case 'invitation-made':
      return makeInvitation(act, decision);
    case 'invitation-taken-back':
      return takeBackInvitation(act, decision);
    case 'invitation-accepted':
      return acceptInvitation(act, decision);
    case 'device-enrolled':
      return enrolDevice(act, decision);
    case 'device-revoked':
      return revokeDevice(act, decision);
    case 'recovery-set':
      return setRecovery(act, decision);
  }
}

function actOf(directory: Directory, entry: FoldedEntry): Act {
  const by = entry.signer?.person ?? null;
  return { directory, entry, by, owner: by !== null && isOwner(directory, by) };
}

/** An entry of a space that this reader may not read: it is known that the space is there, and no more. */
export function withholdSpace(directory: Directory, ledger: string): Directory {
  const space = ledger as SpaceId;
  if (ledger === 'dir' || directory.withheld.includes(space)) return directory;
  return { ...directory, withheld: [...directory.withheld, space] };
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
  const next = decide(actOf(directory, entry), decision);
  return isIllegal(next) ? next : { ...next, head: entry.number };
}
