// Whether whoever accepts an invitation has shown the address that it is bound to. Membership is what the relay is trusted
// for: the ledger says whom an invitation was for, and that it was accepted.
import { mailHash } from '@baton/ledger/proofs';
import type { Bound } from '@baton/model/directory/schema';
import type { Accept } from '@baton/protocol/http';
import type { Post } from './post.ts';

export interface BoundInvitation {
  readonly workspace: string;
  readonly invitation: string;
  readonly bound: Bound | null;
}

/** @param secret of the link, which salts the hash on record. */
export async function fits(bound: Bound, mail: string, secret: string): Promise<boolean> {
  const plain = mail.trim().toLowerCase();
  if ('domain' in bound) return plain.slice(plain.lastIndexOf('@') + 1) === bound.domain;
  return (await mailHash(secret, plain)) === bound.mail;
}

export const notForThis = (bound: Bound): string =>
  'domain' in bound
    ? `This invitation is for addresses at ${bound.domain}.`
    : 'This invitation is for another address. Use the one that it was made for, or ask whoever invited you.';

const needed = 'This invitation is for one address. Open the letter that was sent there, or have a code sent to it.';
const cannot =
  'This invitation is for one address, and this relay sends no mail to see that it is yours. Ask for a link without an address.';
const wrongCode = (left: number): string =>
  left === 0
    ? 'That code is too old, or was tried too often. Have a new one sent.'
    : `That is not the code. ${left} more.`;

type Shown = Pick<Accept, 'secret' | 'letter' | 'address'>;

/** @returns null: it is shown, or nothing need be; else a sentence. */
export async function boundFault(post: Post, of: BoundInvitation, shown: Shown): Promise<string | null> {
  const { workspace, invitation, bound } = of;
  if (bound === null || isMailed(post, of, shown)) return null;
  const { address, secret } = shown;
  if (!address) return post.mailer ? needed : cannot;
  if (!(await fits(bound, address.mail, secret))) return notForThis(bound);
  const left = post.codes.try({ workspace, invitation, mail: address.mail }, address.code);
  return left === null ? null : wrongCode(left);
}

/** The link came in the letter that went to the address, and nowhere else. */
export const isMailed = ({ tokens }: Post, of: BoundInvitation, { letter }: Pick<Shown, 'letter'>): boolean =>
  letter !== undefined && of.bound !== null && 'mail' in of.bound && tokens.holds(of, letter);
