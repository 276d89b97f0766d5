// By the company's sign-on: there and back. What waits for the browser stands in a cookie of ten minutes, so nobody else's
// coming back is taken for this one's. `(issuer, subject)` says who it is; an address never does.
import { OfWorkspace, type SignOnOutcome } from '@baton/protocol/http-sign-in';
import { z } from 'zod';
import { proofCookie, signOnCookie, signOnName } from '../../access/cookies.ts';
import { anybody, signedIn, type Asking } from '../../access/policy.ts';
import { isThisMachine } from '../../access/origin.ts';
import type { OutsideName, Seat } from '../../identity/account-book.ts';
import { isNotSaid } from '../../identity/sign-on.ts';
import type { Services } from '../../services.ts';
import { ok, refused, route, seldom, type Answer } from '../route.ts';

type From = Pick<Asking<unknown>, 'host' | 'secure'>;
/** Of the relay's own address; the sign-on only goes back to what is registered there. */
const originOf = ({ host, secure }: From): string => `${secure || !isThisMachine(host) ? 'https' : 'http'}://${host}`;
const back = '/api/sign-in/came';

const none = refused(404, 'not-found', 'This relay has no sign-on of a company.');
const away = refused(409, 'sign-on-away', 'The sign-on does not answer. Use another way, or try again in a while.');

/** @param seat whom it is to be linked to; null: it is to sign in. */
async function begin({ signOn, signOns }: Services, from: From, seat: Seat | null): Promise<Answer> {
  if (!signOn) return none;
  const begun = await signOn.begin(originOf(from) + back);
  if (isNotSaid(begun)) return away;
  const { url, ...kept } = begun;
  return { ...ok({ url }), cookies: [signOnCookie(signOns.give({ ...kept, seat }))] };
}

interface Ended {
  readonly outcome: SignOnOutcome;
  readonly cookies?: readonly string[];
}

function signIn({ accounts, proofs }: Services, who: OutsideName): Ended {
  const account = accounts.byOutside(who);
  if (!account) return { outcome: 'nobody' };
  return { outcome: 'proven', cookies: [proofCookie(proofs.give({ account: account.id, how: 'sign-on' }))] };
}

function link({ accounts }: Services, who: OutsideName, seat: Seat): Ended {
  const theirs = accounts.byOutside(who);
  if (theirs) return { outcome: accounts.moveSeat(seat, theirs.id) ? 'linked' : 'taken' };
  return { outcome: accounts.link(accounts.openFor(seat).id, who) ? 'linked' : 'taken' };
}

async function finish(services: Services, asking: Asking<unknown>): Promise<Ended> {
  const { signOn, signOns } = services;
  const begun = signOns.redeem(asking.cookies[signOnName] ?? '');
  if (!signOn || !begun) return { outcome: 'late' };
  const who = await signOn.finish(new URL(originOf(asking) + back + asking.query), begun);
  if (isNotSaid(who)) return { outcome: who.not };
  return begun.seat ? link(services, who, begun.seat) : signIn(services, who);
}

export const signOnRoutes = [
  route({
    method: 'POST',
    path: '/api/sign-in/sign-on',
    policy: anybody,
    body: z.strictObject({}),
    rate: seldom,
    handle: (services, asking) => begin(services, asking, null),
  }),
  route({
    method: 'POST',
    path: '/api/account/sign-on',
    policy: signedIn<z.infer<typeof OfWorkspace>>(({ body }) => body.workspace),
    body: OfWorkspace,
    rate: seldom,
    handle: (services, asking, { workspace, person }) => begin(services, asking, { workspace: workspace.id, person }),
  }),
  route({
    method: 'GET',
    path: back,
    policy: anybody,
    rate: seldom,
    handle: async (services, asking) => {
      const { outcome, cookies = [] } = await finish(services, asking);
      return { goTo: `/sign-in#${outcome}`, cookies: [signOnCookie(null), ...cookies] };
    },
  }),
];
