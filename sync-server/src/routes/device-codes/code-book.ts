// Devices that wait to be let in. By a code: eight characters, ten minutes, one claim. Or asked for by somebody who showed
// who they are: then there is no code, and it waits from the first. In memory; a restart voids them.
import { randomBytes } from 'node:crypto';
import { hashOfSecret, isWithin, newSecret } from '../../access/once.ts';
import type { Proof } from '../../identity/identity.ts';

export interface DeviceKey {
  readonly id: string;
  readonly key: string;
}
interface Claimed {
  readonly device: DeviceKey;
  readonly agent: string;
  /** On which shared tablet it would be a seat. */
  readonly tablet?: string | undefined;
}
export interface CodeEntry {
  readonly id: string;
  readonly workspace: string;
  readonly person: string;
  readonly expires: number;
  /** Null: it was asked for without a code. */
  readonly codeHash: string | null;
  /** How they showed who they are; with a code, by having it. */
  readonly how: Proof['how'] | 'code';
  claim: (Claimed & { readonly hash: string }) | null;
  refused: boolean;
}

interface Asking {
  readonly workspace: string;
  readonly person: string;
  readonly how: Proof['how'];
}

const lifeMs = 600_000;
/** How long the answer to a claim is kept after the code has expired. */
const afterMs = 600_000;
const mostCodes = 10_000;
/** Of one person, waiting without a code: a further one takes the place of the oldest. */
const mostAsking = 3;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = (): string => [...randomBytes(8)].map((byte) => alphabet[byte & 31]).join('');

export class CodeBook {
  readonly #now: () => number;
  readonly #entries = new Map<string, CodeEntry>();

  constructor(now: () => number) {
    this.#now = now;
  }

  give(workspace: string, person: string): { readonly id: string; readonly code: string; readonly expires: number } {
    this.#tidy();
    const code = newCode();
    const { id, expires } = this.#enter({ workspace, person, codeHash: hashOfSecret(code), how: 'code' });
    return { id, code, expires };
  }

  /** Somebody showed who they are and asks to be let in. */
  ask({ workspace, person, how }: Asking, device: DeviceKey, agent: string) {
    this.#tidy();
    const theirs = this.waiting(workspace, (entry) => entry.person === person);
    for (const entry of theirs.slice(0, Math.max(0, theirs.length - mostAsking + 1))) entry.refused = true;
    const entry = this.#enter({ workspace, person, codeHash: null, how });
    return { id: entry.id, claim: this.claim(entry, { device, agent }), expires: entry.expires };
  }

  /** Those who asked without a code and wait for an answer, oldest first. */
  waiting(workspace: string, isMeant: (entry: CodeEntry) => boolean): readonly CodeEntry[] {
    return [...this.#entries.values()].filter(
      (entry) =>
        entry.workspace === workspace &&
        entry.how !== 'code' &&
        !entry.refused &&
        !this.hasExpired(entry) &&
        isMeant(entry),
    );
  }

  byId(id: string): CodeEntry | undefined {
    return this.#entries.get(id);
  }
  byCode(code: string): CodeEntry | undefined {
    const hash = hashOfSecret(code);
    return [...this.#entries.values()].find(({ codeHash }) => codeHash === hash);
  }
  byClaim(claim: string): CodeEntry | undefined {
    const hash = hashOfSecret(claim);
    return [...this.#entries.values()].find((entry) => entry.claim?.hash === hash);
  }

  claim(entry: CodeEntry, claimed: Claimed): string {
    const secret = newSecret();
    entry.claim = { ...claimed, hash: hashOfSecret(secret) };
    return secret;
  }

  hasExpired({ expires }: CodeEntry): boolean {
    return !isWithin(expires + 1, { now: this.#now, lifeMs });
  }

  #enter(of: Pick<CodeEntry, 'workspace' | 'person' | 'codeHash' | 'how'>): CodeEntry {
    const id = randomBytes(16).toString('base64url');
    const entry = { ...of, id, expires: this.#now() + lifeMs, claim: null, refused: false };
    this.#entries.set(id, entry);
    return entry;
  }
  #tidy(): void {
    for (const [id, { expires }] of this.#entries) {
      if (this.#now() <= expires + afterMs && this.#entries.size < mostCodes) break;
      this.#entries.delete(id);
    }
  }
}
