// The link's machine against a small model of a relay, over a network that cuts, duplicates and delays, by seed.
import { assert } from '@baton/model/assert';
import type { RelayFrame, WireEntry } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { linkOff, type Effect, type LinkEvent, type LinkState } from './state.ts';
import { step } from './step.ts';
import { window } from './batches.ts';
import { seeded } from '../test/time.ts';

interface Due {
  readonly at: number;
  readonly event: LinkEvent;
}

class Life {
  state: LinkState = linkOff('w', 1, null);
  now = 0;
  saved = 0;
  /** The relay's log: own batches in the order in which it kept them; 0 is somebody else's entry. */
  readonly log: number[] = [];
  /** Own batches of which this device knows that they are kept. */
  readonly learned = new Set<number>();
  readonly acked: number[] = [];
  readonly mended = new Set<number>();
  due: Due[] = [];
  /** Nothing arrives any more on these. */
  readonly cut = new Set<number>();
  calm = false;
  readonly #random: (count: number) => Uint8Array;
  readonly #refuse: ReadonlySet<number>;

  constructor(seed: number) {
    this.#random = seeded(seed);
    this.#refuse = new Set([this.dice(40), this.dice(40)].filter((batch) => batch % 3 === 0));
  }
  dice(sides: number): number {
    const [high = 0, low = 0] = this.#random(2);
    return (high * 256 + low) % sides;
  }
  later(event: LinkEvent, most = 40): void {
    this.due.push({ at: this.now + 1 + this.dice(most), event });
  }

  hear(event: LinkEvent): void {
    const before = this.state;
    const [state, effects] = step(before, event, { now: this.now, random: this.dice(100) / 100 });
    this.state = state;
    assert(state.flight.length <= window, 'more is under way than the window lets through');
    const fell = state.phase === 'away' && before.phase !== 'away';
    assert(fell || (state.cursor?.number ?? 0) >= (before.cursor?.number ?? 0), 'the cursor went back');
    for (const effect of effects) this.carryOut(effect);
  }
  /** A later own batch is never heard of before an earlier one: its clocks would not follow. */
  learn(batch: number): void {
    const before = this.log.slice(0, this.log.indexOf(batch)).filter((own) => own > 0);
    assert(
      before.every((own) => this.learned.has(own)),
      `heard of ${batch} before what lies before it`,
    );
    this.learned.add(batch);
  }
  /** As the relay feeds a device: own entries too while it catches up, none of them while it is live. */
  entries(connection: number, from: number, live: boolean): void {
    const entries = this.log.flatMap((batch, at): WireEntry[] => {
      if (at < from || (live && batch > 0)) return [];
      return [{ kind: 'numbers', number: at + 1, project: String(batch), given: [] }];
    });
    this.send(connection, { type: 'entries', entries, cursor: this.cursor(), live: true });
  }
  /** A frame down the wire: cut off at times, told twice at times, late always; in order within a connection. */
  send(connection: number, frame: RelayFrame): void {
    const lastDue = Math.max(this.now, ...this.due.filter(({ event }) => event.type === 'frame').map(({ at }) => at));
    this.due.push({ at: lastDue + 1, event: { type: 'frame', connection, frame } });
    if (!this.calm && this.dice(10) === 0)
      this.due.push({ at: lastDue + 1, event: { type: 'frame', connection, frame } });
    if (!this.calm && this.dice(25) === 0) this.later({ type: 'closed', connection, code: 1006 }, 5);
  }
  cursor(): { number: number; chain: Uint8Array } {
    return { number: this.log.length, chain: new Uint8Array(8) };
  }
  push(connection: number, batches: readonly number[]): void {
    assert(this.state.phase === 'live', 'a push before the link is live');
    for (const batch of batches) {
      if (this.cut.has(connection)) return;
      if (!this.calm && this.dice(30) === 0) {
        this.cut.add(connection);
        return this.later({ type: 'closed', connection, code: 1006 }, 3);
      }
      const known = this.log.indexOf(batch);
      if (known < 0 && this.#refuse.has(batch)) {
        this.send(connection, { type: 'refused', batch, reason: 'guard', detail: '', now: this.now });
        continue;
      }
      if (known < 0) this.log.push(batch);
      if (this.dice(4) === 0) {
        this.log.push(0);
        this.entries(connection, this.log.length - 1, true);
      }
      const number = this.log.indexOf(batch) + 1;
      this.send(connection, { type: 'ack', batch, numbers: [number], time: this.now, cursor: this.cursor() });
    }
  }
  carryOut(effect: Effect): void {
    if ('after' in effect) this.due.push({ at: this.now + effect.after, event: { type: effect.do } });
    else if ('connection' in effect) this.onWire(effect.connection, effect);
    else if (effect.do === 'acked') {
      assert(!this.acked.includes(effect.batch), 'acknowledged twice');
      this.acked.push(effect.batch);
      this.learn(effect.batch);
    } else if (effect.do === 'entries') {
      for (const entry of effect.entries)
        if (entry.kind === 'numbers' && entry.project !== '0') this.learn(Number(entry.project));
    } else if (effect.do === 'mend') {
      for (const { batch } of effect.unfit) this.mended.add(batch);
      this.later({ type: 'mended', waiting: [] });
    }
  }
  onWire(connection: number, effect: Extract<Effect, { connection: number }>): void {
    switch (effect.do) {
      case 'ticket':
        if (!this.calm && this.dice(8) === 0) return this.later({ type: 'noTicket', connection, final: null });
        return this.later({ type: 'ticket', connection, ticket: 't' });
      case 'connect':
        return this.later({ type: 'opened', connection });
      case 'hello':
        this.send(connection, {
          type: 'welcome',
          incarnation: 1,
          deviceNo: 1,
          head: this.log.length,
          now: this.now,
          rolledBack: false,
          safe: 0,
          state: 'open',
        });
        return this.entries(connection, this.state.cursor?.number ?? 0, false);
      case 'push':
        return this.push(connection, effect.batches);
      case 'drop':
        return this.later({ type: 'closed', connection, code: 1006 }, 3);
      // No relay of these worlds has lost anything.
      case 'lost':
      case 'offered':
      case 'resume':
      case 'beat':
    }
  }
  waiting(): number[] {
    const all = Array.from({ length: this.saved }, (_, at) => at + 1);
    return all.filter((batch) => !this.mended.has(batch) && !this.acked.includes(batch));
  }
  /** Lives until nothing is due but ticks. */
  run(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.due.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
      if (!next) break;
      this.due = this.due.filter((other) => other !== next);
      this.now = Math.max(this.now, next.at);
      // The engine says what waits at the moment in which it has mended.
      this.hear(next.event.type === 'mended' ? { type: 'mended', waiting: this.waiting() } : next.event);
    }
    this.now = end;
  }
}

const seeds = Array.from({ length: 200 }, (_, at) => at + 1);

test('[W28] whatever the network does, each batch is kept by the relay once, in order, and acknowledged once', () => {
  for (const seed of seeds) {
    const life = new Life(seed);
    life.hear({ type: 'start', waiting: [] });
    for (let turn = 0; turn < 40; turn += 1) {
      life.saved += 1;
      life.hear({ type: 'saved', batch: life.saved });
      if (life.dice(15) === 0) life.hear({ type: 'wake' });
      life.run(life.dice(400));
    }
    life.calm = true;
    life.run(200_000);
    const all = Array.from({ length: life.saved }, (_, at) => at + 1);
    expect({ seed, kept: life.acked.toSorted((a, b) => a - b) }).toEqual({
      seed,
      kept: all.filter((batch) => !life.mended.has(batch)),
    });
    const own = life.log.filter((batch) => batch > 0);
    expect({ seed, own }).toEqual({ seed, own: own.toSorted((a, b) => a - b) });
    expect(life.state).toMatchObject({ phase: 'live', queue: [], flight: [], unfit: [] });
  }
});
