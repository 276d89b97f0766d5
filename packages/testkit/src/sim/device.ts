// One device in the simulator: the real engine over a disk that forgets, a clock that is off, a network that fails. It can
// be closed, killed, frozen and thawed; what it promised outlives it in the world's record.
import { openReplica } from '@baton/replica/replica';
import { StaleLeader, type Disk } from '@baton/store/disk';
import { createMemoryDisk, type MemoryDisk } from '@baton/store/memory-disk';
import type { Workspace } from '@baton/workspace/contract';
import { portTo } from '@baton/workspace/desk';
import { notDone } from '@baton/workspace/doors/door';
import { openEngine, type Engine } from '@baton/workspace/engine';
import { sit } from '@baton/workspace/seat';
import type { Random } from '../random.ts';
import type { Time } from '../time.ts';
import type { Fault } from './faults.ts';
import type { Genesis, Machine } from './genesis.ts';
import type { SimRelay } from './relay.ts';
import { SimTab } from './tab.ts';

export interface SimDeviceOptions {
  readonly time: Time;
  readonly random: Random;
  readonly relay: SimRelay;
  readonly genesis: Genesis;
  readonly machine: Machine;
  /** Milliseconds by which its clock is off. */
  readonly skew: number;
  readonly fault: Fault | null;
  /** A copy of another device's disk: a restored phone, a cloned virtual machine. */
  readonly memory?: MemoryDisk;
  /** Lives of the disk before: tabs' calls are known again by name. */
  readonly lives?: number;
}
export interface Running {
  readonly engine: Engine;
  readonly workspace: Workspace;
}
interface Life {
  isAlive: boolean;
}

/** Planted: commits as if nobody else led, or as if the disk had answered already. */
function faultyDisk(disk: Disk, fault: Fault | null): Disk {
  if (fault === 'thawed leader writes on')
    return {
      ...disk,
      commit: (writes, options) => disk.commit(writes, { ...options, generation: Number.MAX_SAFE_INTEGER }),
    };
  if (fault === 'save claimed before the disk')
    return {
      ...disk,
      async commit(writes, options) {
        void disk.commit(writes, options).catch(() => undefined);
        if (options.generation < 0) throw new StaleLeader('never');
      },
    };
  return disk;
}

export class SimDevice {
  readonly options: SimDeviceOptions;
  readonly memory: MemoryDisk;
  running: Running | null = null;
  /** The browser's other tab; it dies with the browser alone. */
  tab: SimTab | null = null;
  #life: Life = { isAlive: false };
  #lives: number;

  constructor(options: SimDeviceOptions) {
    this.options = options;
    this.#lives = options.lives ?? 0;
    const { time, random } = options;
    const pause = (): Promise<void> => new Promise((done) => void time.schedule(1 + random.int(8), done));
    this.memory = options.memory ?? createMemoryDisk(pause);
  }
  get name(): string {
    return this.options.machine.name;
  }

  async open(): Promise<void> {
    if (this.running) return;
    const life: Life = { isAlive: true };
    this.#life = life;
    this.#lives += 1;
    const disk = faultyDisk(this.memory.open(), this.options.fault);
    const engine = await openEngine(this.#engineOptions(disk, await disk.lead(), life));
    const workspace = await sit(portTo(engine, `${this.name} ${this.#lives}`));
    if (!life.isAlive) return;
    this.running = { engine, workspace };
    const { time, fault } = this.options;
    this.tab ??= new SimTab({
      time,
      id: `${this.name} beside ${this.#lives}`,
      isForgotten: fault === 'repeated call run again',
    });
    this.tab.leadBy(engine);
  }
  /** The tab that leads is closed without a word; the browser and its other tab live on. */
  leaderDies(): void {
    this.#life.isAlive = false;
    this.running = null;
    this.tab?.leaderDied();
    this.options.relay.cut(this.name);
  }
  /** Killed: nothing more is heard, sent or written. */
  crash(): void {
    this.#life.isAlive = false;
    this.running = null;
    this.tab?.leaderDied();
    this.tab = null;
    this.memory.crash();
    this.options.relay.cut(this.name);
  }
  /** The tab is put away: its engine stands still and knows nothing of it. Answers how to thaw it. */
  freeze(): Running | null {
    const frozen = this.running;
    this.running = null;
    return frozen;
  }
  async close(): Promise<void> {
    const { running } = this;
    this.running = null;
    this.tab?.leaderDied();
    await running?.engine.close();
    this.#life.isAlive = false;
  }

  #engineOptions(disk: Disk, generation: number, life: Life): Parameters<typeof openEngine>[0] {
    const { time, random, relay, genesis, machine, skew } = this.options;
    const { person, device, deviceNo, key } = machine;
    const whileAlive =
      <A extends unknown[]>(work: (...args: A) => void) =>
      (...args: A): void => {
        if (life.isAlive) work(...args);
      };
    return {
      disk,
      generation,
      key,
      openReplica,
      identity: {
        relay: 'sim',
        workspace: genesis.workspace,
        person,
        device,
        deviceNo,
        incarnation: 1,
        title: '',
        openedAt: 0,
      },
      clock: () => time.now() + skew,
      zone: () => 0,
      random: (count) => random.bytes(count),
      scheduler: { after: (ms, run) => time.schedule(ms, whileAlive(run)) },
      // Lives are short here: bundles are made all the time.
      compacting: { quietFor: 300, isMuch: (entries) => entries.length > 2 },
      // Every second device keeps what it must, as in a large workspace; the others keep all.
      smallUpTo: deviceNo % 2 === 0 ? -1 : undefined,
      propose: () => Promise.resolve(notDone('away', 'nobody decides anything here')),
      transport: {
        ticket: () => (life.isAlive ? relay.ticket(this.name, machine) : new Promise(() => undefined)),
        connect: ({ opened, message, closed }) =>
          relay.connect(this.name, {
            opened: whileAlive(opened),
            message: whileAlive(message),
            closed: whileAlive(closed),
          }),
      },
    };
  }
}
