// How often one address may try something. A bucket for each (what, address), refilled steadily; nobody is locked out.

export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}
interface Bucket {
  left: number;
  at: number;
}
const mostBuckets = 20_000;

/** Whoever has one IPv6 address has a whole network of them: they count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const whole = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

export class Rate {
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether one would be granted now. */
  has(what: string, allowance: Allowance): boolean {
    return this.#bucket(what, allowance).left >= 1;
  }

  left(what: string, allowance: Allowance): number {
    return Math.floor(this.#bucket(what, allowance).left);
  }

  /** False when there were too many; what is granted costs one, or so many. */
  take(what: string, allowance: Allowance, count = 1): boolean {
    const bucket = this.#bucket(what, allowance);
    if (bucket.left < count) return false;
    bucket.left -= count;
    return true;
  }

  /** Gives back what was taken and was no use of it after all. */
  give(what: string, allowance: Allowance): void {
    const bucket = this.#bucket(what, allowance);
    bucket.left = Math.min(allowance.burst, bucket.left + 1);
  }

  #bucket(what: string, { burst, perMinute }: Allowance): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(what) ?? { left: burst, at: now };
    this.#buckets.delete(what);
    this.#buckets.set(what, bucket);
    if (this.#buckets.size > mostBuckets) this.#forgetOldest();
    // A clock that was set back takes nothing from anybody.
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
    return bucket;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
