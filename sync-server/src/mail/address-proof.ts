// How the relay knows that somebody has an address: what it sent there, and only there, comes back. The token in a letter's
// link needs no memory; a code is short, so it lives ten minutes in memory and is tried five times.
import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';
import { fromBase64 } from '@baton/ledger/bytes';
import { signBytes, type SigningKey } from '@baton/ledger/keys';
import { hashOfSecret, isWithin } from '../access/once.ts';

export interface Addressed {
  readonly workspace: string;
  readonly invitation: string;
  readonly mail: string;
}
type Invited = Omit<Addressed, 'mail'>;

export interface LetterTokens {
  give(invited: Invited): string;
  holds(invited: Invited, token: string): boolean;
}
/** As in relay/stamper.ts: by a secret that only the relay's key gives. Only letters to the bound address carry one. */
export async function openLetterTokens(relayKey: SigningKey): Promise<LetterTokens> {
  const secret = fromBase64(await signBytes(relayKey, new TextEncoder().encode('baton letter key 1\n')));
  const key = new Uint8Array(hkdfSync('sha256', secret ?? new Uint8Array(), '', 'baton letters', 32));
  const macOf = ({ workspace, invitation }: Invited): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([workspace, invitation]))
      .digest();
  return {
    give: (invited) => macOf(invited).toString('base64url'),
    holds: (invited, token) => {
      const given = Buffer.from(token, 'base64url');
      const mac = macOf(invited);
      return given.length === mac.length && timingSafeEqual(given, mac);
    },
  };
}

interface Code {
  readonly hash: string;
  readonly until: number;
  left: number;
}
const lifeMs = 600_000;
const triesOfOne = 5;
const mostCodes = 10_000;
const keyOf = ({ workspace, invitation, mail }: Addressed): string =>
  JSON.stringify([workspace, invitation, mail.trim().toLowerCase()]);

export class AddressCodes {
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A further one takes the place of the one before. */
  give(addressed: Addressed): string {
    const key = keyOf(addressed);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#codes.delete(key);
    this.#codes.set(key, { hash: hashOfSecret(`${key} ${code}`), until: this.#now() + lifeMs, left: triesOfOne });
    for (const [oldest] of this.#codes) {
      if (this.#codes.size <= mostCodes) break;
      this.#codes.delete(oldest);
    }
    return code;
  }

  /** @returns null: it is the one; else how many tries are left, 0 when it is over or there is none. */
  try(addressed: Addressed, code: string): number | null {
    const key = keyOf(addressed);
    const found = this.#codes.get(key);
    if (!found || !isWithin(found.until, { now: this.#now, lifeMs })) return 0;
    if (found.hash === hashOfSecret(`${key} ${code}`)) return null;
    found.left -= 1;
    if (found.left === 0) this.#codes.delete(key);
    return found.left;
  }

  drop(addressed: Addressed): void {
    this.#codes.delete(keyOf(addressed));
  }
}
