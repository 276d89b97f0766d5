// Letters by the relay: whether it sends any, what became of those of open invitations, and sending one. The secret of the
// link goes to the relay for that, and only for that.
import { LetterMail, MailTold } from '@baton/protocol/http-mail';
import { Done } from '@baton/protocol/http-sign-in';
import { call, isNotDone, notDone, type Door, type NotDone } from './door.ts';
import { readInvitationLink } from './links.ts';

export type { MailTold };

export const isLetterMail = (mail: string): boolean => LetterMail.safeParse(mail).success;

export const askMail = (door: Door, workspace: string): Promise<MailTold | NotDone> =>
  call(door, { method: 'GET', path: `/api/mail/${workspace}` }, MailTold);

interface ToSend {
  readonly invitation: string;
  readonly link: string;
  readonly mail: string;
}
/** Of an invitation that is on record, and bound to that address. */
export async function sendLetter(
  door: Pick<Door, 'relay' | 'fetch' | 'renew'>,
  { invitation, link, mail }: ToSend,
): Promise<'sent' | NotDone> {
  const told = readInvitationLink(link);
  if (told === null) return notDone('not-valid', 'This is not a whole invitation link.');
  const { workspace, secret } = told;
  const answer = await call(door, { path: '/api/letters', body: { workspace, invitation, secret, mail } }, Done);
  return isNotDone(answer) ? answer : 'sent';
}

/** To see whether letters arrive. */
export const sendTrialLetter = (door: Door, workspace: string, mail: string): Promise<Done | NotDone> =>
  call(door, { path: '/api/letters/trial', body: { workspace, mail } }, Done);
