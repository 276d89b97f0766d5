// What the relay would not take. Refused edits go to the tray, readable; what only stood behind them, or carried a
// time ahead of the relay's, is written anew under a new client id. Confirmed bytes were never touched by any of it.
import { clientIdOf } from '@baton/replica/client-id';
import type { Write } from '@baton/store/disk';
import { appendWrites, batchWrite, refuseWrites, type Refused, type Waiting } from '@baton/store/outbox';
import { offsetWrite } from '@baton/store/owner';
import { sessionsWrite, takeSession } from '@baton/store/sessions';
import { waitingOf } from '../gestures/appending.ts';
import { ctxOf, loseWrites, moved, type Core } from '../core.ts';
import { isPage } from '../disk/held.ts';
import type { Unfit } from '../link/state.ts';
import { resetPages } from '../pages/desk.ts';
import { allWaiting, isSetBack, leapAhead } from './set-back.ts';
import { readEdit, type Before } from './edits.ts';
import { textsOf } from './tray.ts';

/** A new session for record documents, in memory; the caller commits it before anything is written with it. */
export function newRecordClient(core: Core): number {
  const { held, me } = core;
  const { sessions, session } = takeSession(
    { ...held.sessions, idle: withoutRecords(held.sessions.idle) },
    'records',
    () => 0,
  );
  held.sessions = sessions;
  core.session = session;
  return clientIdOf(sessions.incarnation, me.deviceNo, session);
}
const withoutRecords = ({
  records: _records,
  ...idle
}: Core['held']['sessions']['idle']): Core['held']['sessions']['idle'] => idle;

/** It goes on waiting until what is written in its place does: else all would be said to be on the relay meanwhile. */
const takeFrom = ({ held }: Core, batch: number): Waiting | undefined => {
  const waiting = held.outbox.get(batch) ?? held.unsaved.get(batch);
  if (held.unsaved.delete(batch) && waiting) held.outbox.set(batch, waiting);
  return waiting;
};

/** These, and all later ones in the same documents: they may build on what is refused, under whichever client id. In order. */
function withFollowers({ held }: Core, batches: ReadonlySet<number>): number[] {
  const taken: number[] = [];
  const docs = new Set<string>();
  const all = [...held.outbox.values(), ...held.unsaved.values()].sort((left, right) => left.batch - right.batch);
  for (const { batch, envelopes } of all) {
    if (!batches.has(batch) && !envelopes.some(({ doc }) => docs.has(doc))) continue;
    taken.push(batch);
    for (const { doc } of envelopes) docs.add(doc);
  }
  return taken;
}

/** The first of each stream that was refused; those behind it are only in its way. */
function guiltyOf(core: Core, unfit: readonly Unfit[]): Map<number, Unfit> {
  const guilty = new Map<number, Unfit>();
  const behind = new Set<number>();
  for (const one of unfit.toSorted((left, right) => left.batch - right.batch)) {
    if (!behind.has(one.batch)) guilty.set(one.batch, one);
    for (const batch of withFollowers(core, new Set([one.batch]))) behind.add(batch);
  }
  return guilty;
}

const rewritten: ReadonlySet<string> = new Set(['retime', 'epoch', 'clone']);
const isRewritten = (waiting: Waiting, reason: string | undefined): boolean =>
  (reason === undefined || rewritten.has(reason)) && waiting.envelopes.every(({ doc }) => !isPage(doc));

interface Why {
  readonly reason: string;
  readonly detail: string;
}
/** What was written before this device knew that only a newer version writes there cannot be written anew here. */
function reasonFor({ replica }: Core, waiting: Waiting, told: Why | undefined): Why | undefined {
  const isAhead = waiting.envelopes.some(({ doc }) => !isPage(doc) && replica.isAhead(doc));
  return isAhead && isRewritten(waiting, told?.reason) ? newer : told;
}

async function rewrite(core: Core, old: Waiting): Promise<Write[]> {
  core.held.batch += 1;
  const { batch } = core.held;
  const written = await core.replica.reauthor(String(batch), old.envelopes, ctxOf(core));
  moved(core, written.changes);
  const writes: Write[] = [{ remove: 'outbox', key: old.batch }, ...loseWrites(core, written.superseded)];
  if (written.envelopes.length === 0) {
    core.held.outbox.delete(old.batch);
    return writes;
  }
  const name = old.name === undefined ? {} : { name: old.name };
  const waiting: Waiting = {
    ...waitingOf(core, batch, { ...written, gesture: null }),
    ...name,
    asks: old.asks,
    at: old.at,
  };
  core.held.outbox.set(batch, waiting);
  core.held.outbox.delete(old.batch);
  const { batch: _batch, ...entry } = waiting;
  return [...writes, ...appendWrites(batch, entry, null)];
}

export function intoTray(core: Core, waiting: Waiting, { reason, detail, before }: Refusing): Write[] {
  const why = {
    reason: detail === '' ? reason : `${reason}: ${detail}`,
    refusedAt: core.options.clock(),
    texts: textsOf(waiting),
    // Now, while it is known what stood before: rows move on.
    edits: readEdit(before, waiting),
  };
  const refused: Refused = { ...waiting, ...why };
  core.held.outbox.delete(waiting.batch);
  core.held.refused.set(waiting.batch, refused);
  return refuseWrites(waiting, why);
}

const setBack = { reason: 'clone', detail: '' };
const follows = { reason: 'refused', detail: '' };
const newer = { reason: 'newer', detail: '' };

interface Refusing {
  readonly reason: string;
  readonly detail: string;
  readonly before: Before;
}

/** Of an epoch that the document has left behind here. */
const isOutdated = ({ held }: Core, { doc, epoch }: Waiting['envelopes'][number]): boolean =>
  epoch < (held.epochs.get(doc) ?? 0);

/** A new epoch is refused before it has come here: nothing can be written anew before its beginning is. */
function begun(core: Core, unfit: readonly Unfit[]): Promise<void> {
  const isAwaited = ({ batch, reason }: Unfit): boolean => {
    const waiting = reason === 'epoch' && core.held.outbox.get(batch);
    return waiting !== false && waiting !== undefined && !waiting.envelopes.some((one) => isOutdated(core, one));
  };
  if (!unfit.some(isAwaited)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = core.renewals.hear(() =>
      queueMicrotask(() => {
        if (unfit.some(isAwaited)) return;
        stop();
        resolve();
      }),
    );
  });
}

/** What waits for an epoch that is over: cells are written anew, the text of pages goes to the tray. */
export async function mendOutdated(core: Core): Promise<void> {
  const { outbox, unsaved } = core.held;
  const outdated = [...outbox.values(), ...unsaved.values()].filter(({ envelopes }) =>
    envelopes.some((one) => isOutdated(core, one)),
  );
  if (outdated.length === 0) return;
  const why = { reason: 'epoch', detail: 'the document began anew', now: core.options.clock() } as const;
  await mend(
    core,
    outdated.map(({ batch }) => ({ batch, ...why })),
  );
}

/**
 * What the replica has let go, and text. All else was written since, on what is there now, by a hand or in carrying over:
 * written anew it would be found to stand already, and be lost.
 */
function goneHere({ held }: Core, touched: readonly number[], gone: ReadonlySet<string>): readonly number[] {
  const isText = (batch: number): boolean => {
    const { envelopes = [] } = held.outbox.get(batch) ?? held.unsaved.get(batch) ?? {};
    return envelopes.every(({ doc }) => isPage(doc));
  };
  const all = new Set([...touched.filter(isText), ...[...gone].map(Number)]);
  return [...all].sort((left, right) => left - right);
}

export async function mend(core: Core, unfit: readonly Unfit[]): Promise<void> {
  await begun(core, unfit);
  await core.mends(() => mendNow(core, unfit));
}

async function mendNow(core: Core, unfit: readonly Unfit[]): Promise<void> {
  const { held, journal, link, options, replica, statuses } = core;
  const late = unfit.find(({ reason }) => reason === 'retime');
  if (late) held.offset = late.now - options.clock();
  const guilty = guiltyOf(core, unfit);
  const wasSetBack = isSetBack(unfit);
  if (wasSetBack) leapAhead(core);
  const client = newRecordClient(core);
  await journal.write([sessionsWrite(held.sessions), offsetWrite(held.offset), batchWrite(held.batch)]);
  const refused = new Set(unfit.map(({ batch }) => batch));
  const touched = (): number[] => (wasSetBack ? allWaiting(core) : withFollowers(core, refused));
  const { changes, gone } = await replica.refuse(() => touched().map(String), client);
  moved(core, changes);
  const all = goneHere(core, touched(), gone);
  const writes: Write[] = [];
  const before: Before = { core, overlay: new Map() };
  // Open pages may have taken a session that was used before.
  const pages: string[] = wasSetBack ? [...core.pages.keys()] : [];
  for (const batch of all) {
    const waiting = takeFrom(core, batch);
    if (!waiting) continue;
    const why = reasonFor(core, waiting, wasSetBack ? setBack : guilty.get(batch));
    if (isRewritten(waiting, why?.reason)) writes.push(...(await rewrite(core, waiting)));
    else {
      pages.push(...waiting.envelopes.map(({ doc }) => doc).filter(isPage));
      writes.push(...intoTray(core, waiting, { ...(why ?? follows), before }));
    }
  }
  await journal.write(writes);
  resetPages(core, pages);
  const { flight } = link.state();
  const waiting = [...held.outbox.keys()].filter((batch) => !flight.includes(batch));
  link.hear({ type: 'mended', waiting: waiting.sort((left, right) => left - right) });
  statuses.look();
}
