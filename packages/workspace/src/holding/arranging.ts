// Keeps what this device holds as the policy says: now and then, when work was given, and when a person asks for it.
import { everyPage, feedsOf, isOptional, isPattern } from '@baton/protocol/holding';
import type { RowChange } from '@baton/replica/contract';
import { holdingWrite, leanWrite, pinWrite, visitWrite } from '@baton/store/holdings';
import { relayNow, type Core } from '../core.ts';
import { archiveBeside, archivesAwaited } from './archives.ts';
import { recordOfDoc } from '@baton/replica/layout';
import { docsBeside } from './beside.ts';
import { templatePages } from '../files/template-pages.ts';
import { letGo, type LetGo } from './letting-go.ts';
import { isSmall, quartersHeld, recentFor, smallUpTo, wanted, type Why } from './policy.ts';

const nothing: LetGo = { documents: [], names: [] };
const everyHour = 3_600_000;
const soon = 5_000;
/** A visit is written down when the last is as long ago. */
const visitEvery = everyHour;
/** Of so many new tasks at once nobody has looked at each. */
const mostLookedAt = 20;

export interface Arranging {
  /** What this device wants, by why. */
  wanted(): ReadonlyMap<string, Why>;
  /** Before the link: what is kept from the first contact on. */
  open(): Promise<void>;
  /** Somebody looks at a record here: its page, its older comments and its archive are wanted. */
  visit(record: string, also?: readonly string[]): Promise<void>;
  /** Tasks that were made here, a few at a time, are as good as looked at. */
  made(changes: readonly RowChange[]): void;
  pin(record: string, on: boolean): Promise<void>;
  /** What is neither pinned nor mine nor was open here since then goes. */
  freeSpace(before: number): Promise<LetGo>;
  arrange(isShort: boolean): Promise<LetGo>;
  /** Everything again, where the workspace is small. */
  keepAll(): Promise<void>;
  /** The link has moved: the first time that all is level it is looked at once. */
  look(): void;
}

/** Of a device that has never said what it keeps all is here that there is: it goes on with that. */
async function adopt({ held, journal }: Core): Promise<void> {
  const docs = held.holdings.size > 0 ? [] : [...held.docs.keys()].filter(isOptional);
  for (const doc of docs) held.holdings.set(doc, 'kept');
  if (docs.length > 0) await journal.write(docs.map((doc) => holdingWrite(doc, 'kept')));
}

export const createArranging = (core: () => Core): Arranging => new OpenArranging(core);

class OpenArranging implements Arranging {
  readonly #core: () => Core;
  #cancel: (() => void) | null = null;
  /** The next look is due within seconds. */
  #isSoon = false;
  #wasLive = false;
  #isAtIt: Promise<unknown> = Promise.resolve();

  constructor(core: () => Core) {
    this.#core = core;
  }

  wanted(): ReadonlyMap<string, Why> {
    const core = this.#core();
    const { held, me } = core;
    const now = relayNow(core);
    const known = Map.groupBy(held.holdings.keys(), recordOfDoc);
    const { tasks } = core.replica.rows;
    return wanted({
      isSmall: this.#isSmall(),
      now,
      visits: held.visits,
      pins: held.pins.keys(),
      mine: tasks
        .by('assigned', me.person)
        .filter(({ archive, archived, binned }) => archive === null && archived === null && binned === null)
        .map(({ id }) => id),
      within: (record) => tasks.by('project', record).map(({ id }) => id),
      templates: templatePages(core),
      returning: archivesAwaited(core, now),
      archiveOf: (record) => archiveBeside(core, record) ?? [],
      docsOf: (record) => [...docsBeside(core, record, now), ...(known.get(record) ?? [])],
    });
  }

  #isSmall(): boolean {
    const { held, options, replica } = this.#core();
    const upTo = options.smallUpTo ?? smallUpTo;
    return !held.isLean && isSmall(replica.rows.tasks.size, { was: held.holdings.has(everyPage), upTo });
  }

  async open(): Promise<void> {
    const core = this.#core();
    await adopt(core);
    await core.asking.hold(quartersHeld(relayNow(core)).map(feedsOf));
    this.#arrangeIn(soon);
    core.stops.push(
      // Many gestures, one look.
      core.moves.hear(() => {
        if (!this.#isSoon) this.#arrangeIn(soon);
      }),
      () => this.#cancel?.(),
    );
  }
  #arrangeIn(ms: number): void {
    const core = this.#core();
    this.#cancel?.();
    this.#isSoon = ms < everyHour;
    this.#cancel = core.options.scheduler.after(ms, () => {
      this.#arrangeIn(everyHour);
      if (core.link.state().phase === 'live') void this.arrange(false);
    });
  }

  /** One after the other. */
  arrange(isShort: boolean): Promise<LetGo> {
    const next = this.#isAtIt.then(() => this.#arrange(isShort));
    this.#isAtIt = next.catch(() => undefined);
    return next;
  }
  async #arrange(isShort: boolean): Promise<LetGo> {
    const { asking, held, statuses } = this.#core();
    if (statuses.topic.last()?.removed) return nothing;
    const names = this.wanted();
    await asking.hold([...names.keys()], 'byName');
    asking.known();
    // What stays under a name for many is kept by its own before that goes.
    const unwanted = [...held.holdings.keys()]
      .filter((name) => !names.has(name))
      .toSorted((left, right) => Number(isPattern(left)) - Number(isPattern(right)));
    // First all that is wanted is here: a document may stand under two names.
    const isWaiting = [...names.keys()].some((name) => held.holdings.get(name) === 'asked');
    return unwanted.length === 0 || (isWaiting && !isShort) ? nothing : letGo(this.#core(), unwanted, isShort);
  }

  async visit(record: string, also: readonly string[] = []): Promise<void> {
    const core = this.#core();
    const { held, journal, asking } = core;
    const now = relayNow(core);
    if (now - (held.visits.get(record) ?? 0) >= visitEvery) {
      held.visits.set(record, now);
      void journal.write([visitWrite(record, now)], false);
    }
    await asking.hold([...also, ...docsBeside(core, record, now), ...(archiveBeside(core, record) ?? [])]);
  }

  made(changes: readonly RowChange[]): void {
    const { replica } = this.#core();
    const tasks = changes.filter(({ table, kind }) => table === 'tasks' && kind === 'put');
    if (tasks.length > mostLookedAt) return;
    for (const { id } of tasks) if (replica.confirmedCellsOf(id).length === 0) void this.visit(id);
  }

  async pin(record: string, on: boolean): Promise<void> {
    const { held, journal, asking } = this.#core();
    if (on) held.pins.set(record, true);
    else held.pins.delete(record);
    await journal.write([pinWrite(record, on)]);
    await this.arrange(false);
    asking.moves.tell(null);
  }

  async freeSpace(before: number): Promise<LetGo> {
    const { held, journal } = this.#core();
    const limit = Math.max(before, relayNow(this.#core()) - recentFor);
    const old = [...held.visits].filter(([, at]) => at < limit).map(([record]) => record);
    for (const record of old) held.visits.delete(record);
    held.isLean = true;
    await journal.write([...old.map((record) => visitWrite(record, null)), leanWrite(true)]);
    return this.arrange(true);
  }

  async keepAll(): Promise<void> {
    const { held, journal } = this.#core();
    held.isLean = false;
    await journal.write([leanWrite(false)]);
    await this.arrange(false);
  }

  look(): void {
    if (this.#wasLive || this.#core().link.state().phase !== 'live') return;
    this.#wasLive = true;
    this.#arrangeIn(0);
  }
}
