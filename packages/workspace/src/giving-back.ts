// A relay that was set back to an earlier day is given back what it lost: each device is a backup. Where both lines part,
// what lies above is set aside (store/aside.ts), offered, and confirmed anew when it comes back with its new number.
import type { Cursor } from '@baton/protocol/frames';
import { docAside, ledgerAside, readAside } from '@baton/store/aside';
import { cursorWrite } from '@baton/store/cursor';
import { docWrite } from '@baton/store/confirmed';
import { packWrites } from '@baton/store/ledger-rows';
import { readStamps, safeWrite } from '@baton/store/stamps';
import { reachedWrite } from '@baton/store/snapshots';
import { trailUpTo, trailWrite } from '@baton/store/trail';
import type { Write } from '@baton/store/disk';
import type { Core } from './core.ts';
import { intoTray } from './mending.ts';
import { offersOf, type OfferFrame } from './offering.ts';
import { batchWrite } from '@baton/store/outbox';
import { hold, identityOfAside, isBack } from './aside.ts';

/** At most as many as one frame takes, newest first. */
function trailOf({ held, link }: Core): readonly Cursor[] {
  const { cursor } = link.state();
  const before = held.trail.filter(({ number }) => number < (cursor?.number ?? 0));
  return [...(cursor ? [cursor] : []), ...before.toReversed()];
}

async function setAside(core: Core, base: Cursor): Promise<void> {
  const { held, journal, options } = core;
  // What was told before must be on the disk, or it would be written above the new line's numbers.
  await journal.flush();
  const from = { incarnation: held.cursor?.incarnation ?? held.sessions.incarnation, above: base.number };
  const writes: Write[] = [];
  const take = ({ moved, writes: more }: Awaited<ReturnType<typeof ledgerAside>>): void => {
    writes.push(...more);
    for (const one of moved) held.aside.set(identityOfAside(one), one.key);
    for (const one of moved) if (one.kind === 'update') hold(core, one);
  };
  for (const [doc, last] of held.docs) {
    if (last <= base.number) continue;
    take(await docAside(options.disk, doc, from));
    held.docs.set(doc, base.number);
    writes.push(docWrite(doc, base.number));
  }
  take(await ledgerAside(options.disk, from));
  held.reach = Math.min(held.reach, base.number);
  // What will be numbered above it is in no backup yet.
  held.safe = Math.min(held.safe, base.number);
  for (const [doc, reach] of held.reaches) if (reach > base.number) held.reaches.set(doc, base.number);
  for (const doc of held.ahead.keys()) writes.push(reachedWrite(doc));
  held.ahead.clear();
  held.trail = trailUpTo(held.trail, base.number);
  held.cursor = { incarnation: from.incarnation, ...base };
  // Rows of short numbers are keyed by the numbers of a line that is no more.
  writes.push(safeWrite(held.safe), ...packWrites(held.numbers), trailWrite(held.trail), cursorWrite(held.cursor));
  held.numberRows = 1;
  await journal.write(writes);
}

export interface GivingBack {
  /** The relay has lost something: it is told where this device has been. */
  begin(connection: number): void;
  /** Where both lines are one. */
  resume(connection: number, base: Cursor): Promise<void>;
  /** The relay took in the last offer. */
  next(connection: number): void;
  /** All is level; what is still aside waits for somebody else's part, and is offered again after a while. */
  level(): void;
}
const againAfter = 2_000;
/** Two minutes in all. */
const mostTimes = 6;

async function offersNow(core: Core): Promise<OfferFrame[]> {
  const { options, me, held, replica } = core;
  const aside = await readAside(options.disk);
  const stamps = new Map<string, Awaited<ReturnType<typeof readStamps>>>();
  for (const doc of held.asideDocs) stamps.set(doc, await readStamps(options.disk, doc));
  return offersOf({ aside, stamps, me, numbers: held.numbers, rows: replica.rows });
}

/** What the relay does not take back although everybody had their time: readable, and the person's to decide on. */
async function giveUp(core: Core): Promise<void> {
  const { held, journal, link, statuses } = core;
  const own = (await readAside(core.options.disk)).filter((one) => held.asideOwn.has(identityOfAside(one)));
  for (const one of own) {
    if (one.kind !== 'update') continue;
    held.batch += 1;
    const { number: _number, person: _person, deviceNo: _deviceNo, time, ...envelope } = one.entry;
    const waiting = {
      batch: held.batch,
      envelopes: [{ doc: one.doc, ...envelope }],
      asks: [],
      gesture: null,
      at: time,
    };
    const why = {
      reason: 'other',
      detail: 'the relay was set back, and cannot take it again',
      before: { core, overlay: new Map() },
    };
    await journal.write([
      ...intoTray(core, waiting, why),
      ...isBack(core, identityOfAside(one)),
      batchWrite(held.batch),
    ]);
  }
  link.hear({ type: 'hold', on: false });
  statuses.look();
}

export function createGivingBack(core: Core): GivingBack {
  let offers: OfferFrame[] = [];
  let times = 0;
  let cancel: (() => void) | null = null;
  core.stops.push(() => cancel?.());
  const next = (connection: number): void => {
    const offer = offers.shift();
    if (offer) core.link.say(connection, offer);
    else core.link.hear({ type: 'givenBack', connection });
    core.statuses.look();
    if (!offer && core.link.state().phase === 'live') level();
  };
  const offer = async (connection: number): Promise<void> => {
    offers = await offersNow(core);
    next(connection);
  };
  function level(): void {
    const { held, link, options } = core;
    if (held.asideOwn.size === 0 && link.state().held) link.hear({ type: 'hold', on: false });
    if (held.aside.size === 0 || cancel !== null || times > mostTimes) return;
    cancel = options.scheduler.after(againAfter * 2 ** times, () => {
      cancel = null;
      times += 1;
      if (held.aside.size === 0 || link.state().phase !== 'live') return;
      void (times > mostTimes ? giveUp(core) : offer(link.state().connection));
    });
  }
  return {
    begin: (connection) => core.link.say(connection, { type: 'trail', points: trailOf(core) }),
    async resume(connection, base) {
      await setAside(core, base);
      // It may have lost what this device keeps as well.
      core.asking.sayAnew();
      core.link.hear({ type: 'hold', on: core.held.asideOwn.size > 0 });
      await offer(connection);
    },
    next,
    level,
  };
}
