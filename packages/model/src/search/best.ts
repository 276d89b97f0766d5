// The few best of many, in order, without sorting all.
export class Best<T> {
  readonly #most: number;
  readonly #compare: (one: T, other: T) => number;
  readonly #kept: T[] = [];

  constructor(most: number, compare: (one: T, other: T) => number) {
    this.#most = most;
    this.#compare = compare;
  }

  offer(one: T): void {
    const kept = this.#kept;
    const worst = kept.at(-1);
    if (kept.length >= this.#most && worst !== undefined && this.#compare(one, worst) >= 0) return;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(one, kept[middle] as T) < 0) high = middle;
      else low = middle + 1;
    }
    kept.splice(low, 0, one);
    if (kept.length > this.#most) kept.pop();
  }

  inOrder(): readonly T[] {
    return this.#kept;
  }
}
