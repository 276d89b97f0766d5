// Being away from the relay: from its loss, or the tab's end, until all is complete again. What others did meanwhile is
// counted as it comes in and kept in the commit that brings it, so that a tab that closes half way goes on.
import type { RowChange, Superseded, Writing } from '@baton/replica/contract';
import { parseDoc, recordOfDoc } from '@baton/replica/layout';
import { awayWrite, completeWrite, wipedWrite } from '@baton/store/away';
import type { Write } from '@baton/store/disk';
import type { AwayRow, AwaySpan } from '@baton/store/schema';
import { relayNow, type Core } from '../core.ts';
import type { Away } from '../sync-contract.ts';
import { lostIn } from './lost.ts';
import { findPassages } from './passages.ts';
import { placeOfPage, placeOfRow } from './place-of.ts';
import { addOther, addOwn, addPlace, addReplaced, isOfNote, joined, newSpan } from './span.ts';

const keepCompleteEvery = 60_000;

export interface AwayKept {
  /** As it is told: null while there is nothing of note. */
  told(): Away | null;
  /** The engine has read its disk: the tab was closed until now. */
  start(): void;
  /** A fact about the link or the outbox has moved. */
  look(): void;
  /** The relay has let us in: what was made here meanwhile is counted before any of it is sent. */
  welcomed(): void;
  /** All that others did is here; nothing of our own was answered yet. */
  live(): void;
  changed(changes: readonly RowChange[]): void;
  entry(entry: { readonly doc: string; readonly person: string; readonly time: number }): void;
  /** A document came whole in place of the entries that made it. */
  whole(doc: string, writings: () => readonly Writing[]): void;
  lost(id: string, superseded: Superseded): void;
  /** What has to be kept with the entries that were counted. */
  writes(): Write[];
  close(): Promise<void>;
}

class Keeping implements AwayKept {
  readonly #core: () => Core;
  #wasComplete = false;
  #isDirty = false;
  /** Let in, and not live since. */
  #isComing = false;

  constructor(core: () => Core) {
    this.#core = core;
  }

  get #row(): AwayRow {
    return this.#core().held.away;
  }
  /** Of the relay's clock, as all that is told here. */
  #now(): number {
    return relayNow(this.#core());
  }

  start(): void {
    const { held, options, stops, journal } = this.#core();
    if (typeof options.wiped === 'number') {
      held.wiped = options.wiped;
      void journal.write([wipedWrite(options.wiped)]);
    }
    if (held.completeAt !== null && this.#row.open === null) this.#open(held.completeAt);
    let cancel = (): void => {};
    const keep = (): void => {
      if (this.#wasComplete) void this.#core().journal.write([completeWrite(this.#now())], false);
      cancel = options.scheduler.after(keepCompleteEvery, keep);
    };
    keep();
    stops.push(() => cancel());
  }

  #open(from: number): void {
    this.#core().held.away = { ...this.#row, open: newSpan(from) };
    this.#isDirty = true;
  }

  look(): void {
    const { phase } = this.#core().link.state();
    if (phase === 'live') this.#lookLive();
    if (phase === 'away' || phase === 'ended') this.#lookLost();
    this.#wasComplete = this.#isComplete();
  }
  #lookLive(): void {
    const { held, journal } = this.#core();
    const now = this.#now();
    if (this.#row.open && this.#isSettled(this.#row.open)) this.#end(this.#row.open, now);
    if (!this.#isComplete()) return;
    // The first time: from now on it is known since when we are away.
    if (held.completeAt === null) void journal.write([completeWrite(now)]);
    held.completeAt = now;
  }
  #lookLost(): void {
    const { held, journal } = this.#core();
    if (this.#row.open !== null || held.completeAt === null) return;
    this.#open(this.#wasComplete ? this.#now() : held.completeAt);
    void journal.write([...this.writes(), completeWrite(held.completeAt)], false);
  }
  #isComplete(): boolean {
    const { held, link } = this.#core();
    return link.state().phase === 'live' && held.outbox.size === 0 && held.unsaved.size === 0;
  }

  /** All that was made before the link was live again has been answered. */
  #isSettled({ countedTo }: AwaySpan): boolean {
    const { held, link } = this.#core();
    if (link.state().mending) return false;
    return ![...held.outbox.keys(), ...held.unsaved.keys()].some((batch) => batch <= countedTo);
  }

  #end(open: AwaySpan, now: number): void {
    const core = this.#core();
    const span = { ...open, to: now };
    const isEmpty = span.ownCount === 0 && span.othersCount === 0;
    const isTold = !isEmpty && (isOfNote(span, now) || this.#refusedSince(span.from) > 0);
    core.held.away = { open: null, told: isTold ? joined(this.#row.told, span) : this.#row.told };
    void core.journal.write([awayWrite(core.held.away), completeWrite(now)]);
  }

  welcomed(): void {
    this.#isComing = true;
    const { open } = this.#row;
    if (open) this.#countOwn(open);
  }
  #countOwn(open: AwaySpan): void {
    const { held } = this.#core();
    for (const { batch, at } of [...held.outbox.values(), ...held.unsaved.values()]) {
      if (batch <= open.countedTo) continue;
      addOwn(open, at + held.offset);
      open.countedTo = batch;
      this.#isDirty = true;
    }
  }

  changed(changes: readonly RowChange[]): void {
    const { open } = this.#row;
    if (!open) return;
    const { rows } = this.#core().replica;
    for (const change of changes) {
      if (change.own || change.kind === 'gone') continue;
      const place = placeOfRow(rows, change.table, change.id);
      if (place !== null) addPlace(open, place, change.by);
    }
  }

  entry({ doc, person, time }: { readonly doc: string; readonly person: string; readonly time: number }): void {
    const { open } = this.#row;
    if (!open) return;
    addOther(open, time, person);
    const of = parseDoc(doc);
    if (of?.class === 'page') this.#addPage(open, of.of, person);
    this.#isDirty = true;
  }

  whole(doc: string, writings: () => readonly Writing[]): void {
    const { open } = this.#row;
    if (!open) return;
    // What was written before is the past of what was not held here, and no news. Cells know whole seconds.
    for (const { by, at } of writings()) if (at + 1_000 > open.from) addOther(open, at, by);
    const of = parseDoc(doc);
    if (of?.class === 'page') this.#addPage(open, of.of, null);
    this.#isDirty = true;
  }

  #addPage(open: AwaySpan, of: string, person: string | null): void {
    const place = placeOfPage(this.#core().replica.rows, of);
    if (place !== null) addPlace(open, place, person);
  }

  lost(id: string, { lost, won }: Superseded): void {
    const { open } = this.#row;
    const { person } = this.#core().me;
    if (!open || lost.by !== person || won.by === person) return;
    addReplaced(open, id);
    this.#isDirty = true;
  }

  live(): void {
    if (!this.#isComing) return;
    this.#isComing = false;
    const { open } = this.#row;
    if (!open) return;
    this.#countOwn(open);
    // Where the disk goes meanwhile, what waits still waits, and the next leader looks again.
    findPassages(this.#core()).catch(() => undefined);
  }

  writes(): Write[] {
    if (!this.#isDirty) return [];
    this.#isDirty = false;
    // As it is now: more is counted before the commit comes to it.
    return [awayWrite(structuredClone(this.#row))];
  }

  #refusedSince(from: number): number {
    const { refused, offset } = this.#core().held;
    return [...refused.values()].filter(({ refusedAt }) => refusedAt + offset >= from).length;
  }

  told(): Away | null {
    const { open, told } = this.#row;
    const isNoted = open !== null && isOfNote(open, this.#now());
    const span = isNoted ? joined(told, this.#withWaiting(open)) : (told ?? this.#ofPassages());
    if (!span) return null;
    const { countedTo: _countedTo, replaced, places, ...rest } = span;
    const ids = new Set(replaced);
    return {
      ...rest,
      people: span.people as unknown as Away['people'],
      replaced: lostIn(this.#core(), (id) => ids.has(id)),
      places: places.toSorted((left, right) => right.count - left.count) as unknown as Away['places'],
      refused: this.#refusedSince(span.from),
      deletedPassages: [...this.#core().held.passages].map(([id, passage]) => ({
        id,
        record: recordOfDoc(passage.doc) ?? '',
        ...passage,
      })),
    };
  }
  /** Words that are nowhere else are told of until each is put away, also when the rest was closed. */
  #ofPassages(): AwaySpan | null {
    const times = [...this.#core().held.passages.values()].map(({ at }) => at);
    return times.length === 0 ? null : { ...newSpan(Math.min(...times)), to: Math.max(...times) };
  }
  /** While it lasts, what waits is what was made here. */
  #withWaiting(open: AwaySpan): AwaySpan {
    const copy = structuredClone(open);
    const { outbox, offset } = this.#core().held;
    for (const { batch, at } of outbox.values()) if (batch > open.countedTo) addOwn(copy, at + offset);
    return copy;
  }

  async close(): Promise<void> {
    const { held, journal, sync } = this.#core();
    held.away = { ...this.#row, told: null };
    sync.look();
    await journal.write([awayWrite(held.away)]);
  }
}

/** @param core asked later: it is put together from this. */
export const createAway = (core: () => Core): AwayKept => new Keeping(core);
