// Backups that the relay makes by itself, so many hours apart, counted from the newest that is there. Only a verified one
// makes numbers safe.
import { join } from 'node:path';
import { WorkerCalls } from '../log/worker-calls.ts';
import type { BackupWish } from '../config.ts';
import type { Relay } from '../relay/relay.ts';
import { sizeOfBackup } from './manifest.ts';
import { backupsIn, timeOfBackup, type BackupAsk, type TakenBackup } from './take-backup.ts';

export interface BackupsOptions {
  readonly wish: BackupWish;
  readonly dataFolder: string;
  readonly relayKey: string;
  readonly filesInBucket?: boolean | undefined;
  readonly relay: Pick<Relay, 'markSafe'>;
  readonly now: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
  /** Handed in by tests; else in a thread. */
  readonly take?: (ask: BackupAsk, keep: number) => Promise<TakenBackup>;
}
/** What lies where the backups go, whoever made them. */
export interface Kept {
  readonly count: number;
  readonly oldest: number | null;
  /** Bytes of the newest, all that it holds. */
  readonly size: number | null;
  /** As IT set them. */
  readonly most: number;
  readonly hours: number;
}
export interface Backups {
  /** Of the newest verified backup that this relay knows of; undefined without one. */
  lastAt(): number | undefined;
  kept(): Promise<Kept>;
  takeNow(): Promise<TakenBackup>;
  stop(): Promise<void>;
}

const hourMs = 3_600_000;
/** A timer holds no more than 24 days; and a clock that was set is noticed within the hour. */
const lookMs = hourMs / 4;
const script = new URL('./backup-worker.ts', import.meta.url);

function inThread() {
  let thread: WorkerCalls | undefined;
  return {
    async take(ask: BackupAsk, keep: number): Promise<TakenBackup> {
      thread = new WorkerCalls(script, {});
      try {
        return await thread.call<TakenBackup>({ ask, keep });
      } finally {
        await thread.drop();
      }
    },
    /** A relay that stops waits for no backup: what was begun is no backup yet. */
    end: async () => thread?.drop(),
  };
}

async function keptIn({ to, keep, hours }: BackupWish, now: number): Promise<Kept> {
  const names = await backupsIn(to, now);
  const newest = names.at(-1);
  return {
    count: names.length,
    oldest: timeOfBackup(names[0]) ?? null,
    size: newest === undefined ? null : await sizeOfBackup(join(to, newest)),
    most: keep,
    hours,
  };
}

export function startBackups(options: BackupsOptions): Backups {
  const { wish, relay, now, onTrouble } = options;
  const thread = inThread();
  const take = options.take ?? thread.take;
  let last: number | undefined;
  let cancel = (): void => {};
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  async function takeOne(): Promise<TakenBackup> {
    const { dataFolder, relayKey, filesInBucket } = options;
    const taken = await take({ dataFolder, to: wish.to, now: now(), relayKey, filesInBucket }, wish.keep);
    if (!taken.good) {
      onTrouble({ what: 'a backup is not good', detail: taken.why });
      return taken;
    }
    last = Date.parse(taken.manifest.taken);
    const { bytes } = taken.manifest;
    if (bytes?.in === 'backup' && bytes.missing.length > 0)
      onTrouble({ what: 'files are missing', detail: `${bytes.missing.length} are in no backup from here on` });
    const ends = taken.manifest.workspaces.map(({ id, number }) => [id, number] as const);
    if (!isStopped) await relay.markSafe(new Map(ends));
    return taken;
  }
  function takeNow(): Promise<TakenBackup> {
    const next = running.then(takeOne);
    running = next.catch((fault: unknown) => {
      if (!isStopped) onTrouble({ what: 'a backup failed', detail: String(fault) });
    });
    return next;
  }
  async function look(): Promise<void> {
    last ??= timeOfBackup((await backupsIn(wish.to, now())).at(-1));
    // One of a time to come: the clock was set back since, and nobody knows how old it is.
    const isDue = last === undefined || now() - last >= wish.hours * hourMs || last > now() + lookMs;
    if (!isStopped && isDue) await takeNow().catch(() => undefined);
    if (!isStopped) cancel = options.schedule(Math.min(lookMs, wish.hours * hourMs), () => void look());
  }
  cancel = options.schedule(1_000, () => void look());
  return {
    lastAt: () => last,
    kept: () => keptIn(wish, now()),
    takeNow,
    stop: async () => {
      isStopped = true;
      cancel();
      await thread.end();
      await running;
    },
  };
}
