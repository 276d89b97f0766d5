// A relay without sockets, files or a real clock: the real app and room over a log in memory. People found, invite and sign
// in by the real routes; their devices sit in the room as peers that keep what they are sent.
import { createDeviceKey } from '@baton/ledger/keys';
import type { Cursor, DeviceFrame, NumberAsk, RelayFrame, WireEnvelope } from '@baton/protocol/frames';
import { Once } from '../access/once.ts';
import { Rate } from '../access/rate.ts';
import { SessionBook } from '../access/session-book.ts';
import { Ahead } from '../compaction/ahead.ts';
import { cutterHere } from '../compaction/cutter.ts';
import { createApp } from '../app.ts';
import { FileBook } from '../files/file-book.ts';
import { FileDesk } from '../files/file-desk.ts';
import { createMemoryStore } from '../files/memory-store.ts';
import { HeldTray } from '../held/held-tray.ts';
import { guard } from '../log/taking/guard.ts';
import { createMemoryLog, type MemoryLog, type MemoryLogOptions } from '../log/memory/memory-log.ts';
import { Relay, type RelayOptions } from '../relay/relay.ts';
import { openSealer } from '../relay/sealing.ts';
import type { Place } from '../relay/room-options.ts';
import { CodeBook } from '../routes/device-codes/code-book.ts';
import { openIdentity } from '../identity/identity.ts';
import { openPost, type PostWish } from '../mail/post.ts';
import type { SignOnWish } from '../identity/sign-on.ts';
import type { Services, Ticket } from '../services.ts';
import { initOf, TestDevice, type Ask, type Joined } from './device.fixture.ts';

export class TestClock {
  #now = Date.now();
  #set = 0;
  readonly #waiting = new Set<{ at: number; readonly run: () => void }>();
  now = () => this.#now;
  /** As if nobody had ever set it. */
  steady = () => this.#now - this.#set;
  schedule = (ms: number, run: () => void) => {
    const item = { at: this.#now + ms, run };
    this.#waiting.add(item);
    return () => void this.#waiting.delete(item);
  };
  /** Somebody sets it: timers go on counting, as they do on a real machine. */
  turn(ms: number): void {
    this.#now += ms;
    this.#set += ms;
    for (const item of this.#waiting) item.at += ms;
  }
  /** Runs what falls due on the way, in order. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}
/** The line's head as devices are told it. */
export async function toldHead({ relay, log }: Pick<Scene, 'relay' | 'log'>, workspace: string): Promise<Cursor> {
  const { incarnation } = await log.standing(workspace);
  const { cursor } = (await log.head(workspace)) as { cursor: Cursor };
  return (await openSealer(relay.options.relayKey, workspace)).sealed(cursor, incarnation);
}
/** As it was told before there were seals. */
export const unsealed = ({ number, chain }: Cursor): Cursor => ({
  number,
  chain: chain.map((byte, at) => (at < 4 ? byte : 0)),
});

/**
 * Lets everything that was promised come to rest; nothing here waits for real time. What other threads sign and check comes
 * back first, however busy the machine is.
 */
export async function settle(): Promise<void> {
  await crypto.subtle.digest('SHA-256', new Uint8Array(1));
  await new Promise((resolve) => setTimeout(resolve, 0));
}

export interface Scene {
  readonly relay: Relay;
  readonly services: Services;
  readonly log: MemoryLog;
  readonly clock: TestClock;
  readonly troubles: string[];
  readonly ask: Ask;
}
export type SceneOptions = Measures &
  PostWish &
  Partial<Pick<RelayOptions, 'relayKey' | 'checkpointEvery'>> &
  Partial<Omit<MemoryLogOptions, 'now'>> & {
    readonly founding?: Services['founding'];
    readonly host?: string;
    /** Where requests come from; this machine unless it is said. */
    readonly address?: string;
    readonly wrap?: (log: MemoryLog) => MemoryLog;
    readonly clock?: TestClock;
    readonly signOn?: SignOnWish;
  };

type Measures = Partial<Pick<RelayOptions, 'caughtUp' | 'farBehind' | 'isShorter' | 'pace'>>;
/** Only those that were given. */
function measuresOf({ caughtUp, farBehind, isShorter, pace }: Measures): Measures {
  return {
    ...(caughtUp ? { caughtUp } : {}),
    ...(farBehind === undefined ? {} : { farBehind }),
    ...(isShorter ? { isShorter } : {}),
    ...(pace ? { pace } : {}),
  };
}

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const {
    founding,
    host = 'localhost:4848',
    address = '127.0.0.1',
    wrap = (log) => log,
    clock = new TestClock(),
    signOn,
    checkpointEvery,
    ...rest
  } = options;
  const { now, schedule } = clock;
  const log = wrap(createMemoryLog({ guard, now, ...rest }));
  const troubles: string[] = [];
  const relayKey = options.relayKey ?? (await createDeviceKey());
  const relay = new Relay({
    log,
    ahead: new Ahead(),
    relayKey,
    now,
    steady: clock.steady,
    schedule,
    onTrouble: ({ what, detail }) => void troubles.push(`${what}: ${detail}`),
    checkpointEvery,
    ...measuresOf(options),
  });
  const services: Services = {
    relay,
    founding,
    sessions: new SessionBook(':memory:', now),
    tickets: new Once<Ticket>({ now, lifeMs: 60_000 }),
    challenges: new Once<true>({ now, lifeMs: 60_000 }),
    codes: new CodeBook(now),
    post: await openPost(':memory:', { relayKey, now }, options),
    ...openIdentity(':memory:', { now }, signOn),
    held: new HeldTray(':memory:', now),
    files: new FileDesk(createMemoryStore(now), new FileBook(':memory:', now), { largest: 100_000, most: 250_000 }),
    contents: cutterHere(log),
    rate: new Rate(now),
    now,
  };
  const app = createApp({ services, files: null, origins: [], onFault: (fault) => void troubles.push(String(fault)) });
  const ask: Ask = async (path, asked) => {
    const init = initOf({ ...asked, headers: { host, ...asked.headers } }, `http://${host}`);
    return app.request(`http://${host}${path}`, init, { incoming: { socket: { remoteAddress: address } } });
  };
  return { relay, services, log, clock, troubles, ask };
}

export interface Joining {
  readonly device: TestDevice;
  readonly joined: Joined;
  readonly cursor?: Cursor | null;
  readonly ahead?: Extract<DeviceFrame, { type: 'hello' }>['ahead'];
  /** Said at once, before the welcome. */
  readonly says?: readonly DeviceFrame[];
}

/** A device's place in the room, with what it was sent. */
export class TestPeer {
  readonly frames: RelayFrame[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** What still waits in its socket; a test sets it. */
  waiting = 0;
  cursor: Cursor | null = null;
  place: Place | undefined;

  static async join(
    scene: Scene,
    { device, joined, cursor = null, ahead = [], says = [] }: Joining,
  ): Promise<TestPeer> {
    const peer = new TestPeer();
    peer.cursor = cursor;
    const workspace = await scene.relay.workspace(joined.workspace);
    const who = { person: device.person, device: device.device, deviceNo: device.deviceNo };
    peer.place = workspace?.room.join(who, peer, { incarnation: 1, cursor, ahead });
    for (const frame of says) peer.say(frame);
    await settle();
    return peer;
  }

  send(frame: RelayFrame): void {
    this.frames.push(frame);
    if (frame.type === 'entries' || frame.type === 'ack') this.cursor = frame.cursor;
  }
  close(code: number, reason: string): void {
    this.closed = { code, reason };
  }
  buffered = () => this.waiting;

  say(frame: DeviceFrame): void {
    this.place?.onFrame(frame);
  }
  async push(batch: number, envelopes: readonly WireEnvelope[], asks: readonly NumberAsk[] = []): Promise<void> {
    this.say({ type: 'push', batch, envelopes, asks });
    await settle();
  }
  of<T extends RelayFrame['type']>(type: T) {
    return this.frames.filter((frame): frame is Extract<RelayFrame, { type: T }> => frame.type === type);
  }
  get entries() {
    return this.of('entries').flatMap(({ entries }) => entries);
  }
  get updates() {
    return this.entries.filter((entry) => entry.kind === 'update');
  }
}

/** People in one workspace: the first has founded it, the others came by invitation. */
export async function cast<Name extends string>(scene: Scene, ...names: Name[]) {
  const people = {} as Record<Name, TestDevice>;
  let joined: Joined | undefined;
  for (const name of names) {
    const device = await TestDevice.make(scene.ask);
    people[name] = device;
    if (joined) await device.accept(await people[names[0] as Name].invite(joined));
    else joined = await device.found();
  }
  return { ...people, joined: joined as Joined };
}
