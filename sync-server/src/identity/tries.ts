// How often a password may be tried. By (address, network) a few times, then slowly; one network as a whole, less slowly.
// Tries at one account from networks that its person never came from have a bound of their own: so nobody guesses from a
// thousand places, and nobody can shut somebody out of their own account from where they usually are.
import type { Allowance, Rate } from '../access/rate.ts';
import { attempt, type Attempt, type Counted } from './attempt.ts';
import { mailName, type Account, type AccountBook } from './account-book.ts';

const here: Allowance = { burst: 5, perMinute: 1 / 3 };
const network: Allowance = { burst: 50, perMinute: 5 };
const strangers: Allowance = { burst: 30, perMinute: 0.5 };

export interface Trying {
  readonly mail: string;
  readonly network: string;
  readonly account: Account | undefined;
}

function counted({ mail, network: from, account }: Trying, accounts: AccountBook): Counted {
  const name = mailName(mail);
  const isKnown = account !== undefined && accounts.knowsNetwork(account.id, from);
  return [
    [`password ${name} ${from}`, here],
    [`passwords ${from}`, network],
    ...(isKnown ? [] : [[`password ${name}`, strangers] as const]),
  ];
}

/** @returns undefined: another one may not be made now. */
export const tryPassword = (rate: Rate, accounts: AccountBook, trying: Trying): Attempt | undefined =>
  attempt(rate, counted(trying, accounts));
/** Until five more may be made. */
export const waitMinutes = Math.round(here.burst / here.perMinute);
