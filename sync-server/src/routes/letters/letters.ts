// Letters: an invitation's link to the address that it is bound to, a trial letter, and what became of them. The secret of
// the link passes through for as long as the sending takes; it is kept nowhere and in no log.
import { secretHash } from '@baton/ledger/proofs';
import { whyDead } from '@baton/model/directory/invitation-rules';
import { invitationIn, isAdmin } from '@baton/model/directory/queries';
import type { DirectoryInvitation } from '@baton/model/directory/schema';
import { SendLetter, SendTrial, type MailTold } from '@baton/protocol/http-mail';
import type { z } from 'zod';
import { administers, signedIn, type Asking, type SignedIn } from '../../access/policy.ts';
import type { Allowance } from '../../access/rate.ts';
import { fits, notForThis } from '../../mail/bound.ts';
import { invitationLetter, trialLetter, type Letter } from '../../mail/letter.ts';
import { notSentSentences } from '../../mail/mailer.ts';
import type { Services } from '../../services.ts';
import { often, ok, refused, route, seldom, type Answer } from '../route.ts';
import { originOf } from './origin-of.ts';

/** Of one person: a list of two hundred, and some of them again. */
const byOne: Allowance = { burst: 250, perMinute: 250 / 60 };
/** To one address, from whomever. */
const toOne: Allowance = { burst: 5, perMinute: 5 / 60 };
const trials: Allowance = { burst: 10, perMinute: 10 / 60 };

const noMail = refused(409, 'no-mail', 'This relay sends no mail. Copy the link and send it yourself.');
const tooMany = refused(
  429,
  'too-many-letters',
  'You have sent as many letters as one person may within an hour. Copy the link, or try again in a while.',
);
const tooManyThere = refused(
  429,
  'too-many-letters',
  'This address has had several letters within an hour. Copy the link, or try again in a while.',
);
const unknown = refused(404, 'not-found', 'There is no such invitation, or it is over.');
const unbound = refused(409, 'not-bound', 'Only an invitation that is bound to one address goes out as a letter.');

type Told = z.infer<typeof SendLetter>;
interface Sending {
  readonly services: Services;
  readonly asking: Asking<Told>;
  readonly by: SignedIn;
}

function found({ asking: { body }, by }: Sending): DirectoryInvitation | undefined {
  const { directory } = by.workspace.rights;
  const invitation = directory && invitationIn(directory, body.invitation);
  const isTheirs = invitation?.by === by.person || (directory !== undefined && isAdmin(directory, by.person));
  return isTheirs ? invitation : undefined;
}

async function faultOf(sending: Sending, invitation: DirectoryInvitation): Promise<Answer | null> {
  const { services, asking } = sending;
  const { body } = asking;
  if (whyDead(invitation, services.now()) !== null) return unknown;
  if ((await secretHash(body.secret)) !== invitation.secretHash) return unknown;
  if (invitation.bound === null || 'domain' in invitation.bound) return unbound;
  if (!(await fits(invitation.bound, body.mail, body.secret)))
    return refused(409, 'other-address', notForThis(invitation.bound));
  const person = `letters ${sending.by.workspace.id} ${sending.by.person}`;
  const address = `letter to ${body.mail.toLowerCase()}`;
  if (!services.rate.has(person, byOne)) return tooMany;
  if (!services.rate.take(address, toOne)) return tooManyThere;
  services.rate.take(person, byOne);
  return null;
}

function letterOf({ services, asking, by }: Sending, { notAfter }: DirectoryInvitation): Letter {
  const { invitation, secret } = asking.body;
  const { titles } = by.workspace.ledger;
  const token = services.post.tokens.give({ workspace: by.workspace.id, invitation });
  const link = `${originOf(services, asking)}/join#${by.workspace.id}.${secret}.${token}`;
  const byName = titles.inviters.get(invitation) ?? '';
  return invitationLetter({ workspace: titles.workspace, byName, link, notAfter });
}

async function send(sending: Sending): Promise<Answer> {
  const { services, asking, by } = sending;
  const { mailer, letters } = services.post;
  const invitation = found(sending);
  if (!invitation) return unknown;
  if (!mailer) return noMail;
  const fault = await faultOf(sending, invitation);
  if (fault) return fault;
  const { mail, invitation: id } = asking.body;
  const why = await mailer.send(mail, letterOf(sending, invitation));
  const sentence = why === null ? null : notSentSentences[why];
  const row = { workspace: by.workspace.id, invitation: id, mail, at: services.now(), fault: sentence };
  letters.note(row, invitation.notAfter);
  return sentence === null ? ok({ done: true }) : refused(409, 'not-sent', sentence);
}

/** Their own, of an admin everybody's; those that were taken back or used are nobody's any more. */
function told({ post, now }: Services, by: SignedIn): MailTold {
  const { directory } = by.workspace.rights;
  const seesAll = directory !== undefined && isAdmin(directory, by.person);
  const letters = post.letters.of(by.workspace.id).flatMap(({ invitation: id, mail, at, fault }) => {
    const invitation = directory && invitationIn(directory, id);
    if (!invitation || !(seesAll || invitation.by === by.person)) return [];
    if (whyDead(invitation, now()) === null) return [{ invitation: id, mail, at, fault }];
    post.letters.forget(by.workspace.id, id);
    return [];
  });
  return { from: post.mailer?.from ?? null, letters };
}

export const letterRoutes = [
  route({
    method: 'GET',
    path: '/api/mail/:workspace',
    policy: signedIn<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(told(services, by)),
  }),
  route({
    method: 'POST',
    path: '/api/letters',
    policy: signedIn<Told>(({ body }) => body.workspace),
    body: SendLetter,
    rate: often,
    handle: (services, asking, by) => send({ services, asking, by }),
  }),
  route({
    method: 'POST',
    path: '/api/letters/trial',
    policy: administers<z.infer<typeof SendTrial>>(({ body }) => body.workspace),
    body: SendTrial,
    rate: seldom,
    handle: async ({ post, rate }, { body }, { workspace, person }) => {
      if (!post.mailer) return noMail;
      if (!rate.take(`trial letters ${workspace.id} ${person}`, trials)) return tooMany;
      const why = await post.mailer.send(body.mail, trialLetter(workspace.ledger.titles.workspace));
      return why === null ? ok({ done: true }) : refused(409, 'not-sent', notSentSentences[why]);
    },
  }),
];
