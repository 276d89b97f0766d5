// A relay, started: its data opened, its parts made, its port listening. main.ts runs one for people; tests and benches
// start their own on a free port and a temporary folder.
import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { leaseDays } from '@baton/model/directory/schema';
import { closeCodes } from '@baton/protocol/frames';
import { Once } from './access/once.ts';
import { Rate } from './access/rate.ts';
import { SessionBook } from './access/session-book.ts';
import { createApp } from './app.ts';
import { Ahead } from './compaction/ahead.ts';
import { Compactor } from './compaction/compactor.ts';
import { cutterInThread, type Cutter } from './compaction/cutter.ts';
import { compactionLimits, days } from './compaction/limits.ts';
import { openLogAndCutter } from './compaction/open-log.ts';
import { startBackups, type Backups } from './backup/schedule.ts';
import { runsFolder } from './backup/manifest.ts';
import type { BackupWish, Config } from './config.ts';
import { runsIn } from './ledger/new-key-runs.ts';
import { moveRelayKey, openRelayKey } from './ledger/relay-key.ts';
import { openIdentity } from './identity/identity.ts';
import type { SignOnWish } from './identity/sign-on.ts';
import { openPost, type PostWish } from './mail/post.ts';
import { isBeingRefilled, refillCodeIn } from './backup/empty-relay.ts';
import { mostEpochLeap } from './log/documents.ts';
import { filesTold } from './files/file-book.ts';
import { openFileDesk, type FilesWish } from './files/open-desk.ts';
import { StorageAway } from './files/s3-refusal.ts';
import { startSweeping, type Sweeping } from './files/sweeping.ts';
import { HeldTray } from './held/held-tray.ts';
import { RelayCourse } from './ops/course.ts';
import { diskOf, hostOf, type Host } from './ops/host.ts';
import { watchCertificate } from './ops/certificate.ts';
import { createMetrics, type Metrics } from './ops/metrics.ts';
import { holdAlone } from './ops/one-relay.ts';
import { Outward } from './ops/outward.ts';
import { openProgram } from './ops/program.ts';
import { attachSockets } from './ops/sockets.ts';
import { StaticFiles } from './ops/static.ts';
import { Troubles } from './ops/troubles.ts';
import { Writes } from './ops/writes.ts';
import { Relay } from './relay/relay.ts';
import { CodeBook } from './routes/device-codes/code-book.ts';
import type { Services, Ticket } from './services.ts';

export interface StartOptions
  extends Pick<Config, 'port' | 'host' | 'dataFolder' | 'webFolder' | 'origins' | 'founding'>, PostWish {
  readonly demoDate?: string | undefined;
  /** 90 if left out. */
  readonly historyDays?: number;
  /** Left out: inside the data directory. */
  readonly secretFile?: string | undefined;
  readonly backup?: BackupWish | undefined;
  readonly metricsToken?: string | undefined;
  readonly signOn?: SignOnWish | undefined;
  readonly checkpointEvery?: number;
  readonly fileStorage?: FilesWish | undefined;
  readonly settings?: readonly string[];
  /** For long: its thread for cutting begins with it. Left out: when there is something to cut. */
  readonly readyToCut?: boolean;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
}
export interface Started {
  readonly port: number;
  readonly services: Services;
  readonly compactor: Compactor;
  readonly sweeping: Sweeping;
  /** Takes nothing more, finishes what was begun, tells the devices to come again. */
  stop(): Promise<void>;
}

const logFile = (dataFolder: string): string => join(dataFolder, 'log.db');
const ticketMs = 60_000;

function schedule(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/** What is counted from the start on. */
interface Counting {
  readonly metrics: Metrics;
  readonly writes: Writes;
  readonly troubles: Troubles;
  readonly outward: Outward;
}

interface Opened {
  readonly services: Services;
  readonly cutter: Cutter;
}
async function openServices(options: StartOptions, { metrics, outward }: Counting): Promise<Opened> {
  const { dataFolder, secretFile, founding, demoDate, signOn, onTrouble, mail, opensAt, checkpointEvery } = options;
  const { readyToCut = false } = options;
  const now = () => Date.now();
  const usual = join(dataFolder, 'secrets', 'relay-key');
  await moveRelayKey(usual, secretFile ?? usual);
  const relayKey = await openRelayKey(secretFile ?? usual);
  const { log: plain, cutter } = await openLogAndCutter({ file: logFile(dataFolder), now, readyToCut });
  const log = metrics.over(plain);
  const refilling = await isBeingRefilled(dataFolder, log);
  const services: Services = {
    relay: new Relay({
      log,
      relayKey,
      now,
      steady: () => performance.now(),
      schedule,
      onTrouble,
      ahead: new Ahead(),
      checkpointEvery,
      refillCode: refilling ? await refillCodeIn(dataFolder) : undefined,
      newKeyRuns: runsIn(join(dataFolder, runsFolder)),
    }),
    founding,
    refilling,
    demoDate,
    sessions: new SessionBook(join(dataFolder, 'sessions.db'), now),
    tickets: new Once<Ticket>({ now, lifeMs: ticketMs }),
    challenges: new Once<true>({ now, lifeMs: ticketMs }),
    codes: new CodeBook(now),
    post: await openPost(join(dataFolder, 'post.db'), { relayKey, now, outward }, { mail, opensAt }),
    ...openIdentity(join(dataFolder, 'accounts.db'), { now, outward }, signOn),
    held: new HeldTray(join(dataFolder, 'held.db'), now),
    files: openFileDesk(dataFolder, { now, outward }, options.fileStorage),
    contents: cutter,
    rate: new Rate(now),
    now,
  };
  return { services, cutter };
}

function openCompactor(
  { services: { relay, now }, cutter }: Opened,
  { historyDays, onTrouble }: StartOptions,
): Compactor {
  const { log, ahead } = relay.options;
  const historyMs = historyDays === undefined ? compactionLimits.historyMs : historyDays * days;
  return new Compactor({
    log,
    cutter,
    limits: { ...compactionLimits, historyMs },
    now,
    schedule,
    onTrouble,
    leap: () => randomInt(1, mostEpochLeap + 1),
    mayWrite: () => !relay.watch.isReadOnly,
    ...(ahead ? { ahead } : {}),
  });
}

function openBackups({ relay, now }: Services, options: StartOptions): Backups | undefined {
  const { backup: wish, dataFolder, onTrouble, fileStorage } = options;
  const { publicKey: relayKey } = relay.options.relayKey;
  if (!wish) return undefined;
  const filesInBucket = fileStorage?.s3 !== undefined;
  return startBackups({ wish, dataFolder, relayKey, filesInBucket, relay, now, schedule, onTrouble });
}

function openCounting({ mail, signOn, fileStorage }: StartOptions): Counting {
  const now = () => Date.now();
  const writes = new Writes(now);
  const metrics = createMetrics(
    () => performance.now(),
    (workspace, { author, envelopes }) => writes.note(workspace, author.deviceNo, envelopes.length),
  );
  return { metrics, writes, troubles: new Troubles(now), outward: new Outward(now, { mail, signOn, fileStorage }) };
}

function openCourse({ relay, now }: Services, { dataFolder, onTrouble }: StartOptions, writes: Writes): RelayCourse {
  const measure = async () => {
    const { used } = await diskOf(dataFolder);
    return (await relay.loads()).map((load) => ({ ...load, used, ...writes.take(load.workspace) }));
  };
  return new RelayCourse({ file: join(dataFolder, 'course.json'), measure, now, schedule, onTrouble });
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** No device may be away for longer without being asked, and no second of the log's window may lack its files. */
const graceOf = ({ fileStorage, historyDays = 0 }: StartOptions): number =>
  Math.max(fileStorage?.keepDays ?? leaseDays.most, leaseDays.most, historyDays) * days;

function openSweeping(services: Services, options: StartOptions): Sweeping {
  const { dataFolder, onTrouble } = options;
  const cutter = cutterInThread(logFile(dataFolder), services.relay.options.log);
  return startSweeping({ services, cutter, graceMs: graceOf(options), schedule, onTrouble });
}

interface Parts {
  readonly counting: Counting;
  readonly course: RelayCourse;
  readonly backups: Backups | undefined;
  readonly sweeping: Sweeping;
  readonly files: StaticFiles;
}
const metricsOf =
  ({ relay, files, now }: Services, dataFolder: string, { counting, backups, sweeping }: Parts) =>
  (): Promise<string> => {
    const backupAge = (): number | undefined => {
      const at = backups?.lastAt();
      return at === undefined ? undefined : (now() - at) / 1_000;
    };
    const filesNow = () => ({ ...filesTold(files.book), removed: sweeping.removed.files });
    return counting.metrics.read({ relay, dataFolder, backupAge, files: filesNow });
  };

async function openHost(opened: Services, options: StartOptions, parts: Parts): Promise<Host> {
  const { dataFolder, settings = [], historyDays = compactionLimits.historyMs / days, opensAt } = options;
  const { counting, course, backups = null, files } = parts;
  const metrics = metricsOf(opened, dataFolder, parts);
  const program = await openProgram();
  const given = await files.app();
  if (given !== null) opened.sessions.givenSince(given);
  return hostOf(dataFolder, {
    ...counting,
    since: opened.now(),
    historyDays,
    settings,
    backups,
    course,
    program,
    metrics,
    app: () => files.app(),
    certificate: watchCertificate(opensAt, opened.now),
  });
}

function closeBooks({ sessions, accounts, links, post, held, files, pins }: Services): void {
  for (const book of [sessions, accounts, links, post, held, files.book, pins]) book.close();
}

export async function startRelay(asked: StartOptions): Promise<Started> {
  const { dataFolder, webFolder, origins } = asked;
  const counting = openCounting(asked);
  const onTrouble: StartOptions['onTrouble'] = (trouble) => {
    counting.troubles.note(trouble);
    asked.onTrouble(trouble);
  };
  const options = { ...asked, onTrouble };
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const alone = holdAlone(join(dataFolder, 'relay.lock'));
  const { services: opened, cutter } = await openServices(options, counting);
  const backups = openBackups(opened, options);
  const course = openCourse(opened, options, counting.writes);
  const sweeping = openSweeping(opened, options);
  const files = new StaticFiles(webFolder);
  const host = await openHost(opened, options, { counting, course, backups, sweeping, files });
  const services: Services = { ...opened, host };
  const onFault = (fault: unknown) =>
    onTrouble({
      what: fault instanceof StorageAway ? fault.message : 'a request failed',
      detail: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    });
  const app = createApp({
    services,
    files,
    origins,
    onFault,
    metrics: { read: () => host.metrics(), token: options.metricsToken },
  });
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => void listener(request, response),
  );
  const compactor = openCompactor({ services, cutter }, options);
  const sockets = attachSockets(server, { services, origins });
  const stop = async (): Promise<void> => {
    server.close();
    sockets.close();
    await sweeping.stop();
    await course.stop();
    await services.relay.close(closeCodes.restart, 'the relay restarts');
    await compactor.stop();
    await backups?.stop();
    await services.relay.options.log.close();
    server.closeAllConnections();
    closeBooks(services);
    alone.release();
  };
  try {
    const port = await listen(server, options.port, options.host);
    compactor.start();
    await course.start();
    return { port, services, compactor, sweeping, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
