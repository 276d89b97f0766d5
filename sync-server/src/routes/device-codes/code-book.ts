// The codes by which a second device joins: eight characters, ten minutes, one claim. In memory; a restart voids them.
import { randomBytes } from 'node:crypto';
import { hashOfSecret, isWithin, newSecret } from '../../access/once.ts';

export interface DeviceKey {
  readonly id: string;
  readonly key: string;
}
export interface CodeEntry {
  readonly id: string;
  readonly workspace: string;
  readonly person: string;
  readonly expires: number;
  readonly codeHash: string;
  claim: { readonly device: DeviceKey; readonly agent: string; readonly hash: string } | null;
  refused: boolean;
}

const lifeMs = 600_000;
/** How long the answer to a claim is kept after the code has expired. */
const afterMs = 600_000;
const mostCodes = 10_000;
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
    const id = randomBytes(16).toString('base64url');
    const expires = this.#now() + lifeMs;
    this.#entries.set(id, {
      id,
      workspace,
      person,
      expires,
      codeHash: hashOfSecret(code),
      claim: null,
      refused: false,
    });
    return { id, code, expires };
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

  claim(entry: CodeEntry, device: DeviceKey, agent: string): string {
    const secret = newSecret();
    entry.claim = { device, agent, hash: hashOfSecret(secret) };
    return secret;
  }

  hasExpired({ expires }: CodeEntry): boolean {
    return !isWithin(expires + 1, { now: this.#now, lifeMs });
  }

  #tidy(): void {
    for (const [id, { expires }] of this.#entries) {
      if (this.#now() <= expires + afterMs && this.#entries.size < mostCodes) break;
      this.#entries.delete(id);
    }
  }
}
