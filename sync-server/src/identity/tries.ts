// How often a password may be tried. By (address, network) a few times, then slowly; one network as a whole, less slowly.
// Tries at one account from networks that its person never came from have a bound of their own: so nobody guesses from a
// thousand places, and nobody can shut somebody out of their own account from where they usually are.
import type { Allowance, Rate } from '../access/rate.ts';
import { mailName, type Account, type AccountBook } from './account-book.ts';

const here: Allowance = { burst: 5, perMinute: 1 / 3 };
const network: Allowance = { burst: 50, perMinute: 5 };
const strangers: Allowance = { burst: 30, perMinute: 0.5 };

export interface Trying {
  readonly mail: string;
  readonly network: string;
  readonly account: Account | undefined;
}

function counted({ mail, network: from, account }: Trying, accounts: AccountBook): readonly [string, Allowance][] {
  const name = mailName(mail);
  const isKnown = account !== undefined && accounts.knowsNetwork(account.id, from);
  return [
    [`password ${name} ${from}`, here],
    [`passwords ${from}`, network],
    ...(isKnown ? [] : [[`password ${name}`, strangers] as [string, Allowance]]),
  ];
}

export interface Tries {
  /** Whether another one may be made now. */
  may(trying: Trying): boolean;
  /** A wrong one was made; answers how many are left here. */
  wrong(trying: Trying): number;
}

export const triesOf = (rate: Rate, accounts: AccountBook): Tries => ({
  may: (trying) => counted(trying, accounts).every(([what, allowance]) => rate.has(what, allowance)),
  wrong(trying) {
    for (const [what, allowance] of counted(trying, accounts)) rate.take(what, allowance);
    return Math.min(...counted(trying, accounts).map(([what, allowance]) => rate.left(what, allowance)));
  },
});
/** Until five more may be made. */
export const waitMinutes = Math.round(here.burst / here.perMinute);
