// Whether the store takes writes. Found out by whoever writes; while it takes none, devices are told so once, their edits
// are answered *later* without touching the disk, and it is tried again and again until there is room.
import type { RelayState } from '@baton/protocol/frames';
import { takesNothing } from '../log/takes-nothing.ts';

export const readOnlySentence = 'The relay takes nothing at the moment: its disk is full. Your edits are kept here.';

export interface StoreWatchOptions {
  /** Rejects as long as nothing can be written. */
  readonly probe: () => Promise<void>;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly onTrouble?: ((trouble: { readonly what: string; readonly detail: string }) => void) | undefined;
}
type Told = (state: Extract<RelayState, 'open' | 'read-only'>) => void;

const probeMs = 1_000;

export class StoreWatch {
  readonly #options: StoreWatchOptions;
  readonly #listeners = new Set<Told>();
  #isClosed = false;
  #cancel: (() => void) | undefined;
  isReadOnly = false;

  constructor(options: StoreWatchOptions) {
    this.#options = options;
  }

  follow(listener: Told): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether this fault means that the store takes nothing; then it is watched until it does again. */
  hear(fault: unknown): boolean {
    if (!takesNothing(fault)) return false;
    if (this.isReadOnly || this.#isClosed) return true;
    this.isReadOnly = true;
    const detail = fault instanceof Error ? fault.message : String(fault);
    this.#options.onTrouble?.({ what: 'the store takes nothing: read-only until it does', detail });
    this.#probeSoon();
    for (const listener of this.#listeners) listener('read-only');
    return true;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  #probeSoon(): void {
    this.#cancel = this.#options.schedule(probeMs, () => {
      this.#options.probe().then(
        () => this.#open(),
        () => this.#isClosed || this.#probeSoon(),
      );
    });
  }

  #open(): void {
    if (this.#isClosed) return;
    this.isReadOnly = false;
    this.#options.onTrouble?.({ what: 'the store takes writes again', detail: '' });
    for (const listener of this.#listeners) listener('open');
  }
}
