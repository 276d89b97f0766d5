// Secrets that are good once and for a short while: nonces, tickets. Kept in memory: a restart makes them void, which
// costs its holder one more request.
import { createHash, randomBytes } from 'node:crypto';

export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export interface OnceOptions {
  readonly now: () => number;
  readonly lifeMs: number;
  /** The oldest are forgotten beyond so many: nobody fills our memory by asking. */
  readonly most?: number;
}

/** How far a clock may be set back under something short-lived; what is further in the future is of another time. */
const setBackMs = 60_000;

/** Neither over, nor given at a time that is yet to come: a clock that was set back makes nothing live longer. */
export function isWithin(until: number, { now, lifeMs }: Pick<OnceOptions, 'now' | 'lifeMs'>): boolean {
  const left = until - now();
  return left > 0 && left <= lifeMs + setBackMs;
}

export class Once<T> {
  readonly #options: OnceOptions;
  /** By hash, in order of age. */
  readonly #open = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(options: OnceOptions) {
    this.#options = options;
  }

  give(value: T): string {
    const { now, lifeMs, most = 50_000 } = this.#options;
    const secret = newSecret();
    this.#open.set(hashOfSecret(secret), { value, until: now() + lifeMs });
    for (const [hash, { until }] of this.#open) {
      if (isWithin(until, this.#options) && this.#open.size <= most) break;
      this.#open.delete(hash);
    }
    return secret;
  }

  /** What it was given for, without using it up; undefined when it is too late. */
  look(secret: string): T | undefined {
    const found = this.#open.get(hashOfSecret(secret));
    return found && isWithin(found.until, this.#options) ? found.value : undefined;
  }

  /** These are good for nothing from now on. */
  dropWhere(isOver: (value: T) => boolean): void {
    for (const [hash, { value }] of this.#open) if (isOver(value)) this.#open.delete(hash);
  }

  /** What it was given for; undefined the second time, and when it is too late. */
  redeem(secret: string): T | undefined {
    const hash = hashOfSecret(secret);
    const found = this.#open.get(hash);
    this.#open.delete(hash);
    return found && isWithin(found.until, this.#options) ? found.value : undefined;
  }
}
