// The sweep of a running relay, hour by hour: uploads that stopped, and once a day files to which nothing refers. Documents
// are read in a thread of its own that ends with each pass: a day lies between two.
import type { Cutter } from '../compaction/cutter.ts';
import type { Services } from '../services.ts';
import { FileSweep, type Swept } from './file-sweep.ts';

export interface SweepingOptions {
  readonly services: Pick<Services, 'relay' | 'files' | 'held' | 'now'>;
  readonly cutter: Pick<Cutter, 'mentions' | 'end'>;
  readonly graceMs: number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
}
export interface Sweeping {
  /** Since the relay started. */
  readonly removed: Swept;
  /** One pass, now; a pass that is under way is waited for instead. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}
const everyMs = 3_600_000;

export function startSweeping({ services, cutter, graceMs, schedule, onTrouble }: SweepingOptions): Sweeping {
  const { relay, files, held, now } = services;
  const removed = { files: 0, bytes: 0 };
  let isStopped = false;
  const unreferred = new FileSweep({
    log: relay.options.log,
    files,
    held,
    mentions: (...of) => cutter.mentions(...of),
    movedIn: async (id) => (await relay.workspace(id))?.rights.directory?.moved,
    onFault: (workspace, fault) =>
      onTrouble({
        what: `files of ${workspace} could not be swept`,
        detail: fault instanceof Error ? fault.message : String(fault),
      }),
    graceMs,
    now,
  });
  async function pass(): Promise<void> {
    if (relay.watch.isReadOnly) return;
    try {
      await files.sweep(now());
      const gone = await unreferred.pass();
      removed.files += gone.files;
      removed.bytes += gone.bytes;
    } catch (fault) {
      if (isStopped) return;
      onTrouble({ what: 'files could not be swept', detail: fault instanceof Error ? fault.message : String(fault) });
    } finally {
      await cutter.end();
    }
  }
  let running: Promise<void> | undefined;
  const sweep = (): Promise<void> => {
    running ??= pass().finally(() => {
      running = undefined;
    });
    return running;
  };
  const next = (): void => {
    cancel = schedule(everyMs, () => void sweep().finally(() => isStopped || next()));
  };
  let cancel = (): void => {};
  next();
  return {
    removed,
    sweep,
    async stop() {
      isStopped = true;
      unreferred.stop();
      cancel();
      await cutter.end();
      await running;
    },
  };
}
