// One device in the simulator: the real engine over a disk that forgets, a clock that is off, a network that fails. It can
// be closed, killed, frozen and thawed; what it promised outlives it in the world's record.
import type { Disk } from '@baton/store/disk';
import { createMemoryDisk, type MemoryDisk } from '@baton/store/disks/memory-disk';
import type { Left } from '@baton/store/browser/left';
import type { Workspace } from '@baton/workspace/contract';
import { portTo } from '@baton/workspace/seat/desk';
import { openEngine, type Engine } from '@baton/workspace/engine/engine';
import { sit } from '@baton/workspace/seat/seat';
import type { Network } from '../network.ts';
import type { Random } from '../random.ts';
import type { Time } from '../time.ts';
import { meeting } from './device-door.ts';
import type { Fault } from './faults.ts';
import type { Genesis, Machine } from './genesis.ts';
import { oddCommands } from './odd-commands.ts';
import { plantedDisk, plantedReplica } from './planted-device.ts';
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
  /** Left out: the relay is what it says it is, and nobody asks. */
  readonly network?: Network;
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

export class SimDevice {
  readonly options: SimDeviceOptions;
  memory: MemoryDisk;
  running: Running | null = null;
  /** What was put aside when it learned that it was removed; nothing else of the workspace is left on it then. */
  left: Left | null = null;
  /** The browser's other tab; it dies with the browser alone. */
  tab: SimTab | null = null;
  #life: Life = { isAlive: false };
  #lives: number;

  constructor(options: SimDeviceOptions) {
    this.options = options;
    this.#lives = options.lives ?? 0;
    this.memory = options.memory ?? this.#emptyDisk();
  }
  #emptyDisk(): MemoryDisk {
    const { time, random } = this.options;
    return createMemoryDisk(() => new Promise((done) => void time.schedule(1 + random.int(8), done)));
  }
  get name(): string {
    return this.options.machine.name;
  }

  async open(): Promise<void> {
    if (this.running || this.left) return;
    const life: Life = { isAlive: true };
    this.#life = life;
    this.#lives += 1;
    const disk = plantedDisk(this.memory.open(), this.options);
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
    const { time, random, relay, genesis, machine, skew, fault } = this.options;
    const { person, device, deviceNo, key } = machine;
    const met = this.options.network && meeting(this.options, { disk, generation });
    const whileAlive =
      <A extends unknown[]>(work: (...args: A) => void) =>
      (...args: A): void => {
        if (life.isAlive) work(...args);
      };
    const whileLived = async <T>(answer: Promise<T>): Promise<T> => {
      const answered = await answer;
      return life.isAlive ? answered : new Promise(() => undefined);
    };
    return {
      disk,
      generation,
      key,
      openReplica: plantedReplica(fault),
      further: { commands: oddCommands, questions: [] },
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
      propose: (statement) => whileLived(met ? met.propose(statement) : relay.propose(this.name, machine, statement)),
      relayCalls: met?.relayCalls,
      leave: (left) => {
        this.left = left;
        return Promise.resolve();
      },
      erase: () => {
        this.memory.crash();
        this.memory = this.#emptyDisk();
        return Promise.resolve();
      },
      transport: {
        ticket: () =>
          life.isAlive ? (met ? met.ticket() : relay.ticket(this.name, machine)) : new Promise(() => undefined),
        connect: ({ opened, message, closed }) =>
          relay.connect(machine, {
            opened: whileAlive(opened),
            message: whileAlive(message),
            closed: whileAlive(closed),
          }),
      },
    };
  }
}
