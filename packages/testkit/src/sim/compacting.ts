// The relay's compactor in the simulator: the real one, over the relay's log, cutting while people write, die and come
// back. Two of the planted faults are here.
import { createHash } from 'node:crypto';
import type { Ahead } from '@baton/sync-server/compaction/ahead';
import { Compactor } from '@baton/sync-server/compaction/compactor';
import { cutSnapshot } from '@baton/sync-server/compaction/cut';
import { cutterHere, type Cutter } from '@baton/sync-server/compaction/cutter';
import { compactionLimits } from '@baton/sync-server/compaction/limits';
import { readJob } from '@baton/sync-server/compaction/read-job';
import type { Log } from '@baton/sync-server/log/contract';
import { naiveSnapshot } from '@baton/replica/test/naive-snapshot';
import type { Random } from '../random.ts';
import type { Time } from '../time.ts';
import type { Fault } from './faults.ts';
import { plantedIn } from './planted-in.ts';

interface Parts {
  readonly log: Log;
  readonly time: Time;
  readonly random: Random;
  readonly fault: Fault | null;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
  /** What is closed goes to its archive after a minute, where the product waits two months. */
  readonly archives: boolean;
  readonly ahead: Ahead;
  readonly leap: () => number;
}
const soon = { closedMs: 60_000, closedStepMs: 1_000, closedTasks: 1, archiveEveryMs: 5_000, quietMs: 2_000 };

/** Cutting takes a while, in which others write. */
const slowly = ({ time, random }: Parts, cutter: Cutter): Cutter => ({
  ...cutter,
  async snapshot(workspace, doc) {
    const cut = await cutter.snapshot(workspace, doc);
    await new Promise<void>((done) => void time.schedule(1 + random.int(400), done));
    return cut;
  },
});

/** Planted: Yjs alone decides which of two cells stays. */
const carelessly = (log: Log): Cutter => ({
  ...cutterHere(log),
  async snapshot(workspace, doc) {
    const job = await readJob(log, workspace, doc);
    if (!job) return null;
    const { made, weight } = cutSnapshot(job);
    const updates = job.entries.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.bytes] : []));
    const bytes = naiveSnapshot(job.snapshot ? [job.snapshot, ...updates] : updates);
    const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest());
    return { made: { ...made, snapshot: { ...made.snapshot, bytes, sha256 }, writtenBack: [] }, weight };
  },
});

/** Planted: a snapshot is kept at the document's last number, whatever had come while it was cut. */
const tooFar = (log: Log): Log =>
  plantedIn(log, {
    async keepSnapshot(workspace: string, made: Parameters<Log['keepSnapshot']>[1]) {
      const last = (await log.docState(workspace, made.snapshot.doc))?.last ?? 0;
      return log.keepSnapshot(workspace, { ...made, snapshot: { ...made.snapshot, number: last } });
    },
  });

export function compactorOf(parts: Parts): Compactor {
  const { log, time, fault, onTrouble, ahead, leap } = parts;
  return new Compactor({
    log: fault === 'snapshot counted too far' ? tooFar(log) : log,
    cutter: slowly(parts, fault === 'hidden cell lost in compaction' ? carelessly(log) : cutterHere(log)),
    limits: { ...compactionLimits, tailEntries: 4, ...(parts.archives ? soon : {}) },
    now: () => time.now(),
    schedule: (ms, work) => time.schedule(ms, work),
    onTrouble,
    ahead,
    leap,
    everyMs: 700,
  });
}
