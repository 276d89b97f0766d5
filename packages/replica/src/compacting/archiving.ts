// What the relay takes into archives, as pure functions: which tasks of a space were closed long ago and left alone since,
// what their archives lack of them, and what a document begins anew with when they go. Nothing here has a clock.
import { assert } from '@baton/model/assert';
import type { RecordId } from '@baton/model/ids';
import * as Y from 'yjs';
import { archiveCode, isAwake, stubCodes } from '../records/archive.ts';
import { baseOf, instantOf, keyOf, newer, type HeldCell, type WrittenCell } from '../cells/cell.ts';
import { memoryOf } from './compact.ts';
import type { DocName } from '../contract.ts';
import type { Held } from '../records/held.ts';
import { pointerCode } from '../records/home.ts';
import { cellsRoot, quarterOf } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { rowOf, shapeOf } from '../records/row.ts';

/** A task as all documents of its space have it together. */
interface Surveyed {
  readonly status: HeldCell | undefined;
  readonly last: number;
  /** It was moved, or is being moved: several documents have it, and statements say which counts. */
  readonly isMoved: boolean;
  readonly isAway: boolean;
}
const latest = (cells: readonly HeldCell[]): number => cells.reduce((last, { t }) => Math.max(last, t), 0);
const cellOf = (cells: readonly HeldCell[], code: string): HeldCell | undefined =>
  cells.find((cell) => cell.code === code);

/** Reads the partitions of one space, one after the other; keeps of them what deciding needs. */
export class Survey {
  readonly #done = new Set<RecordId>();
  readonly #tasks = new Map<RecordId, Surveyed>();

  add(name: DocName, bytes: readonly Uint8Array[]): void {
    const memory = memoryOf(name, bytes);
    for (const { id, cells } of memory.recordsOf(memory.doc(name))) {
      const table = shapeOf(id)?.table;
      if (table === 'statuses' && rowOf(id, null, cells)?.['kind'] === 'done') this.#done.add(id);
      if (table === 'tasks' && cells.length > 0) this.#addTask(id, cells);
    }
  }

  #addTask(id: RecordId, cells: readonly HeldCell[]): void {
    const isWhole = rowOf(id, null, cells) !== undefined;
    const isMoved = this.#tasks.has(id) || !isWhole || cellOf(cells, pointerCode) !== undefined;
    const isAway = typeof cellOf(cells, archiveCode)?.value === 'string' && !isAwake(cells);
    this.#tasks.set(id, { status: cellOf(cells, 'st'), last: latest(cells), isMoved, isAway });
  }

  /**
   * Tasks that are done, and to which nothing was written after `before`, with the quarter in which they were closed.
   * @param before in seconds, as cells count them.
   */
  closed(before: number): ReadonlyMap<RecordId, ClosedTask> {
    const closed = new Map<RecordId, ClosedTask>();
    for (const [id, { status, last, isMoved, isAway }] of this.#tasks) {
      if (isMoved || last > before || status === undefined || !this.#done.has(String(status.value))) continue;
      closed.set(id, { quarter: quarterOf(instantOf(status.t)), isAway });
    }
    return closed;
  }
}
export interface ClosedTask {
  readonly quarter: string;
  /** It is in its archive already; what hangs on it may follow. */
  readonly isAway: boolean;
}

/** A record of a partition that goes to the archive of a quarter. */
export interface Leaver {
  readonly id: RecordId;
  readonly quarter: string;
  readonly cells: readonly HeldCell[];
}
export interface LeavingAsk {
  readonly closed: ReadonlyMap<RecordId, ClosedTask>;
  readonly before: number;
}

/** What of this partition may go: closed tasks, and the lines and links of those that go with it or went before. */
export function leaversIn(
  name: DocName,
  bytes: readonly Uint8Array[],
  { closed, before }: LeavingAsk,
): readonly Leaver[] {
  const memory = memoryOf(name, bytes);
  const all = memory.recordsOf(memory.doc(name));
  // What was written between the survey and this reading is looked at once more.
  const isQuiet = ({ cells }: Held): boolean => cells.length > 0 && latest(cells) <= before;
  const tasks = all.filter(isQuiet).flatMap((held) => taskLeaving(held, closed.get(held.id)) ?? []);
  const going = new Map(tasks.map(({ id, quarter }) => [id, quarter]));
  const quarterOfLine = (held: Held): string | undefined => {
    const code = shapeOf(held.id)?.movesBy;
    const task = code === undefined ? undefined : cellOf(held.cells, code)?.value;
    if (typeof task !== 'string') return undefined;
    const known = closed.get(task);
    return going.get(task) ?? (known?.isAway ? known.quarter : undefined);
  };
  const lines = all.flatMap((held): readonly Leaver[] => {
    const quarter = quarterOfLine(held);
    const { id, cells } = held;
    const stays = !isQuiet(held) || cellOf(cells, pointerCode) !== undefined;
    return quarter === undefined || stays ? [] : [{ id, quarter, cells }];
  });
  return [...tasks, ...lines];
}

function taskLeaving({ id, cells }: Held, closed: ClosedTask | undefined): Leaver | undefined {
  if (closed === undefined) return undefined;
  const isStub = closed.isAway && cells.every(({ code }) => stubCodes.has(baseOf(code)));
  return isStub ? undefined : { id, quarter: closed.quarter, cells: cells.filter(({ code }) => code !== archiveCode) };
}

export const isTask = ({ id }: Leaver): boolean => shapeOf(id)?.table === 'tasks';

type ArchivedCell = Pick<HeldCell, 'code' | 'value' | 't' | 'by'>;
export interface Lacking {
  readonly id: RecordId;
  readonly cell: ArchivedCell;
}

/** Cells of these records that the archive has not, or only older. */
export function lackingIn(name: DocName, bytes: readonly Uint8Array[], leavers: readonly Leaver[]): readonly Lacking[] {
  const memory: Memory = memoryOf(name, bytes);
  const doc = memory.doc(name);
  return leavers.flatMap(({ id, cells }) => {
    const there = memory.copy(id, doc, null)?.cells ?? [];
    const isLacking = (cell: HeldCell): boolean => {
      const known = cellOf(there, cell.code);
      return known === undefined || newer(cell, known) > 0;
    };
    return cells.filter(isLacking).map((cell) => ({ id, cell }));
  });
}

/** Values of about so many characters are written in one update. */
const updateSize = 64_000;

export interface Enlarged {
  /** All of the archive. */
  readonly snapshot: Uint8Array;
  /** What is new in it, in order, each a run of one client id. */
  readonly updates: readonly Uint8Array[];
}
/** The archive with these cells, each with the time and author that it has. @param client an id of the relay's. */
export function enlarged(bytes: readonly Uint8Array[], lacking: readonly Lacking[], client: number): Enlarged {
  const ydoc = new Y.Doc({ gc: true });
  ydoc.transact(() => bytes.forEach((update) => Y.applyUpdate(ydoc, update)));
  ydoc.clientID = client;
  const updates: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => updates.push(update));
  for (const bundle of bundlesOf(lacking))
    ydoc.transact(() => {
      for (const { id, cell } of bundle) ydoc.getMap(cellsRoot).set(keyOf(id, cell.code), plain(id, cell));
    });
  const snapshot = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return { snapshot, updates };
}

const plain = (id: RecordId, { code, value, t, by }: ArchivedCell): WrittenCell => [keyOf(id, code), value, t, by];

function bundlesOf(lacking: readonly Lacking[]): Lacking[][] {
  const bundles: Lacking[][] = [];
  let room = 0;
  for (const one of lacking) {
    const size = 200 + (JSON.stringify(one.cell.value) ?? '').length;
    if (size > room) {
      bundles.push([]);
      room = updateSize;
    }
    bundles.at(-1)?.push(one);
    room -= size;
  }
  return bundles;
}

/** What stays of each record that goes: of a task its stub, with a mark just newer than all of it; of a line nothing. */
export function stubsOf(leavers: readonly Leaver[], held: (id: RecordId) => readonly HeldCell[]): Stubs {
  return new Map(
    leavers.map((leaver): readonly [RecordId, readonly ArchivedCell[]] => {
      if (!isTask(leaver)) return [leaver.id, []];
      const cells = held(leaver.id);
      const staying = cells.filter(({ code }) => stubCodes.has(baseOf(code)) && code !== archiveCode);
      // It names who closed the task: rows say by whom their newest cell is.
      const by = cellOf(cells, 'st')?.by;
      assert(by !== undefined, 'a closed task has a status');
      return [leaver.id, [...staying, { code: archiveCode, value: leaver.quarter, t: latest(cells) + 1, by }]];
    }),
  );
}
export type Stubs = ReadonlyMap<RecordId, readonly ArchivedCell[]>;
