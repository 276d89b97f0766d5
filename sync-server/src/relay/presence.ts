// Who is here: the latest record of each device, told at most once a second in one frame a device, so that N people cost
// N frames and never N². Identity is filled in by the relay.
import type { Presence } from '@baton/protocol/frames';
import { mostHere, presenceMs } from './limits.ts';

export interface PresenceOptions {
  readonly now: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  /** Tells everybody; called once for however many changes. */
  readonly tell: (here: readonly Presence[]) => void;
}

export class PresenceBoard {
  readonly #options: PresenceOptions;
  readonly #here = new Map<number, Presence>();
  #told = -Infinity;
  #cancel: (() => void) | undefined;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** The newest last, so that a crowded workspace tells of those who moved lately. */
  set(record: Presence): void {
    this.#here.delete(record.deviceNo);
    this.#here.set(record.deviceNo, record);
    this.changed();
  }
  drop(deviceNo: number): void {
    if (this.#here.delete(deviceNo)) this.changed();
  }
  close(): void {
    this.#cancel?.();
  }

  /** Somebody came who has not been told yet, or a record changed. */
  changed(): void {
    if (this.#cancel) return;
    const wait = Math.max(0, this.#told + presenceMs - this.#options.now());
    this.#cancel = this.#options.schedule(wait, () => {
      this.#cancel = undefined;
      this.#told = this.#options.now();
      this.#options.tell([...this.#here.values()].slice(-mostHere));
    });
  }
}
