// Where seats sit: hears what a tab asks, tells it what it listens to, and clears up behind it. One desk for each engine.
import { questions } from '@baton/model/questions';
import type { Stop } from '../contract.ts';
import type { Engine } from '../engine/engine.ts';
import { decideAt } from './deciding.ts';
import type { Ask, OpenedPage, Port, PortHandlers, Tell } from './messages.ts';
import { closePage, mayWritePage, openPage, writePage, type Listening } from '../pages/desk.ts';
import { dismiss, dismissRefused, restore, run, undo } from '../gestures/running.ts';
import { auditOf } from '../decisions/audit.ts';
import { readHeld } from '../tray/held-elsewhere.ts';
import { carryIn, carryOut, carryUnsent } from '../sync/carry.ts';
import { unsentOf, unsentText } from '../sync/unsent-text.ts';
import { historyOf } from '../sync/history.ts';
import { lostIn } from '../sync/lost.ts';
import { freeSpace } from '../sync/storage.ts';
import { dismissPassage } from '../sync/passages.ts';
import type { NotDone } from '../doors/door.ts';
import type { NewKeySaid } from '../doors/new-key.ts';
import { loadAnew } from '../sync/load-anew.ts';
import { signOut } from '../sync/sign-out.ts';
import { tryAgain } from '../sync/try-again.ts';

export interface Place {
  hear(ask: Ask): void;
  leave(): void;
}
interface Seated {
  readonly id: string;
  readonly engine: Engine;
  readonly tell: (tell: Tell) => void;
  readonly stops: Map<number, Stop>;
  /** Null: it could not be opened, and its tab was told why. */
  readonly pages: Map<number, Promise<Listening | null>>;
  readonly topics: Stop[];
}
type Call = Extract<Ask, { call: number }>;

type Listen = Extract<Ask, { ask: 'live' | 'lost' | 'sync' | 'where' | 'device' | 'files' }>;

function watch({ engine: { core }, tell }: Seated, ask: Exclude<Listen, { ask: 'live' }>): Stop {
  const { call } = ask;
  switch (ask.ask) {
    case 'lost': {
      const say = (): void => tell({ tell: 'lost', call, lost: lostIn(core, (_, row) => row.record === ask.record) });
      const stop = core.losses.hear((record) => record === ask.record && say());
      say();
      return stop;
    }
    case 'sync':
      // Where the disk goes meanwhile, another leader measures.
      core.storage.measure().catch(() => undefined);
      return core.sync.hear((state) => tell({ tell: 'sync', call, state }));
    case 'where':
      return core.sync.where(ask.record, (where) => tell({ tell: 'where', call, where }));
    case 'device':
      return core.sync.device(ask.record, (on) => tell({ tell: 'device', call, on }));
    case 'files':
      return core.files.hear((stands) => tell({ tell: 'files', call, stands }));
  }
}

function listenTo(seated: Seated, ask: Listen): void {
  const { engine, tell, stops } = seated;
  const { core } = engine;
  const { call } = ask;
  stops.get(call)?.();
  if (ask.ask !== 'live') return void stops.set(call, watch(seated, ask));
  const question =
    questions.get(ask.question) ?? core.options.further?.questions.find(({ name }) => name === ask.question);
  if (!question) return tell({ tell: 'fault', call, sentence: `there is no question ${ask.question}` });
  stops.set(
    call,
    core.questions.ask(question, ask.args, (diff, whole) => tell({ tell: 'diff', call, diff, whole })),
  );
}

async function open(seated: Seated, { call, doc, client }: Extract<Ask, { ask: 'page' }>): Promise<OpenedPage | null> {
  const { engine, tell, pages } = seated;
  const opening = openPage(engine.core, doc, {
    client,
    hear: (update, by) => tell({ tell: 'update', call, update, by }),
    hearCarets: (here) => tell({ tell: 'carets', call, here }),
    reset: () => tell({ tell: 'reset', call }),
  });
  pages.set(
    call,
    opening.then(
      (opened) => opened?.page ?? null,
      () => null,
    ),
  );
  const opened = await opening;
  if (opened === null) {
    pages.delete(call);
    return null;
  }
  const { page, bytes } = opened;
  // Taken over from the leader before: the tab has most of it, and what it missed does it no harm to hear twice.
  if (client !== null) for (const update of bytes) tell({ tell: 'update', call, update, by: engine.core.me.person });
  return { call, bytes, client: page.client, mayWrite: mayWritePage(engine.core, doc) };
}

/** Before the page is open nothing stands in it; what comes after it was closed is nobody's. */
async function putCaret({ engine, pages }: Seated, { page, update }: Extract<Ask, { ask: 'caret' }>): Promise<void> {
  const listening = await pages.get(page);
  if (listening && pages.has(page)) engine.core.carets.put(listening, update);
}

async function write({ engine, pages }: Seated, { page, update }: Extract<Ask, { ask: 'write' }>): Promise<void> {
  const listening = await pages.get(page);
  if (!listening) throw new Error('the page is not open');
  return writePage(engine.core, listening, update);
}

/** This device goes on at once: by the statement that it has just brought it knows the relay again. */
async function signKey(engine: Engine, said: NewKeySaid): Promise<NotDone | null> {
  const fault = (await engine.core.options.relayCalls?.signRelayKey?.(said)) ?? null;
  if (fault === null) engine.wake();
  return fault;
}

async function answer(seated: Seated, ask: Exclude<Call, { ask: Listen['ask'] | 'stop' }>): Promise<unknown> {
  const { core } = seated.engine;
  const id = `${seated.id}/${ask.call}`;
  switch (ask.ask) {
    case 'run':
      return run(core, id, { name: ask.command, args: ask.args });
    case 'undo':
      return undo(core, id, ask.gesture);
    case 'restore':
      return restore(core, id, ask.superseded);
    case 'dismiss':
      return dismiss(core, ask.superseded);
    case 'dismissRefused':
      return dismissRefused(core, ask.batch);
    case 'closeAway':
      return core.away.close();
    case 'dismissPassage':
      return dismissPassage(core, ask.id);
    case 'carryOut':
      // A locked device gives out what was written on it, and nothing that it received.
      return core.locking.now().lock === null ? carryOut(core) : carryUnsent(core, unsentOf(core));
    case 'audit':
      return auditOf(core, ask.before);
    case 'readHeld':
      return readHeld(core, ask.batches);
    case 'unsentText':
      return unsentText(core, unsentOf(core));
    case 'carryIn':
      return carryIn(core, ask.file);
    case 'reached':
      return core.held.cursor?.number ?? 0;
    case 'history':
      return historyOf(core, ask.about);
    case 'measure':
      return core.storage.measure();
    case 'pin':
      return core.arranging.pin(ask.record, ask.on);
    case 'keepAll':
      return core.arranging.keepAll();
    case 'file':
      return core.files.does(ask.act);
    case 'freeSpace':
      return freeSpace(core, ask.before);
    case 'loadAnew':
      return loadAnew(core);
    case 'signRelayKey':
      return signKey(seated.engine, ask.said);
    case 'signOut':
      return signOut(core, ask.how);
    case 'tryAgain':
      return tryAgain(core, ask.batch);
    case 'page':
      return open(seated, ask);
    case 'write':
      return write(seated, ask);
    default:
      return decideAt(seated.engine, id, ask);
  }
}

function stop({ stops, pages, engine }: Seated, call: number): void {
  stops.get(call)?.();
  stops.delete(call);
  const page = pages.get(call);
  pages.delete(call);
  void page?.then((listening) => listening && closePage(engine.core, listening));
}

function hear(seated: Seated, ask: Ask, leave: () => void): void {
  const { tell, engine } = seated;
  switch (ask.ask) {
    case 'live':
    case 'lost':
    case 'sync':
    case 'where':
    case 'device':
    case 'files':
      return listenTo(seated, ask);
    case 'stop':
      return stop(seated, ask.call);
    case 'present':
      return engine.present({ at: ask.at, on: ask.on, field: ask.field });
    case 'caret':
      return void putCaret(seated, ask);
    case 'leave':
      return leave();
    default: {
      const { call } = ask;
      answer(seated, ask).then(
        (value) => tell({ tell: 'answer', call, value }),
        (error: unknown) => tell({ tell: 'fault', call, sentence: (error as Error).message }),
      );
    }
  }
}

/** @param id the same for a tab under each leader: with the call's number it names a command. */
export function takeSeat(engine: Engine, id: string, tell: (tell: Tell) => void): Place {
  const { core } = engine;
  const seated: Seated = { id, engine, tell, stops: new Map(), pages: new Map(), topics: [] };
  let isReady = false;
  let gone = false;
  const early: Ask[] = [];
  async function ready(): Promise<void> {
    await engine.ready;
    if (gone) return;
    isReady = true;
    seated.topics.push(
      core.worlds.hear((world) => tell({ tell: 'world', world })),
      core.heres.hear((here) => tell({ tell: 'here', here })),
    );
    for (const ask of early.splice(0)) hear(seated, ask, leave);
  }
  const leave = (): void => {
    gone = true;
    for (const call of [...seated.stops.keys(), ...seated.pages.keys()]) stop(seated, call);
    for (const end of seated.topics.splice(0)) end();
  };
  void ready();
  seated.topics.push(
    core.statuses.topic.hear((status) => {
      tell({ tell: 'status', status });
      // A new device whose first contact is refused for good has no world to wait for.
      if (status.ended !== null && core.world.world() === null) tell({ tell: 'closed', sentence: status.ended });
    }),
  );
  return {
    hear(ask) {
      if (gone) return;
      if (isReady || ask.ask === 'leave') hear(seated, ask, leave);
      else early.push(ask);
    },
    leave,
  };
}

/** A seat in the same thread as its engine: the command line's, a test's. */
export function portTo(engine: Engine, id: string): Port {
  let place: Place | null = null;
  return {
    post: (ask) => place?.hear(ask),
    listen(handlers: PortHandlers) {
      place = takeSeat(engine, id, handlers.tell);
    },
    close: () => place?.leave(),
  };
}
