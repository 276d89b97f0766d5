// Which of the browser's tabs leads. Whoever holds the Web Lock owns the engine and beats each second; the others send
// what they are asked to it. The lock goes to the next at once when its holder dies; a holder that is frozen (phones do
// that without releasing locks) is robbed of it by a visible tab that misses three beats, and finds itself stale.
import { StaleLeader } from '@baton/store/disk';
import type { Place } from '../seat/desk.ts';
import { takeSeat } from '../seat/desk.ts';
import type { Engine } from '../engine/engine.ts';
import type { Channel, LeaderMessage } from './messages.ts';
import type { Ask, Tell } from '../seat/messages.ts';
import type { Surroundings } from '../ports.ts';

const beatEvery = 1_000;
const missed = 3;

export interface LeaderOptions extends Pick<Surroundings, 'clock' | 'scheduler'> {
  /** Of the lock and the channel: one for each workspace and person. */
  readonly name: string;
  readonly seat: string;
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: Channel;
  /** Raises the generation and opens the engine. */
  readonly lead: () => Promise<Engine>;
  readonly tell: (tell: Tell) => void;
  /** Somebody leads from now on. */
  readonly led: () => void;
  readonly ended: (sentence: string) => void;
}
export interface Leadership {
  ask(ask: Ask): void;
  setVisible(visible: boolean): void;
  /** The network is back. */
  wake(): void;
  isLeader(): boolean;
  close(): Promise<void>;
}

interface Running {
  readonly options: LeaderOptions;
  engine: Engine | null;
  readonly places: Map<string, Place>;
  leader: string | null;
  heardAt: number;
  visible: boolean;
  closed: boolean;
  stealing: boolean;
  /** Raised whenever the lock is lost or given back; whoever opened an engine under an earlier one must not lead. */
  term: number;
  /** The term in which an engine is being opened. */
  opening: number | null;
  /** Gives the lock back. */
  release: () => void;
  queued: AbortController;
}

const beat = ({ options }: Running): void => options.channel.post({ type: 'beat', leader: options.seat });

async function withLock(running: Running, hold: () => Promise<void>, steal: boolean): Promise<void> {
  const { locks, name } = running.options;
  running.queued = new AbortController();
  const how = steal ? { steal: true } : { signal: running.queued.signal };
  try {
    await locks.request(name, how, hold);
  } catch {
    // Stolen from us, or we stopped waiting for it.
  }
  running.term += 1;
}

/** Stops leading without a word to the disk: another is the leader already, or will be. */
function stepDown(running: Running): void {
  const { engine } = running;
  // First: what the engine still says of itself is nobody's truth any more.
  running.engine = null;
  engine?.stop();
  running.leader = null;
  running.places.clear();
  running.heardAt = running.options.clock();
  running.release();
}

function watchDisk(running: Running, engine: Engine): void {
  engine.core.statuses.topic.hear(({ save }) => {
    if (running.engine !== engine || save.state !== 'unsaved') return;
    if (save.reason === 'stale') stepDown(running);
    else if (save.reason === 'blocked') running.options.ended(save.sentence);
  });
}

/** While this runs the lock is ours. */
async function reign(running: Running): Promise<void> {
  const { options } = running;
  const released = new Promise<void>((resolve) => {
    running.release = resolve;
  });
  running.stealing = false;
  if (running.closed) return;
  const { term } = running;
  running.opening = term;
  options.channel.post({ type: 'opening' });
  const engine = await options.lead();
  if (running.term !== term) return engine.stop();
  running.opening = null;
  if (running.closed) return engine.close();
  running.engine = engine;
  running.leader = options.seat;
  watchDisk(running, engine);
  seatOf(running, options.seat);
  beat(running);
  options.led();
  await released;
}

/** Waits in line for the lock for as long as this worker lives. */
async function standInLine(running: Running): Promise<void> {
  while (!running.closed) {
    await withLock(running, () => reignOrEnd(running), running.stealing);
    running.opening = null;
    if (running.engine) stepDown(running);
    if (!running.closed && !running.stealing) await pause(running);
  }
}
async function reignOrEnd(running: Running): Promise<void> {
  try {
    await reign(running);
  } catch (error) {
    // Somebody who had been robbed of the lead raised the generation: it is ours again when we stand in line.
    if (error instanceof StaleLeader) return;
    running.closed = true;
    running.options.ended(`This workspace could not be opened: ${(error as Error).message}`);
  }
}
/** Whoever took the lock from us has it now: a moment before standing in line again. */
const pause = ({ options }: Running): Promise<void> =>
  new Promise((resolve) => void options.scheduler.after(50, resolve));

const asFollower = (tell: Tell): Tell =>
  tell.tell === 'status' ? { ...tell, status: { ...tell.status, leader: false } } : tell;

/** The seat of a tab at our engine; it is cleared when the tab's worker dies, which its own lock tells. */
function seatOf(running: Running, seat: string): Place | null {
  const { engine, options, places } = running;
  if (!engine) return null;
  const known = places.get(seat);
  if (known) return known;
  const isOwn = seat === options.seat;
  const say = isOwn
    ? options.tell
    : (tell: Tell): void => options.channel.post({ type: 'tell', seat, tell: asFollower(tell) });
  const place = takeSeat(engine, seat, (tell) => {
    const isOvertaken = running.engine !== engine && !running.closed;
    if (!isOvertaken) say(tell);
  });
  places.set(seat, place);
  if (!isOwn)
    void options.locks.request(`${options.name} ${seat}`, () => {
      place.leave();
      if (places.get(seat) === place) places.delete(seat);
    });
  return place;
}

function hearBeat(running: Running, leader: string): void {
  if (running.engine) return;
  running.heardAt = running.options.clock();
  if (running.leader === leader) return;
  running.leader = leader;
  running.options.channel.post({ type: 'sit', leader, seat: running.options.seat });
  running.options.led();
}

/** To us as the leader: from a tab that sits at our engine. */
const isForUs = (running: Running, message: LeaderMessage): boolean =>
  'leader' in message && message.type !== 'beat' && message.leader === running.options.seat;

function hear(running: Running, message: LeaderMessage): void {
  switch (message.type) {
    case 'beat':
      hearBeat(running, message.leader);
      break;
    case 'opening':
      running.heardAt = running.options.clock();
      break;
    case 'who':
      if (running.engine) beat(running);
      break;
    case 'tell':
      if (message.seat === running.options.seat && !running.engine) running.options.tell(message.tell);
      break;
    default:
      if (!isForUs(running, message)) break;
      const place = seatOf(running, message.seat);
      if (message.type === 'ask') place?.hear(message.ask);
  }
}

function watch(running: Running): void {
  const { options } = running;
  if (running.closed) return;
  if (running.engine) beat(running);
  else if (running.opening !== null) options.channel.post({ type: 'opening' });
  else if (running.visible && !running.stealing && options.clock() - running.heardAt > missed * beatEvery) {
    running.stealing = true;
    running.queued.abort();
  }
  options.scheduler.after(beatEvery, () => watch(running));
}

export function joinLeadership(options: LeaderOptions): Leadership {
  const running: Running = {
    options,
    engine: null,
    places: new Map(),
    leader: null,
    heardAt: options.clock(),
    visible: true,
    closed: false,
    stealing: false,
    term: 0,
    opening: null,
    release: () => {},
    queued: new AbortController(),
  };
  options.channel.listen((message) => hear(running, message));
  let leaveSeat = (): void => {};
  // Held for life: its end tells the leader that this tab is gone.
  void options.locks.request(
    `${options.name} ${options.seat}`,
    () =>
      new Promise<void>((resolve) => {
        leaveSeat = resolve;
      }),
  );
  options.channel.post({ type: 'who' });
  void standInLine(running);
  watch(running);
  return {
    ask(ask) {
      const { engine, leader } = running;
      if (engine) seatOf(running, options.seat)?.hear(ask);
      else if (leader !== null) options.channel.post({ type: 'ask', leader, seat: options.seat, ask });
    },
    setVisible(visible) {
      // A tab that comes back was asleep with everybody: the leader gets its three beats.
      if (visible && !running.visible) running.heardAt = options.clock();
      running.visible = visible;
    },
    wake: () => running.engine?.wake(),
    isLeader: () => running.engine !== null,
    async close() {
      running.closed = true;
      running.queued.abort();
      const { engine } = running;
      running.engine = null;
      await engine?.close();
      running.release();
      leaveSeat();
      options.channel.close();
    },
  };
}
