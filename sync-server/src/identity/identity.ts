// All that shows this relay who somebody is, opened together.
import { Once } from '../access/once.ts';
import { AccountBook, type Seat } from './account-book.ts';
import { SignOn, type Begun, type SignOnWish } from './sign-on.ts';

/** Somebody has just shown who they are, in the browser whose cookie holds the secret. */
export interface Proof {
  readonly account: string;
  readonly how: 'password' | 'sign-on';
}
/** A browser that is away at the sign-on; `seat`: whom it is to be linked to when it comes back; null: it signs in. */
export type SignOnBegun = Begun & { readonly seat: Seat | null };

export interface Identity {
  readonly accounts: AccountBook;
  /** It opens nothing by itself; a device that shows it may ask to be let in as one of the account's persons. */
  readonly proofs: Once<Proof>;
  /** Undefined: the relay has no sign-on of a company. */
  readonly signOn: SignOn | undefined;
  readonly signOns: Once<SignOnBegun>;
}

const lifeMs = 600_000;

/** @param file ':memory:' in tests. */
export const openIdentity = (file: string, now: () => number, wish: SignOnWish | undefined): Identity => ({
  accounts: new AccountBook(file, now),
  proofs: new Once<Proof>({ now, lifeMs }),
  signOn: wish && new SignOn(wish, now),
  signOns: new Once<SignOnBegun>({ now, lifeMs }),
});
