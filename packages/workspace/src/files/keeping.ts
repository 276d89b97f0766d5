// Files of what somebody keeps on this device come by themselves, one after the other, while the relay can be reached and
// there is room; and stay, however long nobody opens them (model/file/keeping says which).
import { filesToKeep, type KeptVersion } from '@baton/model/file/keeping';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Core } from '../core.ts';
import { isNearlyFull } from '../disk/nearly-full.ts';

const soon = 5_000;

export interface KeepingOptions {
  readonly core: () => Core;
  readonly isHere: (hash: string) => boolean;
  readonly bring: (of: KeptVersion) => Promise<Blob | Refusal>;
  readonly changed: () => void;
}

export class Keeping {
  readonly #options: KeepingOptions;
  #wanted = new Map<string, KeptVersion>();
  /** The relay has not got them: asked for again when it is met anew. */
  readonly #nowhere = new Set<string>();
  #isRunning = false;
  #isFull = false;
  #cancel: (() => void) | null = null;

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  open(): void {
    const { asking, moves, stops } = this.#options.core();
    const later = (): void => this.#later();
    stops.push(moves.hear(later), asking.moves.hear(later), () => this.#cancel?.());
    this.#read();
  }

  /** Many gestures, one look. */
  #later(): void {
    this.#cancel ??= this.#options.core().options.scheduler.after(soon, () => {
      this.#cancel = null;
      this.#read();
      this.look();
    });
  }
  #read(): void {
    const { held, replica } = this.#options.core();
    const before = [...this.#wanted.keys()].join(' ');
    this.#wanted = new Map(filesToKeep(replica.rows, held.pins.keys()).map((file) => [file.hash, file]));
    if ([...this.#wanted.keys()].join(' ') !== before) this.#options.changed();
  }

  isKept(hash: string): boolean {
    return this.#wanted.has(hash);
  }
  /** Kept, and still to come. */
  coming(): readonly KeptVersion[] {
    return [...this.#wanted.values()].filter(({ hash }) => !this.#options.isHere(hash));
  }
  /** Room was made, or the relay is met anew. */
  again(): void {
    this.#isFull = false;
    this.#nowhere.clear();
    this.look();
  }

  look(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#run()
      // Where the disk goes meanwhile, another leader fetches.
      .catch(() => undefined)
      .finally(() => (this.#isRunning = false));
  }

  #next(): KeptVersion | undefined {
    const { link, storage } = this.#options.core();
    if (this.#isFull || link.state().phase !== 'live' || isNearlyFull(storage.last())) return undefined;
    return this.coming().find(({ hash }) => !this.#nowhere.has(hash));
  }

  async #run(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const came = await this.#options.bring(next);
      if (!isRefusal(came)) continue;
      if (came.kind === 'needs-relay') return;
      if (came.kind === 'not-saved') this.#isFull = true;
      else this.#nowhere.add(next.hash);
    }
  }
}
