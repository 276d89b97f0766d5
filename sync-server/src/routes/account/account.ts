// How somebody signs in: seen and changed from a device of theirs that is in. No old password is asked for: a device that
// is in could enrol another one outright, which is more than a password can.
import { OfWorkspace, SetPassword, type AccountTold } from '@baton/protocol/http-sign-in';
import type { z } from 'zod';
import { signedIn, type SignedIn } from '../../access/policy.ts';
import { networkOf } from '../../access/rate.ts';
import type { Seat } from '../../identity/account-book.ts';
import { isPassword, keptPassword } from '../../identity/password.ts';
import { tryPassword } from '../../identity/tries.ts';
import { weakness } from '../../identity/weak-password.ts';
import type { Services } from '../../services.ts';
import { often, ok, refused, route, seldom, type Answer } from '../route.ts';

const seatOf = ({ workspace, person }: SignedIn): Seat => ({ workspace: workspace.id, person });
const done = ok({ done: true });
const taken = refused(
  409,
  'taken',
  'Somebody signs in with this address already. If it is you, give the password that you have there.',
);

function told({ accounts, signOn }: Services, seat: Seat): AccountTold {
  const account = accounts.bySeat(seat);
  const [linked] = account ? accounts.linksOf(account.id) : [];
  return {
    mail: account?.mail ?? null,
    passwordSet: account?.passwordSet ?? null,
    linked: linked?.made ?? null,
    signOn: signOn ? { name: signOn.name } : null,
  };
}

type Setting = z.infer<typeof SetPassword>;

/** The address is another account's: with its password it is theirs too, and this person becomes one of its seats. */
async function join(services: Services, { mail, password }: Setting, by: { seat: Seat; network: string }) {
  const { accounts, rate } = services;
  const account = accounts.byMail(mail);
  if (!account) return taken;
  const attempt = tryPassword(rate, accounts, { mail, network: by.network, account });
  if (!attempt) return refused(429, 'too-many', 'Too many tries. Wait a while.');
  if (!(await isPassword(password, account.password))) return taken;
  attempt.right();
  return accounts.moveSeat(by.seat, account.id) ? done : taken;
}

async function setPassword(services: Services, setting: Setting, by: { seat: Seat; network: string; title: string }) {
  const { accounts } = services;
  const mine = accounts.bySeat(by.seat);
  const other = accounts.byMail(setting.mail);
  if (other && other.id !== mine?.id) return join(services, setting, by);
  const [name = ''] = setting.mail.split('@');
  const why = await weakness(setting.password, [name, by.title]);
  if (why !== null) return refused(400, 'weak', why);
  const kept = await keptPassword(setting.password);
  return accounts.setPassword(accounts.openFor(by.seat).id, setting.mail, kept) ? done : taken;
}

const ofBody = signedIn<{ readonly workspace: string }>(({ body }) => body.workspace);

/** Takes one way to sign in away. */
const dropping = (path: `/api/${string}`, drop: (services: Services, account: string) => void) =>
  route({
    method: 'POST',
    path,
    policy: ofBody,
    body: OfWorkspace,
    rate: seldom,
    handle: async (services, _, by): Promise<Answer> => {
      const account = services.accounts.bySeat(seatOf(by));
      if (account) drop(services, account.id);
      return done;
    },
  });

export const accountRoutes = [
  route({
    method: 'GET',
    path: '/api/account/:workspace',
    policy: signedIn<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(told(services, seatOf(by))),
  }),
  route({
    method: 'POST',
    path: '/api/account/password',
    policy: ofBody,
    body: SetPassword,
    rate: seldom,
    handle: (services, { body, address }, by) =>
      setPassword(services, body, {
        seat: seatOf(by),
        network: networkOf(address),
        title: by.workspace.ledger.titles.workspace,
      }),
  }),
  dropping('/api/account/password/drop', ({ accounts }, account) => accounts.dropPassword(account)),
  dropping('/api/account/sign-on/drop', ({ accounts }, account) => accounts.unlink(account)),
];
