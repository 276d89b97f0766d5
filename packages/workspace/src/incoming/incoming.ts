// What the relay tells: one frame is one commit (entries, cursor, ledger, numbers, and what leaves the outbox). Rows
// move at once; what is never sent back is anything that came from there (L2).
import { isExtract } from '@baton/ledger/extract';
import type { Cursor, WireEntry } from '@baton/protocol/frames';
import type { PersonId } from '@baton/model/ids';
import type { RowChange } from '@baton/replica/contract';
import { confirmedWrite, docWrite } from '@baton/store/confirmed';
import { cursorWrite } from '@baton/store/cursor';
import { stampWrite, safeWrite } from '@baton/store/stamps';
import { furthestWrite, trailWith, trailWrite } from '@baton/store/trail';
import type { Write } from '@baton/store/disk';
import {
  extractRow,
  forgetDecisions,
  forgetExtract,
  ledgerWrite,
  numbersWrite,
  readLedger,
} from '@baton/store/ledger-rows';
import { ackWrites } from '@baton/store/outbox';
import { lookAtWorld, loseWrites, moved, type Core } from '../core.ts';
import { recordFault } from '../disk/faults.ts';
import { settleClaims, stopOn } from './guarding.ts';
import { identityOf, isBack, ledgerIdentityOf } from '../disk/aside.ts';
import { isPage, isUnknown } from '../disk/held.ts';
import { safeCursor } from '../link/batches.ts';
import type { Effect } from '../link/state.ts';
import { tellPage } from '../pages/desk.ts';
import { see } from '../decisions/devices.ts';
import { recordsOf } from '../tray/edits.ts';
import { reached } from './whole.ts';

export type Update = Extract<WireEntry, { kind: 'update' }>;

function confirmed(core: Core, doc: string, number: number): Write {
  core.held.docs.set(doc, Math.max(number, core.held.docs.get(doc) ?? 0));
  core.held.reach = Math.max(core.held.reach, number);
  if (!isPage(doc) && !isUnknown(doc)) core.dirty.add(doc);
  return docWrite(doc, core.held.docs.get(doc) ?? number);
}

/** Nobody changed it just now. */
const asOwn = (change: RowChange): RowChange => ({ ...change, own: true });

/** A document that holds what cannot be stays as it last was, and the relay is told. */
function receive(core: Core, { envelope, person, deviceNo, number }: Update): Write[] {
  const author = { person: person as PersonId, own: deviceNo === core.me.deviceNo };
  try {
    const received = core.replica.receive(envelope.doc, envelope.bytes, author);
    moved(core, core.asking.isComing(envelope.doc) ? received.changes.map(asOwn) : received.changes);
    return loseWrites(core, received.superseded);
  } catch (error) {
    return recordFault(core, { doc: envelope.doc, number, why: (error as Error).message });
  }
}

/** What was asked for is the past of a document; what the relay carries or writes back is nobody's. */
const isNews = ({ asking, me }: Core, { deviceNo, person, envelope }: Update): boolean =>
  deviceNo !== me.deviceNo && person !== '' && !asking.isComing(envelope.doc);

/** Also of an entry that another device of this person carried here by file. */
export function takeUpdate(core: Core, entry: Update): Write[] {
  const { envelope, number, person, deviceNo, time } = entry;
  if (!core.asking.takes(envelope.doc)) {
    core.asking.stray(envelope.doc);
    return [];
  }
  // Of an epoch that is over: the document's new beginning has all of it that counts.
  if (envelope.epoch < (core.held.epochs.get(envelope.doc) ?? 0)) return [];
  see(core.held, deviceNo, time);
  const stop = stopOn(core, entry);
  if (stop !== null) return [...stop];
  if (isNews(core, entry)) core.away.entry({ doc: envelope.doc, person, time });
  const kept = [
    confirmedWrite(number, envelope, { person, deviceNo, time }),
    confirmed(core, envelope.doc, number),
    ...(core.held.aside.size > 0 ? isBack(core, identityOf(envelope)) : []),
  ];
  if (isUnknown(envelope.doc)) return kept;
  if (!isPage(envelope.doc)) return [...kept, ...receive(core, entry)];
  if (deviceNo !== core.me.deviceNo) tellPage(core, envelope.doc, { update: envelope.bytes, by: person as PersonId });
  return kept;
}

function takeEntry(core: Core, entry: WireEntry): Write[] {
  switch (entry.kind) {
    case 'update':
      return takeUpdate(core, entry);
    case 'ledger':
      core.held.reach = Math.max(core.held.reach, entry.number);
      return [
        ledgerWrite(isExtract(entry.entry) ? extractRow : entry.number, { ledger: entry.ledger, entry: entry.entry }),
        ...(core.held.aside.size > 0 ? isBack(core, ledgerIdentityOf(entry.entry)) : []),
      ];
    case 'numbers':
      for (const [record, short] of entry.given) core.held.numbers.set(record, short);
      core.held.numberRows += 1;
      return [numbersWrite(entry.number, entry.given)];
    case 'epoch':
      // A further partition was opened: records are born there from now on (partitionsOf).
      return entry.epoch === 0 ? [confirmed(core, entry.doc, entry.number)] : [];
  }
}

/** With the entries that came with it: whoever holds them can show that the relay had them. */
function moveFurthest({ held }: Core, told: Cursor | null, known: Cursor | null): Write[] {
  const furthest = told && told.number > (known?.number ?? 0) ? told : null;
  if (furthest === null && held.furthest === null) return [];
  held.furthest = furthest;
  return [furthestWrite(furthest)];
}

function moveCursor(core: Core): Write[] {
  const state = core.link.state();
  const known = safeCursor(state);
  const further = moveFurthest(core, state.cursor, known);
  if (known === null) return further;
  core.held.cursor = { incarnation: state.relay.incarnation, ...known };
  const writes = [cursorWrite(core.held.cursor), ...further, ...reached(core.held, known.number)];
  const trail = trailWith(core.held.trail, known);
  if (trail === core.held.trail) return writes;
  core.held.trail = trail;
  return [...writes, trailWrite(trail)];
}

/** A relay that was set back may have decided otherwise since; what it lost stays aside, to be shown to it. */
async function believe(core: Core, entries: readonly Uint8Array[]): Promise<string | null> {
  const fault = await core.world.enter(entries);
  const isSetBack = [...core.held.aside.keys()].some((identity) => identity.startsWith('entry '));
  if (fault === null || !isSetBack) return fault;
  await core.journal.flush();
  const told = await readLedger(core.options.disk);
  return core.world.restart(told.map(({ entry }) => entry));
}

/** A decision of a kind that a later version made (ledger, L18). */
const isUpdateNeeded = (fault: string): boolean => fault.startsWith('update needed');
const needsNewer =
  'A newer version of Baton is in use in this workspace. Load this page anew to go on; what you edit stays on this device.';

/**
 * Ledger entries are verified behind their commit; the book that comes of it is kept when it moved. Answers whether the
 * relay can be believed; where it cannot, what was true before still is, and the link is over.
 */
export async function enterLedger(core: Core, entries: readonly Uint8Array[]): Promise<boolean> {
  const wasExtract = core.world.kept().book.isExtract ?? false;
  const fault = await believe(core, entries);
  lookAtWorld(core);
  if (fault !== null) {
    core.statuses.setEnded(
      isUpdateNeeded(fault) ? needsNewer : `The relay told something that cannot be true (${fault}).`,
    );
    core.link.hear({ type: 'stop' });
    return false;
  }
  const settled = settleClaims(core);
  const isNowExtract = core.world.kept().book.isExtract ?? false;
  const turned = wasExtract === isNowExtract ? [] : isNowExtract ? forgetDecisions() : forgetExtract();
  const kept: Write[] =
    entries.length === 0 ? [] : [...turned, { put: 'meta', key: 'world', value: core.world.kept() }];
  if (settled.length + kept.length > 0) await core.journal.write([...settled, ...kept], settled.length > 0);
  return true;
}

export function takeEntries(core: Core, { entries, cursor, live }: Extract<Effect, { do: 'entries' }>): void {
  const writes = entries.flatMap((entry) => takeEntry(core, entry));
  void core.journal.write([...writes, ...core.away.writes(), ...moveCursor(core)]);
  if (entries.some(({ kind }) => kind === 'numbers')) core.questions.changedAll();
  const ledger = entries.flatMap((entry) => (entry.kind === 'ledger' ? [entry.entry] : []));
  if (ledger.length > 0) void enterLedger(core, ledger);
  if (!live) return core.arriving.reached(cursor.number);
  core.arriving.over();
  core.away.live();
}

/** Numbered by the relay: what was pending is confirmed, with the very bytes that were sent. Rows do not change. */
export function takeAck(core: Core, { batch, numbers, time }: Extract<Effect, { do: 'acked' }>): void {
  const { held, me, journal, replica, statuses } = core;
  const waiting = held.outbox.get(batch);
  if (!waiting) return;
  held.outbox.delete(batch);
  core.taken.took(recordsOf(waiting), time);
  see(held, me.deviceNo, time);
  replica.confirm(String(batch));
  const docs = waiting.envelopes.flatMap(({ doc }, at) => {
    const number = numbers[at];
    return number === undefined ? [] : [confirmed(core, doc, number)];
  });
  const writes = ackWrites(waiting, numbers, { person: me.person, deviceNo: me.deviceNo, time });
  void journal.write([...writes, ...docs, ...moveCursor(core)]).then(() => statuses.look());
}

export function takeStamps({ journal }: Core, { stamps }: Extract<Effect, { do: 'stamps' }>): void {
  void journal.write(
    stamps.map(({ doc, ...stamp }) => stampWrite(doc, stamp)),
    false,
  );
}

/** What a verified backup holds may be made smaller here (cutting.ts); backups can be lost, so nothing is dropped for it. */
export function takeSafe({ held, journal }: Core, safe: number): void {
  if (safe <= held.safe) return;
  held.safe = safe;
  void journal.write([safeWrite(safe)], false);
}
