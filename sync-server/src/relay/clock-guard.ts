// Whether this machine's clock may be believed where something ends by it (ledger.md: beyond an hour nothing expires). It
// is held against a clock that nobody sets, which counts from the relay's start, and against the newest entry of the line.
export interface ClockGuardOptions {
  readonly now: () => number;
  /** Milliseconds since some moment; never set, never back. */
  readonly steady: () => number;
}
const mostApart = 3_600_000;

export class ClockGuard {
  readonly #options: ClockGuardOptions;
  readonly #start: { readonly now: number; readonly steady: number };
  #doubt: string | null = null;

  constructor(options: ClockGuardOptions) {
    this.#options = options;
    this.#start = { now: options.now(), steady: options.steady() };
  }

  /**
   * Why it is not believed, or null. Once in doubt it stays so until the relay is started again, by somebody who has looked.
   * @param newest time of the line's newest entry.
   */
  doubt(newest = 0): string | null {
    const { now, steady } = this.#options;
    const jump = now() - this.#start.now - (steady() - this.#start.steady);
    if (Math.abs(jump) > mostApart)
      this.#doubt ??= `The clock of this machine was set by ${Math.round(jump / 60_000)} minutes while the relay ran.`;
    if (this.#doubt === null && newest - now() > mostApart)
      return 'The clock of this machine is behind what was numbered here.';
    return this.#doubt;
  }
}
