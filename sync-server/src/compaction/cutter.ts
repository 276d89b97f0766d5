// Who cuts. The relay has a thread for it, which reads the log itself, so that neither an edit nor the main thread waits
// for a compaction; the simulator cuts where it stands.
import type { Log } from '../log/contract.ts';
import type { NewEpoch } from '../log/documents.ts';
import { WorkerCalls } from '../log/worker-calls.ts';
import { cutArchives, type ArchiveAsk, type Archived } from './archive-cut.ts';
import { cutEpoch, cutSnapshot, type Cut } from './cut.ts';
import { damaged, readJob, type ReadLog } from './read-job.ts';

export interface Cutter {
  /** null: there is no such document, or it changed its epoch meanwhile. */
  snapshot(workspace: string, doc: string): Promise<Cut | null>;
  epoch(workspace: string, doc: string): Promise<NewEpoch | null>;
  /** What the partitions of a space have for its archives. */
  archives(workspace: string, ask: ArchiveAsk): Promise<Archived>;
  /** Nothing is left to cut for now: a thread ends, and its memory goes. */
  rest(): Promise<void>;
}

export function cutterHere(log: ReadLog): Cutter {
  return {
    async snapshot(workspace, doc) {
      const job = await readJob(log, workspace, doc);
      return job ? cutSnapshot(job) : null;
    },
    async epoch(workspace, doc) {
      const job = await readJob(log, workspace, doc);
      return job ? cutEpoch(job) : null;
    },
    archives: (workspace, ask) => cutArchives((doc) => readJob(log, workspace, doc), ask),
    rest: () => Promise.resolve(),
  };
}

const script = new URL('./cut-worker.ts', import.meta.url);
/** A document that needs more to be cut ends the thread, not the relay. */
const mostMemoryMb = 1_024;

/** @param file the log's; @param log asked only to forget a damaged snapshot. */
export function cutterInThread(file: string, log: Pick<Log, 'snapshot'>): Cutter {
  let thread: WorkerCalls | undefined;
  const rest = async () => {
    const resting = thread;
    thread = undefined;
    await resting?.drop();
  };
  const ask = async <T>(what: keyof Cutter, of: readonly [workspace: string, what: unknown]): Promise<T> => {
    thread ??= new WorkerCalls(script, { file }, { maxOldGenerationSizeMb: mostMemoryMb });
    try {
      return await thread.call<T>({ do: what, of });
    } catch (fault) {
      await rest();
      throw fault;
    }
  };
  const askTwice = async <T>(what: 'snapshot' | 'epoch', of: readonly [workspace: string, doc: string]): Promise<T> => {
    try {
      return await ask<T>(what, of);
    } catch (fault) {
      if (!(fault instanceof Error) || fault.message !== damaged) throw fault;
      await log.snapshot(...of);
      return ask<T>(what, of);
    }
  };
  return {
    snapshot: (...of) => askTwice('snapshot', of),
    epoch: (...of) => askTwice('epoch', of),
    // A damaged snapshot among them is found, and forgotten, when its own document is cut.
    archives: (...of) => ask('archives', of),
    rest,
  };
}
