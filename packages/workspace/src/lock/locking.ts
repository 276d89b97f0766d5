// Keeps the lease, and locks the screens of this device when it is over or when the relay keeps its person out. Nothing is
// erased by that: what was not sent can be taken out, and the next word of a relay that knows us opens everything again.
import { leaseWrite } from '@baton/store/lease';
import type { LeaseRow } from '@baton/store/schema';
import { relayNow, type Core } from '../core.ts';
import type { LinkState } from '../link/state.ts';
import { aged, leaseOf, met, type Lease } from './lease.ts';

const lookEvery = 60_000;
/** A row for each minute would be written for nothing: a lease is counted in days. */
const writeEvery = 600_000;

export interface Locking {
  now(): Lease;
  /** The link moved: it met the relay, or was told that it may not come in for now. */
  look(state: LinkState): void;
  start(): void;
}

const isMeeting = ({ phase }: LinkState): boolean => phase === 'behind' || phase === 'live';

/** Whether somebody would be told something else, or much time has gone by. */
const isNews = (one: LeaseRow, other: LeaseRow): boolean =>
  one.shut !== other.shut || Math.abs(one.seen - other.seen) >= writeEvery || one.contact === null;

export function createLocking(of: () => Core): Locking {
  let written: LeaseRow | null = null;
  function take(row: LeaseRow): void {
    const { held, journal, statuses } = of();
    const before = written ?? held.lease;
    held.lease = row;
    if (isNews(before, row)) {
      written = row;
      // That somebody is kept out outlives a torn-out plug; a day more or less does not matter.
      void journal.write([leaseWrite(row)], before.shut !== row.shut);
    }
    statuses.look();
  }
  const age = (passed: number): void => {
    const core = of();
    const now = relayNow(core);
    const { lease } = core.held;
    take(isMeeting(core.link.state()) ? met(lease, now) : aged(lease, now, passed));
  };
  return {
    now() {
      const { held, world } = of();
      const directory = world.world()?.directory;
      // Who holds nothing yet has nothing to be kept from.
      return directory === undefined ? { lock: null, ends: null } : leaseOf(held.lease, directory.lease);
    },
    look(state) {
      const { held } = of();
      if (isMeeting(state)) age(0);
      else if (state.shut !== null && held.lease.shut !== state.shut) take({ ...held.lease, shut: state.shut });
    },
    start() {
      const { options, stops } = of();
      let cancel = (): void => {};
      const tick = (): void => {
        age(lookEvery);
        cancel = options.scheduler.after(lookEvery, tick);
      };
      age(0);
      cancel = options.scheduler.after(lookEvery, tick);
      stops.push(() => cancel());
    },
  };
}
