// The real relay in the simulator: its room, its log's rules, its ledger, over a disk that forgets what was not synced
// when the relay crashes. What every device is sent is overheard.
import { isIllegal } from '@baton/model/directory/rules';
import type { Illegal } from '@baton/model/directory/schema';
import type { SigningKey } from '@baton/ledger/keys';
import type { PersonId } from '@baton/model/ids';
import { Ahead } from '@baton/sync-server/compaction/ahead';
import { cutterHere } from '@baton/sync-server/compaction/cutter';
import { leapt } from '@baton/sync-server/compaction/leap';
import { isNamedFewer } from '@baton/sync-server/ledger/asked';
import { recoveringSentence } from '@baton/sync-server/ledger/ledger';
import { mostEpochLeap } from '@baton/sync-server/log/documents';
import { createMemoryLog, MemoryDisk, type MemoryLog } from '@baton/sync-server/log/memory/memory-log';
import { guard } from '@baton/sync-server/log/taking/guard';
import type { Compactor } from '@baton/sync-server/compaction/compactor';
import { Connection } from '@baton/sync-server/relay/connection';
import { runsInMemory } from '@baton/sync-server/relay/new-keys';
import { Relay, type OpenWorkspace, type RelayOptions } from '@baton/sync-server/relay/relay';
import { wherePossible } from '@baton/sync-server/relay/sending';
import { notDone, type NotDone } from '@baton/workspace/doors/door';
import type { EngineOptions } from '@baton/workspace/core';
import type { ConnectionHandlers, Connection as Line, TicketAnswer } from '@baton/workspace/ports';
import type { Network } from '../network.ts';
import type { Random } from '../random.ts';
import type { Time } from '../time.ts';
import { compactorOf } from './compacting.ts';
import type { Fault } from './faults.ts';
import type { Genesis, Machine } from './genesis.ts';
import type { Impostor } from './impostor.ts';
import { Overheard } from './overheard.ts';
import { halving, plantInRights, plantedLog } from './planted-relay.ts';

export interface SimRelayOptions {
  readonly time: Time;
  readonly random: Random;
  readonly network: Network;
  readonly genesis: Genesis;
  readonly fault: Fault | null;
}
export type SimSecret = Pick<RelayOptions, 'relayKey' | 'refillCode'> & Required<Pick<RelayOptions, 'newKeyRuns'>>;
type Guest = Pick<Machine, 'person' | 'device' | 'deviceNo'>;
interface Run {
  readonly log: MemoryLog;
  readonly relay: Relay;
  readonly compactor: Compactor;
  readonly tickets: Map<string, Guest>;
  /** Undefined before it has opened. */
  open?: OpenWorkspace;
  mayWrite?: ReturnType<typeof plantInRights>;
  readonly died: Promise<null>;
  readonly die: () => void;
}
/** As of some hundred devices; here a minute is full of events. */
const paceMs = 25;

const notTaken = (done: Illegal): NotDone => ({
  ...notDone('illegal', done.illegal),
  ...(isNamedFewer(done) ? { contributors: done.contributors } : {}),
});
type Statement = Parameters<EngineOptions['propose']>[0];

export class SimRelay {
  readonly disk = new MemoryDisk();
  /** From the next start on closed tasks go to archives. */
  archives = false;
  readonly #options: SimRelayOptions;
  readonly overheard = new Overheard();
  /** What its compactor could not do. */
  readonly troubles: string[] = [];
  /** Persons with a line that stands. */
  readonly #here = new Map<PersonId, number>();
  /** One world in three has a full room, in which commits are gathered. The places where faults are found stay as they are. */
  readonly #isFull: boolean;
  readonly #leap: () => number;
  #run: Run | null = null;
  #tickets = 0;
  /** What its key follows from, and what was printed with it where it is a new one. */
  #secret: SimSecret;
  /** What stands at its address in its place. */
  impostor: Impostor | null = null;

  constructor(options: SimRelayOptions) {
    this.#options = options;
    this.#isFull = options.fault === null && options.random.fork('pace').int(3) === 0;
    const leaps = options.random.fork('leaps');
    this.#leap = () => 1 + leaps.int(mostEpochLeap);
    this.disk.groups.push(...options.genesis.groups);
    this.#secret = { relayKey: options.genesis.relayKey, newKeyRuns: runsInMemory() };
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
    const { time, random, fault } = this.#options;
    const made = plantedLog(
      { guard, now: () => time.now(), disk: this.disk, fsync: (done) => void time.schedule(1 + random.int(12), done) },
      fault,
    );
    const log = fault === 'batch half refused' ? halving(made, () => this.#run?.mayWrite) : made;
    const ahead = new Ahead();
    const relay = new Relay({
      log,
      ahead,
      ...this.#secret,
      now: () => time.now(),
      schedule: (ms, work) => time.schedule(ms, work),
      farBehind: 1,
      checkpointEvery: 3,
      isShorter: wherePossible,
      ...(this.#isFull ? { pace: () => paceMs } : {}),
      ...(fault === 'live between read and commit' ? { caughtUp: (sent, head) => sent >= head - 2 } : {}),
    });
    const onTrouble = ({ what, detail }: { what: string; detail: string }) =>
      void this.troubles.push(`${what}: ${detail}`);
    const compactor = compactorOf({
      log: made,
      time,
      random: random.fork('compaction'),
      fault,
      onTrouble,
      archives: this.archives,
      ahead,
      leap: this.#leap,
    });
    compactor.start();
    const { promise: died, resolve } = Promise.withResolvers<null>();
    this.#run = { log: made, relay, compactor, tickets: new Map(), died, die: () => resolve(null) };
    void this.#openIn(this.#run);
  }
  async #openIn(run: Run): Promise<void> {
    const open = await run.relay.workspace(this.#options.genesis.workspace);
    if (!open) return;
    run.mayWrite = plantInRights(open, this.#options.fault, (person) => this.#here.has(person));
    run.open = open;
  }
  /** Power is gone: what was not synced is forgotten, every line breaks. */
  crash(): void {
    this.#run?.log.crash();
    this.#run?.die();
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
  /** Data and secret are gone: it begins with another one and nothing, and knows nobody. */
  losesSecret(secret: SimSecret): void {
    this.crash();
    this.disk.rewind(this.disk.groups.length);
    this.#secret = secret;
    this.start();
  }
  /** By which everybody knew it before it lost its secret. */
  get knownKey(): SigningKey {
    return this.#options.genesis.relayKey;
  }
  /** As a device meets it over HTTP (relay-door.ts); null: it is down. */
  get atDoor():
    | (Pick<Run, 'relay' | 'open' | 'tickets'> & { readonly secret: SimSecret; readonly reopen: () => void })
    | null {
    const run = this.#run;
    const { relay, open, tickets } = run ?? {};
    if (!run || !relay || !tickets) return null;
    return { relay, tickets, secret: this.#secret, reopen: () => void this.#openIn(run), ...(open ? { open } : {}) };
  }
  /** Whoever runs it does not wait for devices that never come. */
  openByHand(): void {
    void this.#run?.open?.room.returning.open();
  }
  cut(name: string): void {
    this.#options.network.cut(name);
  }
  /** Raw entries that the backup has go: what devices have not got of them comes inside whole documents. */
  async dropOld(): Promise<void> {
    await this.backUp();
    const { genesis, time } = this.#options;
    await this.#run?.log.dropRaw(genesis.workspace, { before: time.now(), most: 500 });
  }
  /** A document begins anew, as a heavy one does. */
  async renew(doc: string): Promise<void> {
    const run = this.#run;
    const { workspace } = this.#options.genesis;
    const made = run && (await cutterHere(run.log).epoch(workspace, doc));
    if (made) await run.log.raiseEpoch(workspace, leapt(made, this.#leap));
  }
  async ticket(name: string, guest: Guest): Promise<TicketAnswer> {
    const { network } = this.#options;
    await this.travel();
    const run = this.#run;
    if (!run || network.isAway(name)) return { final: null };
    if (run.open?.rights.isLive(guest.deviceNo) === false)
      return { final: 'This device was removed.', isRevoked: true };
    const ticket = `ticket ${(this.#tickets += 1)}`;
    run.tickets.set(ticket, guest);
    return { ticket };
  }
  /** As a statement comes over HTTP. Its answer may be lost though it counts. */
  async propose(name: string, guest: Guest, { jws, text }: Statement): Promise<{ readonly number: number } | NotDone> {
    const { network } = this.#options;
    const away = notDone('away', 'The relay does not answer.');
    await this.travel();
    const run = this.#run;
    if (!run?.open || network.isAway(name)) return away;
    const { ledger, room, rights } = run.open;
    if (!rights.isLive(guest.deviceNo)) return notDone('revoked', 'This device was removed.');
    if (!this.#mayDecide(room)) return notDone('later', recoveringSentence);
    const done = await Promise.race([ledger.propose([{ jws, text }]), run.died]);
    await this.travel();
    if (done === null || this.#run !== run || network.isAway(name)) return away;
    return isIllegal(done) ? notTaken(done) : { number: done.number };
  }
  #mayDecide({ returning }: OpenWorkspace['room']): boolean {
    return !returning.standing.isRecovering || this.#options.fault === 'ledger append before the tail is back';
  }
  travel(): Promise<void> {
    const { time, random } = this.#options;
    return new Promise((done) => void time.schedule(1 + random.int(20), done));
  }
  connect({ name, person }: Pick<Machine, 'name' | 'person'>, handlers: ConnectionHandlers): Line {
    const { network, time, genesis } = this.#options;
    const run = this.#run;
    if (this.impostor) return this.impostor.connect(name, handlers);
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
    const line = { ...wires.toDevice, send: this.overheard.beside(person, wires.toDevice.send) };
    const connection = new Connection({ relay: run.relay, redeem, line });
    this.#come(person, 1);
    relayEnd.onMessage = (bytes) => (this.#run === run ? connection.onMessage(bytes) : undefined);
    relayEnd.onClose = () => {
      this.#come(person, -1);
      connection.onClose();
    };
    time.schedule(2, () => handlers.opened());
    return { send: wires.toRelay.send, close: () => wires.toRelay.close(1000, '') };
  }
  #come(person: PersonId, by: number): void {
    const lines = (this.#here.get(person) ?? 0) + by;
    if (lines > 0) this.#here.set(person, lines);
    else this.#here.delete(person);
  }
}
