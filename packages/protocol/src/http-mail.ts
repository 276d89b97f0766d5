// Letters that the relay sends for a workspace, and addresses that somebody proves to have. What of a letter goes through
// the relay is said in docs/decisions.
import { z } from 'zod';
import { Id, Moment, Secret, Sentence, Title } from './http-parts.ts';

/** One plain address: nothing that a mail program takes for a second one, for a name, or for a line of its own. */
export const LetterMail = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u);

/** GET /api/mail/:workspace, with a device's cookie. `letters`: of open invitations; their makers', of an admin all. */
export const MailTold = z.object({
  /** Null: this relay sends no mail. */
  from: z.string().max(254).nullable(),
  letters: z
    .array(
      z.object({
        invitation: Id('i'),
        mail: z.string().max(254),
        at: Moment,
        /** Null: the mail server took it. */
        fault: Sentence.nullable(),
      }),
    )
    .max(10_000),
});
export type MailTold = z.infer<typeof MailTold>;

/** POST /api/letters: the link of an invitation to the address that it is bound to. Answers Done, or why it was not sent. */
export const SendLetter = z.strictObject({
  workspace: Id('w'),
  invitation: Id('i'),
  secret: Secret,
  mail: LetterMail,
});
/** POST /api/letters/trial: to see whether letters arrive. Answers Done, or why it was not sent. */
export const SendTrial = z.strictObject({ workspace: Id('w'), mail: LetterMail });

/** POST /api/invitations/code: a code to an address, for whoever holds the link of an invitation bound to it. */
export const AskAddressCode = z.strictObject({ workspace: Id('w'), secret: Secret, mail: LetterMail });
/** What an acceptance shows besides the link: the token of the letter, or the code that was sent to an address. */
export const addressProof = {
  letter: Secret.optional(),
  address: z.strictObject({ mail: LetterMail, code: z.string().regex(/^[0-9]{6}$/u) }).optional(),
};
/** Whom an invitation is for, as its page is told. An address is told to nobody. */
export const BoundTold = z.union([
  z.object({ kind: z.literal('mail') }),
  z.object({ kind: z.literal('domain'), domain: Title }),
]);
