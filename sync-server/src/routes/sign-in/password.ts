// Signing in by address and password. It lets nobody in: it shows who somebody is, and their device may then ask.
import { SignInByPassword } from '@baton/protocol/http-sign-in';
import type { z } from 'zod';
import { anybody } from '../../access/policy.ts';
import { networkOf } from '../../access/rate.ts';
import { isPassword } from '../../identity/password.ts';
import { tryPassword, waitMinutes } from '../../identity/tries.ts';
import type { Services } from '../../services.ts';
import { often, refused, route, type Answer } from '../route.ts';
import { proven } from './proven.ts';

/** One sentence for a wrong address and for a wrong password: who has an account here is told to nobody. */
function wrong(left: number): Answer {
  const then = `then wait ${waitMinutes} minutes`;
  const more = left === 0 ? `Wait ${waitMinutes} minutes.` : `${left} more ${left === 1 ? 'try' : 'tries'}, ${then}.`;
  return refused(401, 'wrong', `Address and password do not match. ${more}`);
}
const enough = refused(
  429,
  'too-many',
  `Too many wrong passwords. Wait ${waitMinutes} minutes, or use a passkey or a code from another device: those go on.`,
);

type Typed = z.infer<typeof SignInByPassword>;

/** Answers whose account it is, or what to say. */
async function check(services: Services, { mail, password }: Typed, network: string) {
  const { accounts } = services;
  const account = accounts.byMail(mail);
  const attempt = tryPassword(services.rate, accounts, { mail, network, account });
  if (!attempt) return enough;
  if (!(await isPassword(password, account?.password ?? null)) || !account) return wrong(attempt.left());
  attempt.right();
  accounts.sawNetwork(account.id, network);
  return account;
}

export const passwordRoutes = [
  route({
    method: 'POST',
    path: '/api/sign-in/password',
    policy: anybody,
    body: SignInByPassword,
    rate: often,
    handle: async (services, { body, address }) => {
      const found = await check(services, body, networkOf(address));
      return 'id' in found ? proven(services, { account: found.id, how: 'password' }) : found;
    },
  }),
];
