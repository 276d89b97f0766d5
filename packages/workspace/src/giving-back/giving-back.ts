// A relay that was set back to an earlier day is given back what it lost: each device is a backup. Where both lines part,
// what lies above is set aside (store/aside.ts), offered, and confirmed anew when it comes back with its new number.
import type { Cursor } from '@baton/protocol/frames';
import { isRelaysClient } from '@baton/replica/client-id';
import { parseDoc } from '@baton/replica/layout';
import { docAside, ledgerAside, readAside, type Aside } from '@baton/store/aside';
import { cursorWrite } from '@baton/store/cursor';
import { docWrite } from '@baton/store/confirmed';
import { turnAfter } from '@baton/store/placed-keys';
import { packWrites } from '@baton/store/ledger-rows';
import { sessionsWrite } from '@baton/store/sessions';
import { readStamps, safeWrite } from '@baton/store/stamps';
import { reachedWrite } from '@baton/store/snapshots';
import { forgottenWrite, furthestWrite, trailUpTo, trailWrite } from '@baton/store/trail';
import type { Write } from '@baton/store/disk';
import type { Core } from '../core.ts';
import { newRecordClient } from '../tray/mending.ts';
import { wholeAsEntries } from './giving-whole.ts';
import { isDecidedOn, letGoUnreadable, toTray } from './let-go.ts';
import { tellingOf } from './telling-lost.ts';
import { offersOf, type Offer, type OfferFrame, type Update } from './offering.ts';
import { hold, identityOfAside, isBack, isDecision } from '../disk/aside.ts';

const furthestOf = ({ furthest }: Core['held'], cursor: Cursor | null): readonly Cursor[] =>
  furthest && furthest.number > (cursor?.number ?? 0) ? [furthest] : [];

/**
 * At most as many as one frame takes, newest first: the first of all may lie above the cursor, and is there to be shown. Of a line without the statements that took documents from this device
 * those may be readable again, and would come from the middle on: then it begins at the beginning.
 */
function trailOf({ held, link }: Core): readonly Cursor[] {
  const { cursor } = link.state();
  const before = held.trail.filter(({ number }) => number < (cursor?.number ?? 0));
  const all = [...furthestOf(held, cursor), ...(cursor ? [cursor] : []), ...before.toReversed()];
  return all.filter(({ number }) => number >= held.forgotten);
}

/** Answers whether there was anything that had not been set aside before. */
async function setAside(core: Core, base: Cursor): Promise<boolean> {
  const { held, journal, options } = core;
  // What was told before must be on the disk, or it would be written above the new line's numbers.
  await journal.flush();
  const incarnation = held.cursor?.incarnation ?? held.sessions.incarnation;
  const from = {
    incarnation,
    above: base.number,
    turn: turnAfter(held.aside.values(), incarnation),
    tell: tellingOf(core),
  };
  const writes: Write[] = [];
  let isMore = false;
  const take = ({ moved, writes: more }: Awaited<ReturnType<typeof ledgerAside>>): void => {
    writes.push(...more);
    isMore ||= moved.length > 0;
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
  held.forgotten = Math.min(held.forgotten, base.number);
  held.furthest = null;
  held.cursor = { incarnation: from.incarnation, ...base };
  // Rows of short numbers are keyed by the numbers of a line that is no more.
  writes.push(safeWrite(held.safe), ...packWrites(held.numbers), trailWrite(held.trail), cursorWrite(held.cursor));
  writes.push(forgottenWrite(held.forgotten), furthestWrite(null));
  held.numberRows = 1;
  await journal.write(writes);
  return isMore;
}

export interface GivingBack {
  /** The relay has lost something: it is told where this device has been. */
  begin(connection: number): void;
  /** Where both lines are one. */
  resume(connection: number, base: Cursor): Promise<void>;
  /** The relay took in the last offer. */
  next(connection: number, taken: number): void;
  /** All is level; what is still aside waits for somebody else's part, and is offered again after a while. */
  level(): void;
}
const againAfter = 2_000;
/** Two minutes in all. */
const mostTimes = 6;
/** What others wrote stays here for ever if nobody takes it: the relay may come to recover once more, and is asked. */
const nowAndThen = 600_000;
const pauseAfter = (times: number): number => (times > mostTimes ? nowAndThen : againAfter * 2 ** times);

async function offersNow(core: Core, apart: boolean): Promise<Offer[]> {
  const { options, held, replica, journal } = core;
  const aside = await readAside(options.disk);
  const stamps = new Map<string, Awaited<ReturnType<typeof readStamps>>>();
  for (const doc of held.asideDocs) stamps.set(doc, await readStamps(options.disk, doc));
  const portionsOf = (one: Update) => wholeAsEntries(core, one);
  const { sessions } = held;
  const offers = offersOf({ aside, stamps, numbers: held.numbers, rows: replica.rows, portionsOf, apart });
  // Hidden cells were written back under sessions of their own.
  if (held.sessions !== sessions) await journal.write([sessionsWrite(held.sessions)]);
  return offers;
}

/**
 * A cell that lay hidden here and that the relay wrote once more, lost before it stamped it: nobody can prove it, and the
 * cell itself is in the document as it always was. An archive is not copied but moved to: of that the relay writes all anew.
 */
const isLostCopy = (one: Aside): one is Update =>
  one.kind === 'update' &&
  !one.entry.whole &&
  one.entry.to > one.entry.from &&
  isRelaysClient(one.entry.client) &&
  parseDoc(one.doc)?.class !== 'archive';

/** What the relay does not take back although everybody had their time: readable, and the person's to decide on. */
async function giveUp(core: Core): Promise<void> {
  const { held, journal, link, replica, statuses } = core;
  const aside = await readAside(core.options.disk);
  for (const one of aside.filter(isLostCopy)) await journal.write(isBack(core, identityOfAside(one)));
  for (const one of aside.filter((any) => isDecidedOn(core, any)))
    await journal.write(toTray(core, one, 'the relay was set back, and cannot take it again'));
  // Nothing that is written from now on builds on what is gone.
  const client = newRecordClient(core);
  await journal.write([sessionsWrite(held.sessions)]);
  await replica.refuse([], client);
  link.hear({ type: 'hold', on: false });
  statuses.look();
}

/** All that a frame carries, counted as the relay counts it. */
const countOf = ({ entries }: OfferFrame): number =>
  entries.reduce((sum, entry) => sum + (entry.kind === 'numbers' ? entry.given.length : 1), 0);

/**
 * What the relay has, by its own answers: it may have got it from another device, and cut in another way. It leaves the
 * aside when all that the relay has is here too.
 */
class Taken {
  readonly #taken = new Set<string>();
  readonly #left = new Set<string>();
  #said: Offer | null = null;

  say(offer: Offer): void {
    this.#said = offer;
    for (const identity of offer.of) this.#taken.add(identity);
  }
  /** @param isLate everybody had their time: what the relay itself only wrote once more need not come back. */
  answered(taken: number, isLate: boolean): void {
    const said = this.#said;
    this.#said = null;
    if (said === null || taken >= countOf(said.frame) || (isLate && said.isCopy)) return;
    for (const identity of said.of) this.#left.add(identity);
  }
  get isAnswered(): boolean {
    return this.#said === null;
  }
  /** @param isLast of a relay that is whole: only then it has nothing more to do with a decision that it was shown. */
  back(isLast: boolean): readonly string[] {
    return [...this.#taken].filter((identity) => !this.#left.has(identity) && (isLast || !isDecision(identity)));
  }
}

export function createGivingBack(core: Core): GivingBack {
  let offers: Offer[] = [];
  let taken = new Taken();
  let times = 0;
  let cancel: (() => void) | null = null;
  /** All was offered anew since the relay has been whole: its answers are its last word for now. */
  let isLast = false;
  core.stops.push(() => cancel?.());
  const say = (connection: number): void => {
    const offer = offers.shift();
    if (offer) {
      taken.say(offer);
      core.link.say(connection, offer.frame);
    } else core.link.hear({ type: 'givenBack', connection });
    core.statuses.look();
    if (!offer && core.link.state().phase === 'live') level();
  };
  const next = (connection: number, count: number): void => {
    taken.answered(count, times >= mostTimes);
    say(connection);
  };
  const offer = async (connection: number): Promise<void> => {
    const made = await offersNow(core, times > 0);
    // Another connection stands by now: on that one all is offered from the beginning.
    if (connection !== core.link.state().connection) return;
    offers = made;
    taken = new Taken();
    isLast = times > 0 && core.link.state().relay.state === 'open';
    say(connection);
  };
  /** An answer is waited for, or there is more to be said: two at once the relay would not bear. */
  const isUnderWay = (): boolean => offers.length > 0 || !taken.isAnswered;
  function cleared(): void {
    const writes = taken.back(isLast).flatMap((identity) => isBack(core, identity));
    taken = new Taken();
    if (writes.length > 0) void core.journal.write(writes);
    if (isLast) void letGoUnreadable(core);
    isLast = false;
  }
  function level(): void {
    const { held, link, options } = core;
    if (!isUnderWay()) cleared();
    if (held.asideOwn.size === 0 && link.state().held) link.hear({ type: 'hold', on: false });
    if (held.aside.size === 0 || cancel !== null || isUnderWay()) return;
    cancel = options.scheduler.after(pauseAfter(times), () => {
      cancel = null;
      if (held.aside.size === 0 || isUnderWay() || link.state().phase !== 'live') return;
      times += 1;
      void (times === mostTimes + 1 ? giveUp(core).then(level) : offer(link.state().connection));
    });
  }
  return {
    begin: (connection) => core.link.say(connection, { type: 'trail', points: trailOf(core) }),
    async resume(connection, base) {
      // After a further loss everybody has their time anew.
      if (await setAside(core, base)) times = 0;
      // It may have lost what this device keeps as well.
      core.asking.sayAnew();
      core.link.hear({ type: 'hold', on: core.held.asideOwn.size > 0 });
      await offer(connection);
    },
    next,
    level,
  };
}
