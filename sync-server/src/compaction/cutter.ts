// Who cuts. The relay has a thread for it, so that no edit waits for a compaction; the simulator cuts where it stands.
import type { NewEpoch } from '../log/documents.ts';
import { WorkerCalls } from '../log/worker-calls.ts';
import { cutEpoch, cutSnapshot, type Cut, type CutJob } from './cut.ts';

export interface Cutter {
  snapshot(job: CutJob): Promise<Cut>;
  epoch(job: CutJob): Promise<NewEpoch>;
  /** Nothing is left to cut for now: a thread ends, and its memory goes. */
  rest(): Promise<void>;
}

export const cutterHere: Cutter = {
  snapshot: async (job) => cutSnapshot(job),
  epoch: async (job) => cutEpoch(job),
  rest: () => Promise.resolve(),
};

const script = new URL('./cut-worker.ts', import.meta.url);
/** A document that needs more to be cut ends the thread, not the relay. */
const mostMemoryMb = 1_024;

export function cutterInThread(): Cutter {
  let thread: WorkerCalls | undefined;
  const rest = async () => {
    const resting = thread;
    thread = undefined;
    await resting?.drop();
  };
  const ask = async <T>(what: 'snapshot' | 'epoch', job: CutJob): Promise<T> => {
    thread ??= new WorkerCalls(script, {}, { maxOldGenerationSizeMb: mostMemoryMb });
    try {
      return await thread.call<T>({ do: what, job });
    } catch (fault) {
      await rest();
      throw fault;
    }
  };
  return { snapshot: (job) => ask('snapshot', job), epoch: (job) => ask('epoch', job), rest };
}
