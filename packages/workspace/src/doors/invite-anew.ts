// A letter that did not go out, once more. The secret of its link is kept nowhere, so it is another invitation with the same
// right, and the one before is taken back.
import type { DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Workspace } from '../contract.ts';
import { isNotDone, type Door, type NotDone } from './door.ts';
import { makeInvitation, takeBackInvitation, type Inviting } from './invitations.ts';
import { sendLetter } from './mail.ts';

export interface Anew {
  readonly id: InvitationId;
  readonly invitation: DirectoryInvitation;
  readonly mail: string;
  readonly byName: string;
}

const hour = 3_600_000;
const longestHours = 7 * 24;

function invitingOf({ invitation, mail, byName }: Anew, now: number): Inviting {
  const { role, spaces, roleIn, groups, until } = invitation;
  const given = (spaces ?? []).length > 0 || groups.length > 0 ? { roleIn, groups } : {};
  const hours = until === null ? longestHours : Math.min(longestHours, (until - now) / hour - 1);
  return { role, spaces, ...given, uses: 1, hours, byName, mail, ...(until === null ? {} : { until }) };
}

/** 'sent', or why not; the invitation before stands until the new letter is out. */
export async function inviteAnew(door: Door, workspace: Workspace, anew: Anew): Promise<'sent' | NotDone | Refusal> {
  const made = await makeInvitation(door, workspace, invitingOf(anew, door.now()));
  if (isRefusal(made)) return made;
  const letter = await sendLetter(door, { ...made, mail: anew.mail });
  // Of the two only one is to stay open.
  const over = isLetterOut(letter) ? anew.id : made.invitation;
  const taken = await takeBackInvitation(workspace, over);
  if (isRefusal(taken)) return taken;
  return letter;
}
const isLetterOut = (letter: 'sent' | NotDone): letter is 'sent' => letter === 'sent' || !isNotDone(letter);
