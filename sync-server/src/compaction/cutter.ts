// Who cuts. The relay has a thread for it, which reads the log itself, so that neither an edit nor the main thread waits
// for a compaction; the simulator cuts where it stands.
import { mentionsIn, type Mentions } from '@baton/replica/compacting/mentions';
import type { Log } from '../log/contract.ts';
import type { NewEpoch } from '../log/documents.ts';
import { WorkerCalls } from '../log/worker-calls.ts';
import { cutArchives, type ArchiveAsk, type Archived } from './archive-cut.ts';
import { compareContent, type AskedContent, type Compared } from './content-cut.ts';
import { bytesOf, cutEpoch, cutSnapshot, type Cut } from './cut.ts';
import { damaged, readJob, type ReadLog } from './read-job.ts';

export interface Cutter {
  /** null: there is no such document, or it changed its epoch meanwhile. */
  snapshot(workspace: string, doc: string): Promise<Cut | null>;
  epoch(workspace: string, doc: string): Promise<NewEpoch | null>;
  /** Which files the document speaks of. */
  mentions(workspace: string, doc: string): Promise<Mentions | null>;
  /** Whether a task says, or said, what was frozen of it. */
  content(workspace: string, asked: AskedContent): Promise<Compared>;
  /** What the partitions of a space have for its archives. */
  archives(workspace: string, ask: ArchiveAsk): Promise<Archived>;
  /** Soon there may be something to cut. */
  ready(): void;
  /** Nothing is left to cut for now: a thread that has grown ends, its memory goes, and another one is made ready. */
  rest(): Promise<void>;
  end(): Promise<void>;
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
    async mentions(workspace, doc) {
      const job = await readJob(log, workspace, doc);
      return job ? mentionsIn(doc, bytesOf(job)) : null;
    },
    content: (workspace, asked) => compareContent(log, workspace, asked),
    archives: (workspace, ask) => cutArchives((doc) => readJob(log, workspace, doc), ask),
    ready: () => undefined,
    rest: () => Promise.resolve(),
    end: () => Promise.resolve(),
  };
}

const script = new URL('./cut-worker.ts', import.meta.url);
/** A document that needs more to be cut ends the thread, not the relay. */
const mostMemoryMb = 1_024;
/** A thread whose heap is larger has cut something large, and would keep the room for it. */
const usualGrownBytes = 64_000_000;

/** @param file the log's; @param log asked only to forget a damaged snapshot. */
export function cutterInThread(file: string, log: Pick<Log, 'snapshot'>, grownBytes = usualGrownBytes): Cutter {
  let thread: WorkerCalls | undefined;
  // Beginning one costs a third of a second of the processor, most cuts a hundredth of that: it is not done for each pass.
  const begin = (): WorkerCalls => {
    thread ??= new WorkerCalls(script, { file }, { maxOldGenerationSizeMb: mostMemoryMb });
    return thread;
  };
  const end = async () => {
    const ending = thread;
    thread = undefined;
    await ending?.drop();
  };
  const ask = async <T>(what: keyof Cutter, of: readonly [workspace: string, what: unknown]): Promise<T> => {
    try {
      return await begin().call<T>({ do: what, of });
    } catch (fault) {
      await end();
      throw fault;
    }
  };
  const askTwice = async <T>(
    what: 'snapshot' | 'epoch' | 'mentions',
    of: readonly [workspace: string, doc: string],
  ): Promise<T> => {
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
    mentions: (...of) => askTwice('mentions', of),
    // A damaged snapshot among them is found, and forgotten, when its own document is cut.
    content: (...of) => ask('content', of),
    archives: (...of) => ask('archives', of),
    ready: () => void begin(),
    async rest() {
      // One that has come to its end weighs too much, too.
      const heap = (await thread?.call<number>({ do: 'weigh' }).catch(() => Infinity)) ?? 0;
      if (heap <= grownBytes) return;
      await end();
      begin();
    },
    end,
  };
}
