// What is told about saving and the link: put together from facts whenever one of them moves, told when it differs.
import type { Refused } from '@baton/store/outbox';
import { equal } from './answer-diff.ts';
import type { Status } from '../contract.ts';
import type { Lease } from '../lock/lease.ts';
import type { Held } from '../disk/held.ts';
import type { DiskFault } from '../disk/journal.ts';
import type { LinkState, Phase } from '../link/state.ts';
import { saveState } from './save-state.ts';
import { createTopic, type Topic } from './topic.ts';

export interface Statuses {
  readonly topic: Topic<Status>;
  /** As things stand, told or not. */
  now(): Status;
  /** Something moved. */
  look(): void;
  setFault(fault: DiskFault | null): void;
  /** The relay's word cannot be believed, or the device is a copy: over, and why. */
  setEnded(sentence: string): void;
  setRemoved(stage: NonNullable<Status['removed']>): void;
}
export interface StatusesOptions {
  readonly held: Held;
  readonly clock: () => number;
  readonly link: () => LinkState;
  readonly saving: () => number;
  /** When each file that the relay is still to be given was hung. */
  readonly files: () => readonly number[];
  readonly stopped: () => Iterable<string>;
  readonly ahead: () => readonly string[];
  /** A new device that is level is not given all that it keeps yet. */
  readonly isFilling: () => boolean;
  readonly lease: () => Lease;
  /** Called at each look, told or not. */
  readonly looked: () => void;
}

const linkOf = (phase: Phase, isFilling: () => boolean): Status['link'] => {
  if (phase === 'live' && isFilling()) return 'behind';
  if (phase === 'live' || phase === 'behind' || phase === 'away' || phase === 'ended') return phase;
  return 'connecting';
};

/** A relay that has lost something holds less than it once acknowledged, until it has said how much less. */
const savedPhase = ({ incarnation }: LinkState, phase: Phase): Phase =>
  incarnation === 0 && phase !== 'ended' ? 'away' : phase;

const waitingIn = ({ asideOwn, outbox, refused }: Held, files: readonly number[]) => ({
  waiting: [...asideOwn.values(), ...[...outbox.values()].map(({ at }) => at), ...files],
  refused: refused.size,
});
const refusedOf = ({ batch, reason, refusedAt: at, texts }: Refused): Status['refused'][number] => {
  return { batch, reason, at, texts };
};

export function createStatuses({
  held,
  clock,
  link,
  saving,
  files,
  stopped,
  ahead,
  isFilling,
  lease,
  looked,
}: StatusesOptions): Statuses {
  const topic = createTopic<Status>();
  let fault: DiskFault | null = null;
  let ended: string | null = null;
  let removed: Status['removed'] = null;
  let awaySince: number | null = null;
  function now(): Status {
    const state = link();
    const { lock, ends } = lease();
    const phase = ended === null ? state.phase : 'ended';
    if (phase === 'live' || phase === 'behind') awaySince = null;
    else if (phase === 'away' || phase === 'ended') awaySince ??= clock();
    const save = saveState({ ...waitingIn(held, files()), phase: savedPhase(state, phase), awaySince, fault });
    return {
      save,
      saving: saving(),
      link: linkOf(phase, isFilling),
      ended: ended ?? state.ended,
      knocks: state.knocks,
      removed,
      locked: lock,
      leaseEnds: ends,
      leader: true,
      refused: [...held.refused.values()].map(refusedOf),
      stopped: [...stopped()].sort(),
      ahead: [...ahead()].sort(),
    };
  }
  function look(): void {
    const status = now();
    if (!equal(status, topic.last())) topic.tell(status);
    looked();
  }
  const set = (change: () => void): void => {
    change();
    look();
  };
  return {
    topic,
    now,
    look,
    setFault: (next) => set(() => (fault = next)),
    setRemoved: (stage) => set(() => (removed = stage)),
    setEnded: (sentence) => set(() => (ended = sentence)),
  };
}
