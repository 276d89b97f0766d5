// Pages at the leader: bytes from the disk, a client id for each editing session, updates into the outbox like any
// other edit. The Y.Doc itself lives in the tab, bound to its editor.
import { clientIdOf } from '@baton/replica/client-id';
import type { PersonId } from '@baton/model/ids';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { clocksIn } from '@baton/replica/compacting/own-cut';
import { mayWriteDoc } from '@baton/replica/writing/rights';
import { readStored } from '@baton/store/confirmed';
import { closeSession, sessionsWrite, takeSession } from '@baton/store/sessions';
import { pageBytes, pendingOf } from '../disk/page-bytes.ts';
import { append } from '../gestures/appending.ts';
import type { CaretPlace } from './carets.ts';
import { ctxOf, type Core } from '../core.ts';
import { recordOfDoc } from '@baton/replica/layout';

export interface Listening extends CaretPlace {
  readonly client: number;
  readonly session: number;
  /** The document's when it was opened: text written into what is over goes to the tray, readable. */
  readonly epoch: number;
  /** How far this client id has come. */
  clock: number;
  readonly hear: (update: Uint8Array, by: PersonId) => void;
  /** Some of what was written here was refused. */
  readonly reset: () => void;
}
export interface Opened {
  readonly page: Listening;
  readonly bytes: readonly Uint8Array[];
}

async function clocksOf(core: Core, doc: string): Promise<Map<number, number>> {
  const { snapshot, entries } = await readStored(core.options.disk, doc, 0);
  const clocks = new Map<number, number>(snapshot ? clocksIn(snapshot.bytes) : []);
  for (const { client, to } of [...entries, ...pendingOf(core, doc)])
    clocks.set(client, Math.max(to, clocks.get(client) ?? 0));
  return clocks;
}

/** A client id is used again in the same beginning of a document alone: what it wrote before is not in the next one. */
const beginningOf = (doc: string, epoch: number): string => (epoch === 0 ? doc : `${doc}@${epoch}`);

const sessionOf = (client: number): number => client % 2 ** 20;

function listen(core: Core, page: Listening): void {
  const listening = core.pages.get(page.doc) ?? new Set();
  listening.add(page);
  core.pages.set(page.doc, listening);
}

type Ends = Pick<Listening, 'hear' | 'hearCarets' | 'reset'>;

/**
 * Null where it is not here and the relay, which is asked for it, cannot be reached.
 * @param client null for a new editing session; else the one that a tab keeps from the leader before.
 */
export async function openPage(
  core: Core,
  doc: string,
  { client, ...ends }: Ends & { readonly client: number | null },
): Promise<Opened | null> {
  if (client !== null) {
    const clocks = await clocksOf(core, doc);
    const epoch = core.held.epochs.get(doc) ?? 0;
    const clock = clocks.get(client) ?? 0;
    return readOpen(core, { doc, client, session: sessionOf(client), epoch, clock, ...ends });
  }
  await core.arranging.visit(recordOfDoc(doc) ?? doc, [doc]);
  for (;;) {
    if (!(await core.asking.arrival(doc))) return null;
    const opened = await openAnew(core, doc, ends);
    if (opened !== null) return opened;
  }
}

/** Under a session of its own. Null where what it would stand on was refused, or began anew, before it was open. */
async function openAnew(core: Core, doc: string, ends: Ends): Promise<Opened | null> {
  const { held, journal, me } = core;
  const clocks = await clocksOf(core, doc);
  const idOf = (session: number): number => clientIdOf(held.sessions.incarnation, me.deviceNo, session);
  const epoch = held.epochs.get(doc) ?? 0;
  const taken = takeSession(held.sessions, beginningOf(doc, epoch), (one) => clocks.get(idOf(one)) ?? 0);
  const { sessions, session, clock } = taken;
  held.sessions = sessions;
  let [isOpen, isOver] = [false, false];
  const reset = (): void => {
    if (isOpen) ends.reset();
    isOver = true;
  };
  const page = { doc, client: idOf(session), session, epoch, clock, ...ends, reset };
  listen(core, page);
  // Before its first use: a session that is given twice makes replicas diverge for ever.
  await journal.write([sessionsWrite(sessions)]);
  const opened = await readOpen(core, page);
  isOpen = true;
  if (!isOver) return opened;
  leave(core, page);
  return null;
}

async function readOpen(core: Core, page: Listening): Promise<Opened> {
  // Listening comes before reading: what arrives meanwhile is told twice, which does no harm.
  listen(core, page);
  return { page, bytes: await pageBytes(core, page.doc) };
}

function leave({ pages }: Core, page: Listening): void {
  const listening = pages.get(page.doc);
  listening?.delete(page);
  if (listening?.size === 0) pages.delete(page.doc);
}

/** The relay refused some of what was written in these pages: whoever has one open must not build on it. */
export function resetPages({ pages }: Core, docs: Iterable<string>): void {
  for (const doc of new Set(docs)) for (const page of pages.get(doc) ?? []) page.reset();
}

/** To every other place where the page is open. */
export function tellPage(
  core: Core,
  doc: string,
  told: { update: Uint8Array; by: PersonId; except?: Listening },
): void {
  for (const page of core.pages.get(doc) ?? []) if (page !== told.except) page.hear(told.update, told.by);
}

/** Whether what is typed would be taken; the tab opens the page to be read otherwise. */
export const mayWritePage = (core: Core, doc: string): boolean => mayWriteDoc(doc, ctxOf(core));

/** Resolves when it is saved here. An update that a tab repeats is known by (client, clock). */
export async function writePage(core: Core, page: Listening, update: Uint8Array): Promise<void> {
  const read = envelopeOf(page.doc, update, { client: page.client, clock: page.clock });
  const envelope = { ...read, epoch: page.epoch };
  if (envelope.to > envelope.from && envelope.to <= page.clock) return core.journal.flush();
  page.clock = Math.max(page.clock, envelope.to);
  tellPage(core, page.doc, { update, by: core.me.person, except: page });
  core.held.batch += 1;
  await append(core, core.held.batch, {
    envelopes: [envelope],
    gesture: null,
    changes: [],
    superseded: [],
    done: null,
  });
}

/** A clean close: the client id may be used again for this page. */
export function closePage(core: Core, page: Listening): void {
  const { held, journal } = core;
  core.carets.leave(page);
  leave(core, page);
  // Of an earlier incarnation: the same number is another session now, and may be in use.
  if (page.client !== clientIdOf(held.sessions.incarnation, core.me.deviceNo, page.session)) return;
  held.sessions = closeSession(held.sessions, beginningOf(page.doc, page.epoch), {
    session: page.session,
    clock: page.clock,
  });
  void journal.write([sessionsWrite(held.sessions)]);
}
