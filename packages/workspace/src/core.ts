// What the parts of an engine share. Each part is a file of functions over this; engine.ts puts them together.
import type { SigningKey } from '@baton/ledger/keys';
import type { AskCtx, Command, Question } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import { dayOf } from '@baton/model/day';
import { deviceIn } from '@baton/model/directory/queries';
import { idFromBytes, type DeviceId } from '@baton/model/ids';
import type { Propose } from '@baton/protocol/http';
import type { Replica, ReplicaOptions, RowChange, Superseded } from '@baton/replica/contract';
import type { Disk, Write } from '@baton/store/disk';
import type { Left } from '@baton/store/browser/left';
import { supersededId, supersededWrite } from '@baton/store/superseded';
import type { CaretDesk } from './pages/carets.ts';
import type { Compacting } from './compacting/compacting.ts';
import type { Here, Me, Status, World } from './contract.ts';
import type { NotDone } from './doors/door.ts';
import type { Handed } from './doors/held.ts';
import type { Claim } from './incoming/guarding.ts';
import type { RelayCalls } from './doors/relay-calls.ts';
import type { Gathering } from './incoming/gathering.ts';
import type { Arranging } from './holding/arranging.ts';
import type { Asking } from './holding/asking.ts';
import type { Files } from './files/files.ts';
import type { Held } from './disk/held.ts';
import type { Identity } from './identity.ts';
import type { Journal } from './disk/journal.ts';
import type { Link } from './link/link.ts';
import type { Locking } from './lock/locking.ts';
import type { Listening } from './pages/desk.ts';
import { chanceOf, type Surroundings, type Transport } from './ports.ts';
import type { Questions } from './telling/questions.ts';
import type { Statuses } from './telling/statuses.ts';
import type { SyncParts } from './sync/parts.ts';
import type { StorageDoor } from './sync/storage.ts';
import type { Topic } from './telling/topic.ts';
import type { Turns } from './turns.ts';
import type { DecisionsKeeper } from './decisions/intents.ts';
import type { WorldKeeper } from './decisions/world-keeper.ts';

/** Commands and questions beside those of model: the composition root knows of further ones (interchange). */
export interface Further {
  readonly commands: readonly Command<unknown, unknown>[];
  readonly questions: readonly Question<unknown, { readonly id: string }>[];
}
export interface EngineOptions extends Surroundings {
  readonly further?: Further | undefined;
  readonly identity: Identity;
  readonly disk: Disk;
  /** From `disk.lead()`: whoever leads later makes this engine stale. */
  readonly generation: number;
  readonly transport: Transport;
  readonly key: SigningKey;
  /** Brings a signed statement to the relay. */
  readonly propose: (statement: Propose) => Promise<{ readonly number: number } | NotDone>;
  readonly openReplica: (options: ReplicaOptions) => Replica;
  /** Absent where there is no browser. */
  readonly storage?: StorageDoor | undefined;
  /** What is asked of the relay over HTTP. */
  readonly relayCalls?: RelayCalls | undefined;
  /** Closes and deletes all that this device holds of the workspace, and the device's key. */
  readonly erase?: (() => Promise<void>) | undefined;
  /** Keeps the edits that were not sent, before everything else of a workspace from which this device was removed is erased. */
  readonly leave?: ((left: Left) => Promise<void>) | undefined;
  /** Hands a file of unsent edits to the relay's held tray, once this device was removed. */
  readonly handOver?: ((file: Uint8Array) => Promise<Handed>) | undefined;
  /** Told what is known before any row was read: enough to draw everything that stands round them. */
  readonly first?: ((world: World, status: Status) => void) | undefined;
  /** When documents are made smaller, and which: where a simulated life is too short for the usual. */
  readonly compacting?: Compacting | undefined;
  /** Tasks up to which a workspace is kept whole; where a simulated or tested one is too small for the usual. */
  readonly smallUpTo?: number | undefined;
  /** The browser had cleared what this device held before; null: it had not. */
  readonly wiped?: number | null | undefined;
}
export interface Core extends SyncParts {
  readonly locking: Locking;
  readonly options: EngineOptions;
  readonly me: Me;
  readonly held: Held;
  readonly journal: Journal;
  readonly link: Link;
  readonly replica: Replica;
  readonly questions: Questions;
  readonly world: WorldKeeper;
  /** What was decided about work, and what this device has signed about it. */
  readonly decisions: DecisionsKeeper;
  readonly worlds: Topic<World>;
  readonly statuses: Statuses;
  readonly heres: Topic<readonly Here[]>;
  /** Told with the record whose list of losses changed. */
  readonly losses: Topic<string>;
  /** Told when rows have moved. */
  readonly moves: Topic<null>;
  readonly pages: Map<string, Set<Listening>>;
  readonly carets: CaretDesk;
  /** What is here of documents that need not be, and what is asked for. */
  readonly asking: Asking;
  readonly files: Files;
  /** What of that this device wants. */
  readonly arranging: Arranging;
  /** Documents whose projection on the disk is old. */
  readonly dirty: Set<string>;
  /** Commands under way, by the id that their tab gave. */
  readonly running: Map<string, Promise<unknown>>;
  /** Documents that hold something impossible: shown as they last were. */
  readonly stopped: Set<string>;
  /** Authors whose devices the directory does not know yet. */
  readonly claims: Claim[];
  /** Told with the document that began anew. */
  readonly renewals: Topic<string>;
  /** What waits is written anew in its order: never by two at once. */
  readonly mends: Turns;
  /** The snapshot whose parts are coming. */
  gathering: Gathering | null;
  /** What is to be called off when the engine stops: timers of its parts. */
  readonly stops: (() => void)[];
  session: number;
}

/** By the relay's clock, as well as it is known. */
export const relayNow = (core: Pick<Core, 'options' | 'held'>): number => core.options.clock() + core.held.offset;

export const askCtxOf = (core: Pick<Core, 'options' | 'held' | 'world' | 'me' | 'decisions'>): AskCtx => {
  const { directory, titles } = worldOf(core);
  return {
    person: core.me.person,
    today: dayOf(relayNow(core), core.options.zone()),
    directory,
    titles,
    numbers: core.held.numbers,
    decisions: core.decisions.now(),
  };
};

function worldOf({ world }: Pick<Core, 'world'>): NonNullable<ReturnType<WorldKeeper['world']>> {
  const known = world.world();
  if (!known) throw new Error('nothing is asked before the world is known');
  return known;
}

export const ctxOf = (core: Core): Ctx => ({
  person: core.me.person,
  device: core.me.device as DeviceId,
  now: relayNow(core),
  today: dayOf(relayNow(core), core.options.zone()),
  directory: worldOf(core).directory,
  newId: (letter) => idFromBytes(letter, core.options.random(17)),
  decisions: core.decisions.now(),
  random: () => chanceOf(core.options.random),
});

/** Rows have moved: questions hear it, whoever moved them (L1). */
export function moved(core: Core, changes: readonly RowChange[]): void {
  core.questions.changed(changes);
  core.moves.tell(null);
  core.away.changed(changes);
}

/** Lost values are kept in the commit of what made them lose. */
export function loseWrites(core: Core, superseded: readonly Superseded[]): Write[] {
  return superseded.map((one) => {
    const row = { ...one, lost: copyCell(one.lost), won: copyCell(one.won), at: core.options.clock() };
    core.held.superseded.set(supersededId(row), row);
    core.away.lost(supersededId(row), one);
    core.losses.tell(one.record);
    return supersededWrite(row);
  });
}
const copyCell = (cell: Superseded['lost']) => ({ ...cell, item: [...cell.item] as [number, number] });

/** The directory or a title may be another. */
export function lookAtWorld(core: Core): void {
  const world = core.world.world();
  core.decisions.look();
  if (world === null || world === core.worlds.last()) return;
  moved(core, core.replica.setMoved(world.directory.moved));
  core.worlds.tell(world);
  core.questions.changedAll();
  if (deviceIn(world.directory, core.me.device)?.revoked != null) void core.removal.begin();
}
