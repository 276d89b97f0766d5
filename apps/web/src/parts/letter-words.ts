// Whom an invitation is for and what became of its letter, in the words of people.
import type { DirectoryInvitation } from '@baton/model/directory/schema';
import type { MailTold } from '@baton/workspace/doors/mail';

export const noMailReason = 'This relay sends no mail. Whoever runs it can set that up.';

type Letter = MailTold['letters'][number];
export const letterTo = (told: MailTold | null, invitation: string): Letter | undefined =>
  told?.letters.find((one) => one.invitation === invitation);

/** Null: for whoever has the link. */
export function forWhom({ bound }: Pick<DirectoryInvitation, 'bound'>, letter: Letter | undefined): string | null {
  if (bound === null) return null;
  if ('domain' in bound) return `For addresses at ${bound.domain}`;
  return letter ? `For ${letter.mail}` : 'For one address';
}

/** Null: none went out. */
export function letterText(letter: Letter | undefined): string | null {
  if (!letter) return null;
  return letter.fault === null ? 'The letter was sent' : `The letter was not sent. ${letter.fault}`;
}
