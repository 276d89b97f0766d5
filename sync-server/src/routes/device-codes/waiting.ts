// Who waits to be let in, and who is told so: the person themself on their other devices, and whoever lets anybody in.
import { deviceIn, isAdmin, isOwner, personIn } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../../access/policy.ts';
import type { CodeEntry } from './code-book.ts';

type By = Pick<SignedIn, 'workspace' | 'person'>;

/** Whether they may let a device of somebody in, as the directory will judge it. */
function mayLetIn(by: By, person: string): boolean {
  const { directory } = by.workspace.rights;
  if (directory === undefined || !isAdmin(directory, by.person)) return false;
  return !isOwner(directory, person) || isOwner(directory, by.person);
}

/** A code is its person's alone; who waits without one is let in or sent away by them or an admin. */
export const mayAnswer = ({ person, how }: CodeEntry, by: By): boolean =>
  person === by.person || (how !== 'code' && mayLetIn(by, person));

/** Not those whose device was let in meanwhile. */
function isStillOut({ claim }: CodeEntry, { rights }: OpenWorkspace): boolean {
  return claim !== null && rights.directory !== undefined && deviceIn(rights.directory, claim.device.id) === undefined;
}

export const waitingFor = ({ codes }: Pick<Services, 'codes'>, by: By): readonly CodeEntry[] =>
  codes.waiting(by.workspace.id, (entry) => mayAnswer(entry, by) && isStillOut(entry, by.workspace));

/** Who asks to be let in without an invitation is an admin's to answer (routes/joins). */
function askingFor({ post }: Pick<Services, 'post'>, { workspace, person }: By): number {
  const { directory } = workspace.rights;
  if (directory === undefined || !isAdmin(directory, person)) return 0;
  return post.joins.waiting(workspace.id).filter((row) => personIn(directory, row.person as PersonId) === undefined)
    .length;
}

type Rings = Pick<Services, 'codes' | 'post'>;
const countingIn = (services: Rings, workspace: OpenWorkspace) => (person: PersonId) =>
  waitingFor(services, { workspace, person }).length + askingFor(services, { workspace, person });

/** Tells the devices of the workspace how many wait for an answer of theirs. */
export const ringIn = (services: Rings, workspace: OpenWorkspace): void =>
  workspace.room.bell.ring(countingIn(services, workspace));

/** Whoever comes from now on is told how many wait; after a restart nobody has rung yet. */
export const hangBellIn = (services: Rings, workspace: OpenWorkspace): void =>
  workspace.room.bell.hang(countingIn(services, workspace));
