// An open workspace, headless: the same in a browser's worker, in the command line and in the simulator. Everything
// it needs of the world is handed in. Seats (desk.ts) sit at it; it knows nothing of tabs.
import { dayOf } from '@baton/model/day';
import { deviceIn } from '@baton/model/directory/queries';
import { completeWrite } from '@baton/store/away';
import { DiskFull, DiskGone, StaleLeader, type Write } from '@baton/store/disk';
import { ownerWrite } from '@baton/store/owner';
import { closeSession, sessionsWrite, takeSession } from '@baton/store/sessions';
import type { Me } from '../contract.ts';
import { relayNow, type Core, type EngineOptions } from '../core.ts';
import { load, loadRows, readRows, type Held } from '../disk/held.ts';
import { enterLedger } from '../incoming/incoming.ts';
import { openJournal, type DiskFault, type Journal } from '../disk/journal.ts';
import type { Link } from '../link/link.ts';
import { watchOutlived } from '../giving-back/outlived.ts';
import { mendOutdated } from '../tray/mending.ts';
import { watchReading } from '../decisions/lost-read.ts';
import { watchMoves } from '../decisions/moving.ts';
import { toldOf } from '../telling/places.ts';
import { version, writeProjections } from '../disk/projecting.ts';
import { restoreRows } from '../disk/restoring.ts';
import { createSigner, type Signer } from '../decisions/signing.ts';
import { warmUp } from '../disk/warming.ts';
import { isNews } from '../decisions/world-keeper.ts';
import { buildCore, type Parts } from './build-core.ts';

export interface Engine {
  readonly core: Core;
  /** Resolves when the directory is known: at once, or after a new device's first contact with the relay. */
  readonly ready: Promise<void>;
  readonly sign: Signer;
  readonly present: Link['present'];
  /** The network is back, or the machine woke. */
  wake(): void;
  /** Writes what is not written, gives its client ids back, and stops. */
  close(): Promise<void>;
  /** Stops without another word: another tab leads. */
  stop(): void;
}

/** Record documents open under a session that was never used, or was closed cleanly; it may be used once it is kept. */
function takeRecordSession(held: Held, journal: Journal, also: Write): { session: number; kept: Promise<void> } {
  const taken = takeSession(held.sessions, 'records', () => 0);
  held.sessions = taken.sessions;
  return { session: taken.session, kept: journal.write([sessionsWrite(taken.sessions), also]) };
}

/** A new day: what is due today is another question. */
function watchDays(core: Core): void {
  const today = () => dayOf(relayNow(core), core.options.zone());
  let day = today();
  let cancel = (): void => {};
  const look = (): void => {
    if (today() !== day) core.questions.changedAll();
    day = today();
    cancel = core.options.scheduler.after(60_000, look);
  };
  look();
  core.stops.push(() => cancel());
}

const stopAll = (core: Core): void => {
  for (const stop of core.stops) stop();
  core.carets.stop();
  core.link.hear({ type: 'stop' });
};

async function close(core: Core): Promise<void> {
  const { held, journal, options } = core;
  if (core.statuses.topic.last()?.removed) return stopAll(core);
  core.away.look();
  stopAll(core);
  if (journal.fault() === null) {
    await journal.flush();
    await writeProjections(core);
    held.sessions = closeSession(held.sessions, 'records', { session: core.session, clock: 0 });
    const complete = held.completeAt === null ? [] : [completeWrite(held.completeAt)];
    await journal.write([sessionsWrite(held.sessions), ...core.away.writes(), ...complete]);
  }
  options.disk.close();
}

/** What goes wrong with the disk before there is a screen to say it: opening fails with it. */
function createOpening(): { readonly lost: Promise<never>; fault(fault: DiskFault | null): void } {
  let fail: (error: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => undefined);
  const errors = {
    full: () => new DiskFull('the device has no room left'),
    stale: () => new StaleLeader('another tab has taken over'),
    blocked: () => new DiskGone('the browser closed the storage of this page'),
  };
  return { lost, fault: (fault) => fault !== null && fail(errors[fault]()) };
}

/** Who was removed meanwhile, and knows it already, is shown nothing. */
function tellFirst({ world, statuses, me, options }: Core): void {
  const known = world.world();
  // The lock stands in the status: nothing of the world is drawn before it was looked at.
  if (known !== null && deviceIn(known.directory, me.device)?.revoked == null) options.first?.(known, statuses.now());
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { identity, disk, generation, scheduler } = options;
  const loading = load(disk, identity.incarnation);
  // Behind what is small, which they would keep waiting in the same transaction.
  const read = Promise.resolve().then(() => readRows(disk, version));
  read.catch(() => undefined);
  const loaded = await loading;
  const listen: Parts['listen'] = { fault: () => {} };
  const opening = createOpening();
  const onFault = (fault: DiskFault | null): void => {
    listen.fault(fault);
    opening.fault(fault);
  };
  const journal = openJournal({ disk, generation, scheduler, onFault });
  const { workspace, person, device, deviceNo } = identity;
  const me: Me = { workspace, person, device, deviceNo };
  const owner = ownerWrite({ relay: identity.relay, workspace, person, device, deviceNo });
  const { session, kept } = takeRecordSession(loaded.held, journal, owner);
  const rows = read.then((all) => loadRows(disk, loaded.held, all));
  rows.catch(() => undefined);
  const core = buildCore(options, { loaded, me, journal, session, listen });
  const ready = new Promise<void>((resolve) => void core.worlds.hear(() => resolve()));
  core.replica.setMoved(core.world.world()?.directory.moved ?? {});
  core.decisions.look();
  tellFirst(core);
  restoreRows(core, loaded, await Promise.race([rows, opening.lost]));
  // What had to be read from its bytes is read so once, also where the relay has nothing to tell.
  const cancel = scheduler.after(3_000, () => void writeProjections(core));
  core.stops.push(cancel);
  const isBelieved = await enterLedger(
    core,
    loaded.ledger.map(({ entry }) => entry).filter((entry) => isNews(core.world.kept(), entry)),
  );
  await Promise.race([kept, opening.lost]);
  await Promise.race([mendOutdated(core).then(() => watchOutlived(core)), opening.lost]);
  await Promise.race([core.arranging.open(), opening.lost]);
  await Promise.race([core.files.open(), opening.lost]);
  core.away.start();
  core.locking.start();
  if (isBelieved) core.link.hear({ type: 'start', waiting: [...core.held.outbox.keys()] });
  watchDays(core);
  warmUp(core);
  const sign = createSigner(core);
  watchMoves(core, sign);
  watchReading(core);
  return {
    core,
    ready,
    sign,
    present: (presence) => core.link.present(toldOf(core.replica.rows, presence)),
    wake: () => core.link.hear({ type: 'wake' }),
    close: () => close(core),
    stop() {
      stopAll(core);
      disk.close();
    },
  };
}
