// What /metrics tells a Prometheus: numbers by kind, never by person, document or workspace. Counted at the log's door,
// so that nothing else has to know of it.
import { statfs } from 'node:fs/promises';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { FilesTold } from '../files/file-book.ts';
import type { Appended, Batch, Log } from '../log/contract.ts';
import type { Relay } from '../relay/relay.ts';
import { healthOf } from './health.ts';

export interface Metrics {
  /** The log, counted. */
  over<L extends Log>(log: L): L;
  read(from: MetricSources): Promise<string>;
}
export interface MetricSources {
  readonly relay: Relay;
  readonly dataFolder: string;
  /** Seconds since the newest verified backup; undefined when the relay makes none. */
  readonly backupAge: () => number | undefined;
  readonly files: () => FilesTold & { readonly removed: number };
}

function createGauges(registers: Registry[]) {
  const gauge = (name: string, help: string) => new Gauge({ name: `baton_${name}`, help, registers });
  return {
    open: gauge('open', '1 while edits are taken.'),
    devices: gauge('devices', 'Devices connected.'),
    head: gauge('entries', 'Entries of all workspaces.'),
    workspaces: gauge('workspaces', 'Workspaces.'),
    lag: gauge('feed_lag_entries', 'Entries that the slowest connected device waits for.'),
    free: gauge('disk_free_bytes', 'Free where the data lies.'),
    files: gauge('files', 'Files kept.'),
    fileBytes: gauge('files_bytes', 'Bytes of files kept.'),
    idleFiles: gauge('files_unreferred', 'Files to which nothing refers any more, in their grace period.'),
    idleBytes: gauge('files_unreferred_bytes', 'Bytes of those.'),
    removed: gauge('files_removed', 'Files removed since the relay started, because nothing referred to them.'),
    backup: gauge('backup_age_seconds', 'Since the newest verified backup of the relay itself; -1 without one.'),
  };
}

function setFiles(gauges: ReturnType<typeof createGauges>, told: ReturnType<MetricSources['files']>): void {
  gauges.files.set(told.files);
  gauges.fileBytes.set(told.bytes);
  gauges.idleFiles.set(told.idle.files);
  gauges.idleBytes.set(told.idle.bytes);
  gauges.removed.set(told.removed);
}

/** `accepted`: told of each batch that the log took, once. */
export function createMetrics(
  now: () => number,
  accepted: (workspace: string, batch: Batch) => void = () => undefined,
): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register, prefix: 'baton_' });
  const batches = new Counter({
    name: 'baton_batches_total',
    help: 'Batches answered.',
    labelNames: ['answer'],
    registers,
  });
  const bytes = new Counter({ name: 'baton_batch_bytes_total', help: 'Bytes of accepted edits.', registers });
  const commit = new Histogram({
    name: 'baton_commit_seconds',
    help: 'From a batch given to the log to its answer.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const gauges = createGauges(registers);
  const count = (answer: Appended, size: number): void => {
    batches.inc({ answer: answer.kind === 'refused' ? answer.reason : answer.kind });
    if (answer.kind === 'accepted' && !answer.again) bytes.inc(size);
  };
  return {
    over<L extends Log>(log: L): L {
      const append: Log['append'] = async (workspace, batch) => {
        const begun = now();
        try {
          const answer = await log.append(workspace, batch);
          count(
            answer,
            batch.envelopes.reduce((sum, envelope) => sum + envelope.bytes.length, 0),
          );
          if (answer.kind === 'accepted' && !answer.again) accepted(workspace, batch);
          return answer;
        } catch (fault) {
          batches.inc({ answer: 'fault' });
          throw fault;
        } finally {
          commit.observe((now() - begun) / 1_000);
        }
      };
      return new Proxy(log, { get: (of, name) => (name === 'append' ? append : bound(of, name)) });
    },
    async read({ relay, dataFolder, backupAge, files }) {
      const { state, ...health } = await healthOf(relay);
      gauges.open.set(state === 'open' ? 1 : 0);
      for (const name of ['devices', 'head', 'workspaces', 'lag'] as const) gauges[name].set(health[name]);
      const { bavail, bsize } = await statfs(dataFolder);
      gauges.free.set(bavail * bsize);
      gauges.backup.set(backupAge() ?? -1);
      setFiles(gauges, files());
      return register.metrics();
    },
  };
}

/** Classes with private fields answer only to themselves. */
function bound(of: object, name: string | symbol): unknown {
  const found: unknown = Reflect.get(of, name, of);
  return typeof found === 'function' ? (found as (...args: unknown[]) => unknown).bind(of) : found;
}
