// The real relay in the simulator: its room, its log's rules, its ledger, over a disk that forgets what was not synced
// when the relay crashes.
import { createMemoryLog, MemoryDisk, type MemoryLog } from '@baton/sync-server/log/memory-log';
import { guard } from '@baton/sync-server/log/guard';
import type { Compactor } from '@baton/sync-server/compaction/compactor';
import { runGroup } from '@baton/sync-server/log/run-group';
import { Connection } from '@baton/sync-server/relay/connection';
import { Relay } from '@baton/sync-server/relay/relay';
import { wherePossible } from '@baton/sync-server/relay/sending';
import type { ConnectionHandlers, Connection as Line, TicketAnswer } from '@baton/workspace/ports';
import type { Network } from '../network.ts';
import type { Random } from '../random.ts';
import type { Time } from '../time.ts';
import { compactorOf } from './compacting.ts';
import type { Fault } from './faults.ts';
import type { Genesis, Machine } from './genesis.ts';
import { plantedIn } from './planted-log.ts';

export interface SimRelayOptions {
  readonly time: Time;
  readonly random: Random;
  readonly network: Network;
  readonly genesis: Genesis;
  readonly fault: Fault | null;
}
type Guest = Pick<Machine, 'person' | 'device' | 'deviceNo'>;
interface Run {
  readonly log: MemoryLog;
  readonly relay: Relay;
  readonly compactor: Compactor;
  readonly tickets: Map<string, Guest>;
}

/** The planted cursor: every page but the first begins one entry too late. */
const skippingOne = (log: MemoryLog): MemoryLog =>
  plantedIn(log, { read: (workspace, after, limit) => log.read(workspace, after > 0 ? after + 1 : after, limit) });

/** The planted blindness: whatever cursor a device names, its chain is believed to be this line's. */
const blind = (log: MemoryLog): MemoryLog =>
  plantedIn(log, { chainAt: () => Promise.resolve({ length: 8, every: () => true } as never) });

/** The planted forgetfulness: who comes again is taken to keep nothing, and to have said so as often as they did. */
const forgetful = (log: MemoryLog): MemoryLog =>
  plantedIn(log, {
    holds: async (workspace, deviceNo) =>
      new Set([...(await log.holds(workspace, deviceNo))].filter((name) => name.startsWith('-'))),
  });

function plantedOver(log: MemoryLog, fault: Fault | null): MemoryLog {
  if (fault === 'what a device keeps is forgotten') return forgetful(log);
  if (fault === 'cursor off by one') return skippingOne(log);
  return fault === 'undetected rollback of the relay' ? blind(log) : log;
}

/** The planted belief: what a device sends under a used batch number is acknowledged as if it were the same. */
const believing: typeof runGroup = (group, deskOf, check) =>
  runGroup(
    group,
    (workspace) => {
      const desk = deskOf(workspace);
      return Object.assign(Object.create(desk) as typeof desk, {
        batchOf(deviceNo: number, batch: number) {
          const before = desk.batchOf(deviceNo, batch);
          const mine = group.find(
            (op) => op.kind === 'batch' && op.batch.batch === batch && op.batch.author.deviceNo === deviceNo,
          );
          return before && mine
            ? { ...before, hash: { length: before.hash.length, every: () => true } as never }
            : before;
        },
      });
    },
    check,
  );

export class SimRelay {
  readonly disk = new MemoryDisk();
  /** From the next start on closed tasks go to archives. */
  archives = false;
  readonly #options: SimRelayOptions;
  #run: Run | null = null;
  #tickets = 0;

  constructor(options: SimRelayOptions) {
    this.#options = options;
    this.disk.groups.push(...options.genesis.groups);
    this.start();
  }
  get isUp(): boolean {
    return this.#run !== null;
  }
  async incarnation(): Promise<number> {
    const { workspace } = this.#options.genesis;
    return (await this.#run?.log.standing(workspace))?.incarnation ?? 0;
  }
  start(): void {
    if (this.#run) return;
    const { time, random, fault, genesis } = this.#options;
    const made = createMemoryLog({
      guard,
      now: () => time.now(),
      disk: this.disk,
      fsync: (done) => void time.schedule(1 + random.int(12), done),
      answersEarly: fault === 'ack before commit',
      ...(fault === 'repeated batch believed unseen' ? { runGroup: believing } : {}),
    });
    const log = plantedOver(made, fault);
    const relay = new Relay({
      log,
      relayKey: genesis.relayKey,
      now: () => time.now(),
      schedule: (ms, work) => time.schedule(ms, work),
      farBehind: 1,
      isShorter: wherePossible,
      ...(fault === 'live between read and commit' ? { caughtUp: (sent, head) => sent >= head - 2 } : {}),
    });
    const compactor = compactorOf({
      log: made,
      time,
      random: random.fork('compaction'),
      fault,
      archives: this.archives,
    });
    compactor.start();
    this.#run = { log: made, relay, compactor, tickets: new Map() };
  }
  /** Power is gone: what was not synced is forgotten, every line breaks. */
  crash(): void {
    this.#run?.log.crash();
    void this.#run?.compactor.stop();
    this.#run = null;
    this.#options.network.cutAll();
  }
  /** A backup of all that it holds was made and verified. */
  async backUp(): Promise<void> {
    const { workspace } = this.#options.genesis;
    const head = await this.#run?.log.head(workspace);
    if (head) await this.#run?.relay.markSafe(new Map([[workspace, head.cursor.number]]));
  }
  /** Its data is gone, and a backup of the day on which the workspace was founded is put in its place. */
  async emptied(): Promise<void> {
    const { workspace, groups } = this.#options.genesis;
    const before = await this.incarnation();
    this.crash();
    this.disk.rewind(this.disk.groups.length - groups.length);
    // As `baton restore` does it, before anybody can come.
    const { time } = this.#options;
    const restoring = createMemoryLog({ guard, now: () => time.now(), disk: this.disk, fsync: (done) => done() });
    await restoring.changeStanding(workspace, { do: 'renew', above: before });
    await restoring.close();
    this.start();
  }
  cut(name: string): void {
    this.#options.network.cut(name);
  }
  async ticket(name: string, guest: Guest): Promise<TicketAnswer> {
    const { time, random, network } = this.#options;
    await new Promise<void>((done) => void time.schedule(1 + random.int(20), done));
    if (!this.#run || network.isAway(name)) return { final: null };
    const ticket = `ticket ${(this.#tickets += 1)}`;
    this.#run.tickets.set(ticket, guest);
    return { ticket };
  }
  connect(name: string, handlers: ConnectionHandlers): Line {
    const { network, time, genesis } = this.#options;
    const run = this.#run;
    const device = { onMessage: handlers.message, onClose: handlers.closed };
    const relayEnd = { onMessage: (_bytes: Uint8Array): void => undefined, onClose: (): void => undefined };
    const wires = run ? network.connect(name, device, relayEnd) : undefined;
    if (!run || !wires) {
      time.schedule(5, () => handlers.closed(1006));
      return { send: () => undefined, close: () => undefined };
    }
    const redeem = (ticket: string) => {
      const guest = run.tickets.get(ticket);
      run.tickets.delete(ticket);
      return guest && { ...guest, workspace: genesis.workspace };
    };
    const connection = new Connection({ relay: run.relay, redeem, line: wires.toDevice });
    relayEnd.onMessage = (bytes) => (this.#run === run ? connection.onMessage(bytes) : undefined);
    relayEnd.onClose = () => connection.onClose();
    time.schedule(2, () => handlers.opened());
    return { send: wires.toRelay.send, close: () => wires.toRelay.close(1000, '') };
  }
}
