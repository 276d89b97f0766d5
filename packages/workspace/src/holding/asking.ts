// Asks the relay for documents that are not here and need not be. A name is on the disk before it is said; all there is of
// it comes, then a mark, and only then it counts as here. What was cut in the middle is asked for again, whole.
import type { DeviceFrame, SnapshotPart } from '@baton/protocol/frames';
import { everyArchive, everyFeed, everyPage, feedsOf, isOptional, isPattern } from '@baton/protocol/holding';
import type { RowChange } from '@baton/replica/contract';
import { parseDoc } from '@baton/replica/layout';
import type { Write } from '@baton/store/disk';
import { holdingsSaidWrite, holdingsTimesWrite, holdingWrite } from '@baton/store/holdings';
import type { Holding as Kept } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { createTopic, type Topic } from '../telling/topic.ts';
import { pageBeside } from './beside.ts';

/** So many at once: what others write meanwhile waits behind their answer. */
const mostAtOnce = 50;

export interface Asking {
  /** Told when something came, or is asked for, or the relay can or cannot be reached. */
  readonly moves: Topic<null>;
  /** Whether all there is of the document is here, or it is none that could be elsewhere. */
  isHere(doc: string): boolean;
  /** Here, and nothing of it is held back by a relay that may not know (any more) that it is kept here. */
  isLevel(doc: string): boolean;
  /** Whether what comes of it is kept: it is here, or on its way. */
  takes(doc: string): boolean;
  /** On its way: what comes of it is its past, and no news. */
  isComing(doc: string): boolean;
  /**
   * Asks for what is not here; resolves when that is on the disk, and is said as soon as the relay can be reached.
   * `byName`: each is to be kept for itself, also where it is among what is kept under a name for many.
   */
  hold(docs: readonly string[], how?: 'byName'): Promise<void>;
  /** A new device is still being given what it keeps. */
  isFilling(): boolean;
  /** What it keeps is known: it is full when all of that is here. */
  known(): void;
  isAwaited(doc: string): boolean;
  /** True when it is here; false as soon as the relay cannot be reached. */
  arrival(doc: string): Promise<boolean>;
  /**
   * Pages of tasks that are made here, and others that begin with them: nobody else can have written in them. To be kept in
   * the commit of what they stand beside.
   */
  born(changes: readonly RowChange[], docs: readonly string[]): Write[];
  /** Names that are kept no more; the relay is told. */
  release(names: readonly string[]): Write[];
  /** Something came of what is not kept here: the relay is told to let it be. */
  stray(doc: string): void;
  marked(part: SnapshotPart): void;
  /** What is said with the first hello of a device: of all others' comments and pages nothing comes before it is asked for. */
  withHello(): readonly DeviceFrame[];
  /** How often the relay has written down what was said; 0: it has lost some of it. */
  told(times: number): void;
  /** This device, or the relay, may not know any more what was said: all is said again. */
  sayAnew(): void;
  /** The link has moved. */
  look(): void;
}

/** Names for many that cover a document. */
function patternsOf(doc: string): readonly string[] {
  const of = parseDoc(doc);
  switch (of?.class) {
    case 'feed':
      return [everyFeed, feedsOf(of.quarter)];
    case 'page':
      return [everyPage];
    case 'archive':
      return [everyArchive];
    default:
      return [];
  }
}

/** How a document stands under each name by which it is kept. */
export const statesOf = (names: ReadonlyMap<string, Kept>, doc: string): Kept[] =>
  [doc, ...patternsOf(doc)].flatMap((name) => names.get(name) ?? []);

export const createAsking = (core: () => Core): Asking => new OpenAsking(core);

class OpenAsking implements Asking {
  readonly moves = createTopic<null>();
  readonly #core: () => Core;
  /** To be said, and not answered yet: what is asked for, and what a relay that was set back may have forgotten. */
  readonly #unsaid = new Set<string>();
  /** Of those, said on this connection. */
  #underWay = new Set<string>();
  /** Somebody waits before the screen for these. */
  readonly #awaited = new Set<string>();
  readonly #strays = new Set<string>();
  #isLettingBe = false;
  #isUp = false;
  #wasReadOnly = false;
  /** Of a new device: it is not known yet what it keeps; it is known and asked for; null: all is here, or was long ago. */
  #filling: 'unknown' | 'asked' | null = null;
  /** Whose incarnation all is being said to, or was. */
  #saidTo: number | null = null;

  constructor(core: () => Core) {
    this.#core = core;
  }
  get #names(): Map<string, Kept> {
    return this.#core().held.holdings;
  }
  #statesOf(doc: string): Kept[] {
    return statesOf(this.#names, doc);
  }

  isHere(doc: string): boolean {
    return !isOptional(doc) || this.#statesOf(doc).some((state) => state !== 'asked');
  }
  isLevel(doc: string): boolean {
    if (!isOptional(doc)) return true;
    const isSaid = (name: string): boolean => !this.#unsaid.has(name) && !this.#underWay.has(name);
    return this.#statesOf(doc).includes('kept') && [doc, ...patternsOf(doc)].every(isSaid);
  }
  takes(doc: string): boolean {
    return !isOptional(doc) || this.#statesOf(doc).length > 0;
  }
  isComing(doc: string): boolean {
    return isOptional(doc) && this.#statesOf(doc).includes('asked');
  }

  isAwaited(doc: string): boolean {
    return this.#awaited.has(doc);
  }

  async hold(docs: readonly string[], how?: 'byName'): Promise<void> {
    const names = [...new Set(docs)].filter(isOptional);
    const isKnown = (name: string): boolean =>
      this.#names.has(name) || (how === undefined && !isPattern(name) && this.isHere(name));
    const missing = names.filter((name) => !isKnown(name));
    const born = names.filter((name) => this.#names.get(name) === 'born' && !this.#unsaid.has(name));
    if (missing.length + born.length === 0) return;
    // Behind what was written of them before, in the same order on the disk.
    await this.#core().journal.write(missing.map((name) => holdingWrite(name, 'asked')));
    for (const name of [...missing, ...born]) {
      if (!this.#names.has(name)) this.#names.set(name, 'asked');
      this.#unsaid.add(name);
    }
    this.#say();
    this.moves.tell(null);
  }

  isFilling(): boolean {
    return this.#filling !== null;
  }
  known(): void {
    if (this.#filling === 'unknown') this.#filling = 'asked';
    this.#lookFull();
  }
  #lookFull(): void {
    if (this.#filling !== 'asked' || this.#unsaid.size > 0) return;
    this.#filling = null;
    this.#core().statuses.look();
  }

  arrival(doc: string): Promise<boolean> {
    return new Promise((resolve) => {
      // Nobody asks for it any more where it was let go of meanwhile.
      const isOver = (): boolean => this.isHere(doc) || !this.#isUp || !this.takes(doc);
      if (isOver()) return resolve(this.isHere(doc));
      this.#awaited.add(doc);
      const stop = this.moves.hear(() => {
        if (!isOver()) return;
        this.#awaited.delete(doc);
        queueMicrotask(() => stop());
        resolve(this.isHere(doc));
      });
    });
  }

  born(changes: readonly RowChange[], docs: readonly string[]): Write[] {
    const core = this.#core();
    const pages = changes.flatMap((change) => {
      if (change.table !== 'tasks' || change.kind !== 'put' || !change.fields.includes('project')) return [];
      return core.replica.confirmedCellsOf(change.id).length > 0 ? [] : (pageBeside(core, change.id) ?? []);
    });
    const names = [...new Set([...pages, ...docs])].filter((name) => !this.takes(name));
    for (const name of names) this.#names.set(name, 'born');
    return names.map((name) => holdingWrite(name, 'born'));
  }

  release(names: readonly string[]): Write[] {
    for (const name of names) {
      this.#names.delete(name);
      this.#underWay.delete(name);
      this.#unsaid.delete(name);
      this.#strays.add(name);
    }
    this.#say();
    this.moves.tell(null);
    return names.map((name) => holdingWrite(name, null));
  }

  stray(doc: string): void {
    for (const name of [doc, ...patternsOf(doc)]) this.#strays.add(name);
  }

  /** A mark at number 0 is where a document begins that comes as entries. */
  marked({ doc, number }: SnapshotPart): void {
    if (number === 0 || !this.#underWay.delete(doc)) return;
    this.#unsaid.delete(doc);
    const writes: Write[] = [];
    if (this.#names.has(doc)) {
      this.#names.set(doc, 'kept');
      // Behind what came of it, in the same order on the disk.
      writes.push(holdingWrite(doc, 'kept'));
    }
    void this.#core().journal.write([...writes, ...this.#allSaid()]);
    this.#say();
    this.#lookFull();
    this.moves.tell(null);
  }
  #allSaid(): Write[] {
    const { held, link } = this.#core();
    const { incarnation } = link.state().relay;
    if (held.holdingsSaid === incarnation || this.#unsaid.size + this.#underWay.size > 0) return [];
    held.holdingsSaid = incarnation;
    return [holdingsSaidWrite(incarnation)];
  }

  withHello(): readonly DeviceFrame[] {
    const { held } = this.#core();
    if (held.cursor !== null) return [];
    this.#filling ??= 'unknown';
    const names = [...this.#names.keys()].filter(isPattern);
    this.#underWay = new Set(names);
    return names.length === 0 ? [] : [{ type: 'hold', docs: names }];
  }

  told(times: number): void {
    const { held, journal } = this.#core();
    if (times === 0) this.sayAnew();
    held.holdingsTimes = times;
    void journal.write([holdingsTimesWrite(times)]);
  }

  sayAnew(): void {
    this.#core().held.holdingsSaid = null;
    this.#saidTo = null;
    void this.#core().journal.write([holdingsSaidWrite(null)]);
  }

  look(): void {
    const { link, held } = this.#core();
    const { phase, relay } = link.state();
    const isUp = phase === 'live' || phase === 'behind';
    const hasTurned = isUp !== this.#isUp;
    this.#isUp = isUp;
    // A relay that could write nothing down has not answered what was asked meanwhile.
    const hasOpened = this.#wasReadOnly && relay.state !== 'read-only';
    this.#wasReadOnly = relay.state === 'read-only';
    if (hasOpened || phase === 'away' || phase === 'ended' || phase === 'off') this.#underWay.clear();
    if (phase === 'live' && this.#saidTo !== relay.incarnation) this.#begin(held.holdingsSaid !== relay.incarnation);
    this.#say();
    if (hasTurned) this.moves.tell(null);
  }
  /** A relay that was set back, or is another, may have forgotten what this device keeps. */
  #begin(isAnew: boolean): void {
    this.#saidTo = this.#core().link.state().relay.incarnation;
    for (const [name, state] of this.#names) if (isAnew || state !== 'kept') this.#unsaid.add(name);
  }

  /** One lot after the other, and only to a relay that can write it down. */
  #say(): void {
    const { link } = this.#core();
    const { phase, connection, relay } = link.state();
    if (phase !== 'live' || relay.state === 'read-only' || this.#underWay.size > 0) return;
    if (this.#unsaid.size > 0) {
      const awaited = [...this.#awaited].filter((name) => this.#unsaid.has(name));
      const docs = [...new Set([...awaited, ...this.#unsaid])].slice(0, mostAtOnce);
      this.#underWay = new Set(docs);
      return link.say(connection, { type: 'hold', docs });
    }
    if (this.#strays.size > 0) void this.#letBe();
  }

  /**
   * Said behind a commit: what is kept no more is off the disk by then, and a leader that was overtaken unnoticed, whose
   * memory is not what this device keeps, finds that out and says nothing.
   */
  async #letBe(): Promise<void> {
    if (this.#isLettingBe) return;
    this.#isLettingBe = true;
    // The writes that whoever releases a name was given go first.
    await Promise.resolve();
    await this.#core().journal.write([], false);
    this.#isLettingBe = false;
    const { link } = this.#core();
    const { phase, connection } = link.state();
    if (phase !== 'live' || this.#underWay.size > 0) return;
    // What was taken up again meanwhile is not let go.
    const gone = [...this.#strays].filter((name) => !this.#names.has(name));
    this.#strays.clear();
    if (gone.length > 0) link.say(connection, { type: 'drop', docs: gone });
  }
}
