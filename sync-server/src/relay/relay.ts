// The workspaces of this relay, each opened when first asked for: its room and its ledgers. Knows no socket and no clock
// of its own, so the simulator runs it whole.
import type { SigningKey } from '@baton/ledger/keys';
import { assert } from '@baton/model/assert';
import { isIllegal } from '@baton/model/directory/rules';
import type { Illegal } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import type { Rights } from '../access/rights.ts';
import { foldable } from '../ledger/foldable.ts';
import { Ledger, recoveringSentence, type Recorded, type Said } from '../ledger/ledger.ts';
import type { Log } from '../log/contract.ts';
import type { Refilled } from '@baton/protocol/http-refills';
import { NewKeys, runsInMemory, type NewKeyRuns } from './new-keys.ts';
import { Refilling, type Brought } from './refilling.ts';
import { ClockGuard } from './clock-guard.ts';
import { Expiring } from './expiring.ts';
import { openSealer } from './sealing.ts';
import { openStamper } from './stamper.ts';
import { openRoom, type OpenRoom } from './open-room.ts';
import type { RoomOptions } from './room-options.ts';
import { StoreWatch } from './store-watch.ts';

export interface RelayOptions extends Pick<
  RoomOptions,
  'now' | 'schedule' | 'onTrouble' | 'ahead' | 'caughtUp' | 'farBehind' | 'isShorter' | 'pace'
> {
  readonly log: Log;
  readonly relayKey: SigningKey;
  /** A clock that nobody sets: what ends by the other one ends only while the two agree. Left out: `now` is one. */
  readonly steady?: () => number;
  /** Left out: as the ledgers have it. Tests make checkpoints due earlier. */
  readonly checkpointEvery?: number | undefined;
  /** It lost its secret: the code that was printed with the new one. */
  readonly refillCode?: string | undefined;
  /** Left out: in memory. */
  readonly newKeyRuns?: NewKeyRuns | undefined;
}
export interface OpenWorkspace {
  readonly id: WorkspaceId;
  readonly room: OpenRoom['room'];
  readonly ledger: Ledger;
  readonly rights: Rights;
}

export class Relay {
  readonly options: RelayOptions;
  readonly watch: StoreWatch;
  readonly #newKeys: NewKeys;
  readonly #refilling: Refilling;
  readonly #clock: ClockGuard;
  readonly #open = new Map<string, Promise<(OpenWorkspace & { close: OpenRoom['close'] }) | undefined>>();

  constructor(options: RelayOptions) {
    this.options = options;
    const { log, now, steady = now, schedule, onTrouble, relayKey, refillCode, newKeyRuns = runsInMemory() } = options;
    this.#newKeys = new NewKeys({ relayKey, now, code: refillCode, runs: newKeyRuns });
    this.#refilling = new Refilling({ ...options, newKeys: this.#newKeys });
    this.#clock = new ClockGuard({ now, steady });
    this.watch = new StoreWatch({ probe: () => log.probe(), schedule, onTrouble });
  }

  /** Undefined for a workspace that was never founded here. */
  async workspace(id: string): Promise<OpenWorkspace | undefined> {
    const opening = this.#open.get(id) ?? this.#openIt(id as WorkspaceId);
    this.#open.set(id, opening);
    const opened = await opening.catch((fault: unknown) => {
      this.#open.delete(id);
      throw fault;
    });
    if (!opened) this.#open.delete(id);
    return opened;
  }

  /** Of the workspaces that are open. */
  async load(): Promise<{ readonly devices: number; readonly lag: number }> {
    const rooms = (await this.#opened()).map(({ room }) => room);
    const devices = rooms.reduce((sum, { size }) => sum + size, 0);
    return { devices, lag: rooms.reduce((most, room) => Math.max(most, room.lag), 0) };
  }

  /** Of each workspace: who is connected, and what the slowest waits for. */
  async loads(): Promise<readonly { readonly workspace: string; readonly people: number; readonly lag: number }[]> {
    const rooms = new Map((await this.#opened()).map(({ id, room }) => [id as string, room]));
    return (await this.workspaces()).map((workspace) => {
      const { people = 0, lag = 0 } = rooms.get(workspace) ?? {};
      return { workspace, people, lag };
    });
  }

  async #opened(): Promise<readonly OpenWorkspace[]> {
    const open = await Promise.all([...this.#open.values()].map((opening) => opening.catch(() => undefined)));
    return open.filter((workspace) => workspace !== undefined);
  }

  workspaces(): Promise<readonly string[]> {
    return this.options.log.workspaces();
  }

  /** The founding statement and the spaces opened with it: all or nothing. */
  async found(id: WorkspaceId, said: readonly Said[]): Promise<(Recorded & { workspace: OpenWorkspace }) | Illegal> {
    if (await this.workspace(id)) return { illegal: 'the workspace is founded already' };
    const recorded = await new Ledger({ ...this.options, workspace: id }).propose(said);
    if (isIllegal(recorded)) return recorded;
    const workspace = await this.workspace(id);
    return workspace ? { ...recorded, workspace } : { illegal: 'the workspace could not be opened' };
  }

  /** What a device brings of a workspace of which nothing is here. Once its directory is, the room goes on by itself. */
  async refill(id: WorkspaceId, brought: Brought): Promise<Refilled | Illegal | undefined> {
    const open = await this.workspace(id);
    if (open) return { number: open.ledger.book.number, isOpen: true };
    return this.#refilling.take(id, brought);
  }

  /** Decisions up to the one that named this relay's key; none where it is the one of the founding. */
  async newKey(id: string): Promise<readonly Uint8Array[]> {
    const keys = (await this.workspace(id))?.ledger.book.former?.length ?? 0;
    const entries = async () => (await this.options.log.ledgerAfter(id, 0)).map(({ entry }) => entry);
    return this.#newKeys.shown(id, { keys, entries });
  }

  /** A backup that holds each workspace up to these numbers was verified. */
  async markSafe(numbers: ReadonlyMap<string, number>): Promise<void> {
    for (const [id, number] of numbers) {
      await this.options.log.setSafe(id, number);
      const open = await this.#open.get(id);
      open?.room.stamping.moveSafe(await this.options.log.safe(id));
    }
  }

  async close(code: number, reason: string): Promise<void> {
    this.watch.close();
    for (const opening of this.#open.values()) (await opening.catch(() => undefined))?.close(code, reason);
    this.#open.clear();
  }

  async #openIt(id: WorkspaceId): Promise<(OpenWorkspace & { close: OpenRoom['close'] }) | undefined> {
    const { log, relayKey, steady: _steady, refillCode: _code, newKeyRuns: _runs, ...rest } = this.options;
    const head = await log.head(id);
    if (!head) return undefined;
    const ledger = new Ledger({ ...this.options, workspace: id });
    await ledger.refresh();
    if (!ledger.directory) return undefined;
    const standing = await log.standing(id);
    // Its own comes back with the rest, while that is still being brought.
    const isIts = ledger.directory.relayKey === relayKey.publicKey || standing.isRecovering;
    assert(isIts, 'the workspace was founded on another relay');
    const { room, close } = await openRoom({
      ...rest,
      watch: this.watch,
      workspace: id,
      log,
      ledger,
      relayKey: relayKey.publicKey,
      stamper: await openStamper(relayKey, id),
      sealer: await openSealer(relayKey, id),
      standing,
      safe: await log.safe(id),
      foldable,
    });
    if (standing.isRecovering) await room.returning.remember(await this.#newKeys.run(id));
    const expiring = this.#expiringIn({ room, ledger }, head.time);
    const unfollow = log.follow(id, ({ entries }) => {
      if (entries.some(({ kind }) => kind === 'ledger')) void expiring.look();
    });
    await expiring.look();
    return {
      id,
      room,
      ledger,
      rights: room.rights,
      close(code, reason) {
        unfollow();
        expiring.close();
        close(code, reason);
      },
    };
  }

  #expiringIn({ room, ledger }: Pick<OpenWorkspace, 'room' | 'ledger'>, newest: number): Expiring {
    const { now, schedule, onTrouble } = this.options;
    return new Expiring({
      directory: () => room.rights.directory,
      record: (decision) => ledger.record(decision),
      now,
      schedule,
      doubt: () => (room.returning.standing.isRecovering ? recoveringSentence : this.#clock.doubt(newest)),
      onTrouble: (what, detail) => onTrouble?.({ what, detail }),
    });
  }
}
