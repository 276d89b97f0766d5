// Once a day takes tasks that were closed long ago into the archives of their quarters, and lets partitions begin anew
// without them. In this order: the archive opens; it gets the cells; a verified backup has it; nobody writes in the
// partition for a while; it begins anew. Whatever ends in between leaves the task in two places, never in none.
import { secondsOf } from '@baton/replica/cells/cell';
import { parseDoc } from '@baton/replica/layout';
import type { Log } from '../log/contract.ts';
import type { Shrunk } from './archive-cut.ts';
import type { Cutter } from './cutter.ts';
import { leapt } from './leap.ts';
import type { CompactionLimits } from './limits.ts';

export interface ArchivistOptions {
  readonly log: Log;
  readonly cutter: Cutter;
  readonly limits: CompactionLimits;
  readonly now: () => number;
  readonly leap: () => number;
  /** A partition was put in a smaller epoch, without so many tasks. */
  readonly onEpoch: (doc: string, tasks: number) => void;
}
interface Looking {
  /** Not before this is looked again. */
  next: number;
  /** Partition → its last number, and since when it is that. */
  readonly quiet: Map<string, { readonly last: number; readonly since: number }>;
}
/** Opening, copying, and a look at what came of it. */
const rounds = 4;
/** Each look reads all of the space's partitions. */
const backupMs = 6 * 3_600_000;

/** By steps, so that what was copied gets into a backup before more is: else a busy partition would wait for ever. */
const stepped = (at: number, step: number): number => at - (at % step);

export class Archivist {
  readonly #options: ArchivistOptions;
  readonly #looking = new Map<string, Looking>();

  constructor(options: ArchivistOptions) {
    this.#options = options;
  }

  /** To be called often. @param isOver asked between two steps: the relay stops. */
  async pass(workspace: string, isOver: () => boolean): Promise<void> {
    const { now, limits } = this.#options;
    const looking = this.#looking.get(workspace) ?? { next: -Infinity, quiet: new Map() };
    this.#looking.set(workspace, looking);
    if (now() < looking.next) return;
    looking.next = now() + limits.archiveEveryMs;
    for (const partitions of await this.#spaces(workspace)) {
      if (isOver()) return;
      const wait = await this.#archive(workspace, partitions, { looking, isOver });
      looking.next = Math.min(looking.next, now() + wait);
    }
  }

  async #spaces(workspace: string): Promise<readonly (readonly string[])[]> {
    const spaces = new Map<string, string[]>();
    for (const { doc } of await this.#options.log.docsAfter(workspace, 0)) {
      const of = parseDoc(doc);
      if (of?.class === 'records') spaces.set(of.space, [...(spaces.get(of.space) ?? []), doc]);
    }
    return [...spaces.values()];
  }

  /** Answers in how many milliseconds it is worth looking again. */
  async #archive(
    workspace: string,
    partitions: readonly string[],
    { looking, isOver }: { readonly looking: Looking; readonly isOver: () => boolean },
  ): Promise<number> {
    const { log, cutter, limits, now } = this.#options;
    const before = secondsOf(stepped(now() - limits.closedMs, limits.closedStepMs));
    for (let round = 0; round < rounds && !isOver(); round += 1) {
      const safe = await log.safe(workspace);
      const ask = { partitions, before, least: limits.closedTasks, safe };
      const { open, copies, epochs, waits } = await cutter.archives(workspace, ask);
      for (const doc of open) await log.openDoc(workspace, doc);
      for (const copy of copies) await log.keepSnapshot(workspace, copy);
      let wait = waits ? backupMs : limits.archiveEveryMs;
      for (const shrunk of epochs) wait = Math.min(wait, await this.#shrink(workspace, looking, shrunk));
      if (open.length + copies.length === 0) return wait;
    }
    return limits.quietMs;
  }

  async #shrink(workspace: string, { quiet }: Looking, { made, tasks }: Shrunk): Promise<number> {
    const { log, limits, now, leap, onEpoch } = this.#options;
    const { doc, number } = made.base;
    const before = quiet.get(doc);
    if (before?.last !== number) quiet.set(doc, { last: number, since: now() });
    const isQuiet = before?.last === number && now() - before.since >= limits.quietMs;
    if (!isQuiet || (await log.raiseEpoch(workspace, leapt(made, leap))) === undefined) return limits.quietMs;
    quiet.delete(doc);
    onEpoch(doc, tasks);
    return limits.archiveEveryMs;
  }
}
