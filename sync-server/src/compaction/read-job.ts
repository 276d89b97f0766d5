// Everything that a document is made of now, read from the log for cutting.
import type { Log, LogEntry } from '../log/contract.ts';
import type { StoredSnapshot } from '../log/documents.ts';
import type { CutJob } from './cut.ts';

export type ReadLog = Pick<Log, 'docState' | 'readDoc' | 'snapshot' | 'standing'>;

/** What is said by a thread that may not forget it. */
export const damaged = 'the snapshot is damaged on the disk';

const pageBytes = 1_000_000;

/** undefined: there is no such document, or its epoch changed while it was read. */
export async function readJob(log: ReadLog, workspace: string, doc: string): Promise<CutJob | undefined> {
  const snapshot = await log.snapshot(workspace, doc);
  const state = await log.docState(workspace, doc);
  if (!state || isOfAnother(state.epoch, snapshot)) return undefined;
  const { epoch, recorded } = state;
  const covered = snapshot?.number ?? 0;
  // What the history does not tell of yet is read as well.
  const entries = await readAll(log, { workspace, doc, after: Math.min(covered, recorded) });
  if (entries.some((entry) => entry.kind === 'epoch' && entry.epoch > epoch)) return undefined;
  const number = Math.max(covered, entries.at(-1)?.number ?? 0);
  const { incarnation } = await log.standing(workspace);
  return { doc, incarnation, epoch, snapshot: snapshot?.bytes ?? null, entries, number, recorded };
}

const isOfAnother = (epoch: number, snapshot: StoredSnapshot | undefined): boolean =>
  snapshot !== undefined && snapshot.epoch !== epoch;

interface Stretch {
  readonly workspace: string;
  readonly doc: string;
  readonly after: number;
}

async function readAll(log: ReadLog, { workspace, doc, after }: Stretch): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let from = after; ;) {
    const page = await log.readDoc(workspace, { doc, after: from, limit: pageBytes });
    entries.push(...page.entries);
    if (!page.more) return entries;
    from = page.upTo;
  }
}
