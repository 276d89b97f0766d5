// What the disk holds, in memory: read once at the start, moved on together with every commit.
import { parseDoc } from '@baton/replica/layout';
import { readStopped } from './faults.ts';
import { readAway, readComplete, readPassages, readWiped } from '@baton/store/away';
import { readDocs, readStored, type Stored } from '@baton/store/confirmed';
import { readCursor } from '@baton/store/cursor';
import type { Aside } from '@baton/store/aside';
import { readAside } from '@baton/store/aside';
import type { Disk, Key } from '@baton/store/disk';
import { readLease } from '@baton/store/lease';
import { readLedger, readNumbers } from '@baton/store/ledger-rows';
import { readDone, readLastBatch, readOutbox, readRefused, type Refused, type Waiting } from '@baton/store/outbox';
import { readOffset } from '@baton/store/owner';
import { readProjections } from '@baton/store/projection';
import type {
  AwayRow,
  LeaseRow,
  Done,
  Passage,
  Projection,
  Sessions,
  StoredCursor,
  SupersededRow,
  TrailPoint,
} from '@baton/store/schema';
import { readSafe } from '@baton/store/stamps';
import { readForgotten, readFurthest, readTrail } from '@baton/store/trail';
import { intentOf, type Intent } from './intent.ts';
import { readIntents } from '@baton/store/intents';
import { inIncarnation, readSessions } from '@baton/store/sessions';
import { readAhead, readEpochs, readReaches } from '@baton/store/snapshots';
import { readSuperseded } from '@baton/store/superseded';
import { readKept, type Kept } from './kept.ts';
import type { Seen } from '../decisions/devices.ts';

export interface Held extends Kept {
  /** Saved here and not acknowledged, in order; `unsaved` are on their way to the disk. */
  readonly outbox: Map<number, Waiting>;
  /** Decisions about work that were signed here and are not on record, by their hash, in the order in which they were. */
  readonly intents: Map<string, Intent>;
  readonly unsaved: Map<number, Waiting>;
  readonly refused: Map<number, Refused>;
  readonly superseded: Map<string, SupersededRow>;
  /** Short numbers; empty until the rows are read. */
  numbers: Map<string, number>;
  /** Rows of them on the disk; packed when they are many. */
  numberRows: number;
  /** Answers of commands that an earlier leader gave, and ours. Read when the first command comes: gestures can be large. */
  readonly done: () => Promise<Map<string, Done>>;
  /** What a relay that was set back has lost and not got again: what it is known by → its key on the disk. */
  readonly aside: Map<string, Key>;
  /** Of those, own edits: when they were made. */
  readonly asideOwn: Map<string, number>;
  /** Documents that have some of it: their rows are not confirmed whole. */
  readonly asideDocs: Set<string>;
  /** The highest number of the line that anything here has. The cursor can lie below it, while own batches are under way. */
  reach: number;
  /** Cursors of the past, oldest first. */
  trail: readonly TrailPoint[];
  /** The newest cursor that was told, where it lies above `cursor`: what a relay that lost something is shown. */
  furthest: TrailPoint | null;
  /** Up to here statements have taken documents from this device: a line without them would have to send those anew. */
  forgotten: number;
  /** What the relay says is in a verified backup. */
  safe: number;
  /** Document → number of its last confirmed entry. */
  readonly docs: Map<string, number>;
  /** Document → [epoch, number]: held whole beyond the cursor, after a catch-up that was cut. */
  readonly ahead: Map<string, readonly [epoch: number, number: number]>;
  /** Document → number up to which its snapshot reaches. */
  readonly reaches: Map<string, number>;
  /** Of documents that began anew; all others are in epoch 0. */
  readonly epochs: Map<string, number>;
  sessions: Sessions;
  cursor: StoredCursor | null;
  batch: number;
  /** The relay's clock minus ours, in milliseconds. */
  offset: number;
  /** When each device was last heard of, by the relay's clock. */
  readonly seen: Seen;
  /** When all that is to be held here was last here, and all that was made here on the relay. */
  completeAt: number | null;
  away: AwayRow;
  lease: LeaseRow;
  readonly passages: Map<string, Passage>;
  /** When it was noticed that the browser had cleared what was held here. */
  wiped: number | null;
}
export interface Loaded {
  readonly held: Held;
  readonly ledger: readonly { readonly number: number; readonly entry: Uint8Array }[];
  readonly kept: unknown;
  /** Documents that hold what cannot be. */
  readonly stopped: readonly string[];
  readonly aside: readonly Aside[];
}

/** By its name alone (replica/layout): asked for each of thousands. */
const pageNamed = /^p\/|^v\/[^/]+\/[^/]+$/u;
export const isPage = (doc: string): boolean => pageNamed.test(doc);
/** Of a kind that a later version of Baton made: what comes of it is kept for that one, and not looked at. */
export const isUnknown = (doc: string): boolean => parseDoc(doc) === undefined;

/** What rows are made of: very much more than all the rest. */
export interface LoadedRows {
  readonly projections: ReadonlyMap<string, Projection>;
  /** What no projection covers, of each document that has any. Pages are read when they are opened. */
  readonly entries: ReadonlyMap<string, Stored>;
}

async function readEntries(
  disk: Disk,
  docs: ReadonlyMap<string, number>,
  projections: ReadonlyMap<string, Projection>,
): Promise<Map<string, Stored>> {
  const isBehind = ([doc, last]: readonly [string, number]): boolean =>
    !isPage(doc) && last > (projections.get(doc)?.upTo ?? 0) && !isUnknown(doc);
  const behind = [...docs].filter(isBehind);
  return new Map(
    await Promise.all(
      behind.map(async ([doc]) => [doc, await readStored(disk, doc, projections.get(doc)?.upTo ?? 0)] as const),
    ),
  );
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

type Answers<T> = { readonly [K in keyof T]: Promise<T[K]> };
/** What is asked for at the same time the browser answers in one transaction (T38). */
async function allOf<T extends object>(asked: Answers<T>): Promise<T> {
  const values: unknown[] = await Promise.all(Object.values(asked));
  return Object.fromEntries(Object.keys(asked).map((name, at) => [name, values[at]])) as T;
}

/** As they were written down: what came since is told by what is small. @param version of projections. */
export const readRows = (disk: Disk, version: string): Promise<[Numbers, LoadedRows['projections']]> =>
  Promise.all([readNumbers(disk), readProjections(disk, version)]);
type Numbers = Awaited<ReturnType<typeof readNumbers>>;

export async function loadRows(
  disk: Disk,
  held: Held,
  [numbers, projections]: Awaited<ReturnType<typeof readRows>>,
): Promise<LoadedRows> {
  held.numbers = numbers.known;
  held.numberRows = numbers.rows;
  return { projections, entries: await readEntries(disk, held.docs, projections) };
}

const readSmall = (disk: Disk) =>
  allOf({
    outbox: readOutbox(disk),
    refused: readRefused(disk),
    superseded: readSuperseded(disk),
    docs: readDocs(disk),
    ledger: readLedger(disk),
    sessions: readSessions(disk),
    cursor: readCursor(disk),
    batch: readLastBatch(disk),
    offset: readOffset(disk),
    world: disk.get('meta', 'world'),
    completeAt: readComplete(disk),
    away: readAway(disk),
    passages: readPassages(disk),
    wiped: readWiped(disk),
    ahead: readAhead(disk),
    reaches: readReaches(disk),
    epochs: readEpochs(disk),
    aside: readAside(disk),
    trail: readTrail(disk),
    furthest: readFurthest(disk),
    forgotten: readForgotten(disk),
    safe: readSafe(disk),
    kept: readKept(disk),
    lease: readLease(disk),
    stopped: readStopped(disk),
    intents: readIntents(disk),
  });

/** What is small. @param incarnation as the device was enrolled; the disk knows a later one. */
export async function load(disk: Disk, incarnation: number): Promise<Loaded> {
  const { outbox, refused, sessions, world, aside, stopped, ledger, kept, intents, ...rest } = await readSmall(disk);
  const { ahead, docs, cursor } = rest;
  const held: Held = {
    ...rest,
    ...kept,
    outbox: new Map(outbox.map((one) => [one.batch, one])),
    unsaved: new Map(),
    intents: new Map(intents.flatMap((row) => intentOf(row) ?? []).map((one) => [one.hash, one])),
    refused: new Map(refused.map((one) => [one.batch, one])),
    numbers: new Map(),
    numberRows: 0,
    done: once(() => readDone(disk)),
    aside: new Map(),
    asideOwn: new Map(),
    asideDocs: new Set(),
    // A catch-up that was cut holds some documents beyond the cursor; it goes on where it was.
    reach: ahead.size > 0 ? 0 : Math.max(0, ledger.at(-1)?.number ?? 0, ...docs.values()),
    sessions: sessions ?? inIncarnation(null, cursor?.incarnation ?? incarnation),
    seen: new Map(),
  };
  return { held, ledger, kept: world, stopped, aside };
}
