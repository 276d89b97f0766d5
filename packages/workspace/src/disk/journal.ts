// The one way to the disk: what is written while a commit runs goes into the next one, together and in order. So a
// burst of gestures costs a few commits, and nothing is ever on the disk before what it builds on.
import { DiskFull, StaleLeader, type Disk, type Write } from '@baton/store/disk';
import type { Scheduler } from '../ports.ts';

export type DiskFault = 'full' | 'blocked' | 'stale';
interface Entry {
  readonly writes: readonly Write[];
  readonly strict: boolean;
  readonly kept: () => void;
}

export interface Journal {
  /** Resolves when it is kept. Never settles once the disk is lost: whoever waits asks the next leader. */
  write(writes: readonly Write[], strict?: boolean): Promise<void>;
  /** Resolves when all that was written before is kept. */
  flush(): Promise<void>;
  fault(): DiskFault | null;
}
export interface JournalOptions {
  readonly disk: Disk;
  readonly generation: number;
  readonly scheduler: Scheduler;
  readonly onFault: (fault: DiskFault | null) => void;
}
const tryAgainAfter = 2_000;

const faultOf = (error: unknown): DiskFault =>
  error instanceof DiskFull ? 'full' : error instanceof StaleLeader ? 'stale' : 'blocked';

export function openJournal({ disk, generation, scheduler, onFault }: JournalOptions): Journal {
  let queue: Entry[] = [];
  let running = false;
  let fault: DiskFault | null = null;
  const setFault = (next: DiskFault | null): void => {
    if (fault === next) return;
    fault = next;
    onFault(next);
  };

  async function commit(): Promise<void> {
    running = true;
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      try {
        await disk.commit(
          group.flatMap(({ writes }) => writes),
          { strict: group.some(({ strict }) => strict), generation },
        );
      } catch (error) {
        // Kept in memory and in order: with room again it is written as if nothing had been.
        queue = [...group, ...queue];
        setFault(faultOf(error));
        if (fault === 'full') scheduler.after(tryAgainAfter, () => void commit());
        else running = false;
        return;
      }
      setFault(null);
      for (const { kept } of group) kept();
    }
    running = false;
  }

  function write(writes: readonly Write[], strict = true): Promise<void> {
    return new Promise((kept) => {
      queue.push({ writes, strict, kept });
      if (!running && (fault === null || fault === 'full')) void commit();
    });
  }
  return {
    write,
    flush: () => (queue.length === 0 && !running ? Promise.resolve() : write([], false)),
    fault: () => fault,
  };
}
