// All that shows this relay who somebody is, opened together.
import { Once } from '../access/once.ts';
import type { Outward } from '../ops/outward.ts';
import { AccountBook, type Seat } from './account-book.ts';
import { LinkBook } from './link-book.ts';
import { PinBook } from './pin-book.ts';
import { SignOn, type Begun, type SignOnWish } from './sign-on.ts';

/** Somebody has just shown who they are, in the browser whose cookie holds the secret. */
export interface Proof {
  readonly account: string;
  readonly how: 'password' | 'sign-on';
}
/** A browser that is away at the sign-on; `seat`: whom it is to be linked to when it comes back; null: it signs in. */
export type SignOnBegun = Begun & { readonly seat: Seat | null };

/** Somebody opened a link, and gave its password where there is one: the door of other programs takes it (stock/). */
export interface LinkPass {
  readonly workspace: string;
  readonly link: string;
}

export interface Identity {
  readonly accounts: AccountBook;
  readonly links: LinkBook;
  readonly pins: PinBook;
  readonly linkPasses: Once<LinkPass>;
  /** It opens nothing by itself; a device that shows it may ask to be let in as one of the account's persons. */
  readonly proofs: Once<Proof>;
  /** Undefined: the relay has no sign-on of a company. */
  readonly signOn: SignOn | undefined;
  readonly signOns: Once<SignOnBegun>;
}

const lifeMs = 600_000;
/** Also the longest that somebody reads by a link without showing it again; it ends sooner with the link. */
const passMs = 12 * 3_600_000;

interface Opening {
  readonly now: () => number;
  readonly outward?: Outward | undefined;
}

/** @param file ':memory:' in tests. */
export const openIdentity = (file: string, { now, outward }: Opening, wish: SignOnWish | undefined): Identity => ({
  accounts: new AccountBook(file, now),
  links: new LinkBook(file, now),
  pins: new PinBook(file),
  linkPasses: new Once<LinkPass>({ now, lifeMs: passMs }),
  proofs: new Once<Proof>({ now, lifeMs }),
  signOn: wish && new SignOn(wish, now, outward?.of('sign-on')),
  signOns: new Once<SignOnBegun>({ now, lifeMs }),
});
