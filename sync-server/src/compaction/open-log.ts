// A log on disk and the thread that cuts it.
import type { Log } from '../log/contract.ts';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { cutterInThread, type Cutter } from './cutter.ts';

interface Ask {
  readonly file: string;
  readonly now: () => number;
  /** The thread begins beside the log's, not when it is first needed: on one processor edits would wait for that. */
  readonly readyToCut: boolean;
}
export async function openLogAndCutter({
  file,
  now,
  readyToCut,
}: Ask): Promise<{ readonly log: Log; readonly cutter: Cutter }> {
  const opening = openSqliteLog(file, now);
  const cutter = cutterInThread(file, { snapshot: async (...of) => (await opening).snapshot(...of) });
  if (readyToCut) cutter.ready();
  try {
    return { log: await opening, cutter };
  } catch (fault) {
    await cutter.end();
    throw fault;
  }
}
