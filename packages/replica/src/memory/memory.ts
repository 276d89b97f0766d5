// Everything the replica holds in memory: documents, records with their copies, rows. Cells come in by changes.ts only.
import { archiveCode, archivedBeside, isArchive, isAwake } from '../records/archive.ts';
import type { Instant } from '@baton/model/day';
import type { ChangedDecisions, Overlay } from '@baton/model/decided/on-record';
import { fieldGroups, type FieldGroups } from '@baton/model/field-groups';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import { records, type TableName } from '@baton/model/records';
import type { Home, Writing } from '@baton/model/tx';
import { instantOf, type HeldCell } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import { DocState } from './doc-state.ts';
import { effectiveCell, effectiveCells, newHeld, sleepingHeld, type Bed, type Held } from '../records/held.ts';
import { isLeftBehind, moverOf, stands, type Moved } from '../records/home.ts';
import { archiveOf, formatDoc, homeIn, openSpaceOf } from '../layout.ts';
import { isInPlace, join, partIn, partsBeside, type PartPlace } from '../records/parts.ts';
import { DecidedRows } from '../records/decided.ts';
import { rowOf, shapeOf, type AnyRow } from '../records/row.ts';
import { RowTable, type RowTables } from '../records/rows.ts';

interface Laid extends Pick<Held, 'id' | 'doc' | 'author'> {
  readonly bed: Bed;
  readonly line: number;
  /** The values of the indexed fields of its row; null: it has none, or not by plain cells alone. */
  readonly shownBy: readonly (string | undefined)[] | null;
}

export class Memory {
  readonly #docs = new Map<DocName, DocState>();
  readonly #records = new Map<RecordId, Held>();
  readonly #byRow = new Map<RecordId, Held>();
  /** Every copy that a document has: with thousands of documents nobody may look through all records for one of them. */
  readonly #byDoc = new Map<DocState, Held[]>();
  readonly tables: RowTables;
  readonly groups: FieldGroups;
  /** Records of which this device holds a copy that does not count. */
  readonly strays = new Set<RecordId>();
  /** Tasks that were written to since they went to their archive. */
  readonly awake = new Set<RecordId>();
  #hasArchives = false;
  readonly #isWhole: (archive: DocName) => boolean;
  #moved: Moved = {};
  #isAnyMoved = false;
  readonly #decided = new DecidedRows();

  constructor(groups: FieldGroups = fieldGroups, isWhole: (archive: DocName) => boolean = () => true) {
    this.groups = groups;
    this.#isWhole = isWhole;
    const names = Object.keys(records) as TableName[];
    this.tables = Object.fromEntries(names.map((name) => [name, new RowTable(name, this)])) as unknown as RowTables;
  }

  doc(name: DocName): DocState {
    const known = this.#docs.get(name);
    if (known !== undefined) return known;
    const made = new DocState(name, this.groups);
    this.#docs.set(name, made);
    this.#hasArchives ||= made.of.class === 'archive';
    return made;
  }

  hasDoc(name: DocName): boolean {
    return this.#docs.has(name);
  }

  /** The record by the id of its row. */
  record(id: RecordId): Held | undefined {
    const shown = this.#byRow.get(id);
    if (shown !== undefined || !this.groups.splits(id)) return shown ?? this.#records.get(id);
    return this.copiesOf(id).find((copy) => this.partOf(copy) === null);
  }

  spaceOf(id: RecordId): SpaceId | undefined {
    const held = this.record(id);
    return held === undefined ? undefined : openSpaceOf(held.doc.of);
  }

  homeOf(id: RecordId): Home | undefined {
    const held = this.record(id);
    return held === undefined ? undefined : homeIn(held.doc.of);
  }

  writingOf(id: RecordId, code: string): Writing | undefined {
    const held = this.record(id);
    const cell = held && this.cellsOf(held).find((one) => one.code === code);
    return held && cell && { by: held.author ?? cell.by, at: instantOf(cell.t) };
  }

  touchedAt(id: RecordId): Instant | undefined {
    const held = this.record(id);
    const times = held === undefined ? [] : this.cellsOf(held).map(({ t }) => t);
    return times.length === 0 ? undefined : instantOf(Math.max(...times));
  }

  /** Of a copy that holds fields of a group; null for a copy of the record itself. */
  partOf(held: Held): PartPlace | null {
    return this.groups.splits(held.id) ? partIn(held.doc.of, this.groups) : null;
  }

  /** The record's cells as this device has them: those of this copy, and of the parts beside it. */
  cellsOf(held: Held, layer: (copy: Held) => readonly HeldCell[] = effectiveCells): readonly HeldCell[] {
    if (!this.groups.splits(held.id) && !this.#hasArchives) return layer(held);
    const { of } = held.doc;
    const copies = this.copiesOf(held.id);
    const parts = this.groups.splits(held.id) ? partsBeside(of, copies, this.groups) : [];
    return join([held, ...parts, ...archivedBeside(of, copies)], (copy) =>
      layer(copy).filter(({ code }) => isInPlace(copy.doc.of, { record: held.id, code }, this.groups)),
    );
  }

  /** Of all copies. */
  docsOf(id: RecordId): readonly DocName[] {
    const names = new Set<DocName>();
    for (let held = this.#records.get(id) ?? null; held !== null; held = held.next) names.add(held.doc.name);
    return [...names];
  }

  copy(id: RecordId, doc: DocState, author: PersonId | null): Held | undefined {
    let held = this.#records.get(id) ?? null;
    while (held !== null && (held.doc !== doc || held.author !== author)) held = held.next;
    return held ?? undefined;
  }

  /** The copy, made when it is not here; it takes its place among the others, whatever came first. */
  copyFor(id: RecordId, doc: DocState, author: PersonId | null): Held {
    const known = this.copy(id, doc, author);
    if (known !== undefined) return known;
    const made = newHeld(id, doc, author);
    this.#listed(made);
    const first = this.#records.get(id);
    if (first === undefined || isBefore(made, first)) {
      made.next = first ?? null;
      this.#records.set(id, made);
      return made;
    }
    let left = first;
    while (left.next !== null && !isBefore(made, left.next)) left = left.next;
    made.next = left.next;
    left.next = made;
    return made;
  }

  /** Awake ones of which all is here that went. */
  returning(): readonly RecordId[] {
    return [...this.awake].filter((id) => {
      const held = this.record(id);
      const of = held?.doc.of;
      const quarter = held && effectiveCell(held, archiveCode)?.value;
      if (of?.class !== 'records' || typeof quarter !== 'string') return false;
      const archive = archiveOf(of.space, quarter);
      // Of a part of it nothing is brought back: the rest would be left there.
      return this.#isWhole(archive) && this.copiesOf(id).some((copy) => copy.doc.name === archive);
    });
  }

  #lookAwake(held: Held): void {
    if (held.id.startsWith('t') && isAwake(effectiveCells(held))) this.awake.add(held.id);
    else this.awake.delete(held.id);
  }

  get moved(): Moved {
    return this.#moved;
  }

  /** What the directory says of moves, as of now; tells which records may count elsewhere. */
  setMoved(moved: Moved): readonly RecordId[] {
    const before = this.#moved;
    this.#moved = moved;
    this.#isAnyMoved = Object.keys(moved).length > 0;
    if (before === moved || (Object.keys(before).length === 0 && !this.#isAnyMoved)) return [];
    const isOther = (id: RecordId): boolean => before[id] !== moved[id];
    return [...this.#records]
      .filter(([id, first]) => isOther(id) || this.#moverDiffers(first, isOther))
      .map(([id]) => id);
  }

  /** What was decided about work, as of now; tells which tasks may show something else. */
  setDecided(overlay: Overlay, { tasks, projects }: ChangedDecisions): readonly RecordId[] {
    this.#decided.set(overlay);
    const among = projects.flatMap((project) => this.tables.tasks.by('project', project).map(({ id }) => id));
    return [...new Set([...tasks, ...among])].filter((id) => this.#records.has(id));
  }

  #moverDiffers(first: Held, isOther: (id: RecordId) => boolean): boolean {
    for (let held: Held | null = first; held !== null; held = held.next) if (isOther(moverOf(held))) return true;
    return false;
  }

  copiesOf(id: RecordId): readonly Held[] {
    const copies: Held[] = [];
    for (let held = this.#records.get(id) ?? null; held !== null; held = held.next) copies.push(held);
    return copies;
  }

  #listed(held: Held): void {
    const ofDoc = this.#byDoc.get(held.doc);
    if (ofDoc === undefined) this.#byDoc.set(held.doc, [held]);
    else ofDoc.push(held);
  }

  /** A record as a projection has it. It sleeps where it can; where it cannot it is shown at once. */
  lay({ id, doc, author, bed, line, shownBy }: Laid): void {
    const table = this.#tableFor(id);
    const isPlain = table !== undefined && shownBy !== null && !this.#records.has(id);
    if (!isPlain || this.#isOnTheWay(id, shownBy) || this.#decided.touches(id, shownBy)) {
      this.copyFor(id, doc, author).cells = bed.cellsAt(line);
      this.refresh(id);
      return;
    }
    const made = sleepingHeld({ id, doc, author }, { bed, line });
    this.#listed(made);
    this.#records.set(id, made);
    table.sleep(id, made, shownBy);
  }

  /** Where it counts is decided by the directory: its cells have to be looked at. */
  #isOnTheWay(id: RecordId, shownBy: readonly (string | undefined)[]): boolean {
    return this.#isAnyMoved && Object.hasOwn(this.#moved, shownBy[shapeOf(id)?.moverAt ?? -1] ?? id);
  }

  recordsOf(doc: DocState): readonly Held[] {
    return this.#byDoc.get(doc) ?? [];
  }

  /** Shows every copy of the record as it is now; tells what was and what is, by row id. */
  refresh(id: RecordId): readonly (readonly [before: AnyRow | undefined, after: AnyRow | undefined])[] {
    const table = this.#tableFor(id);
    const first = this.#records.get(id);
    if (table === undefined || first === undefined) return [];
    this.#lookAwake(first);
    if (first.next === null && stands(first, this.#moved) && this.partOf(first) === null)
      return [this.#show(table, first, id)];
    return this.#refreshCopies(table, first);
  }

  #refreshCopies(table: RowTable, first: Held): readonly (readonly [AnyRow | undefined, AnyRow | undefined])[] {
    const copies = this.copiesOf(first.id);
    const before = copies.map((held) => held.row);
    for (const row of before) if (row !== undefined) this.#hide(table, row.id);
    const bodies = copies.filter((held) => this.partOf(held) === null);
    // An archive has what another copy left; alone it stands for the record.
    const standing = bodies.filter((held) => !isArchive(held));
    const mains = standing.length > 0 ? standing : bodies.slice(0, 1);
    const counting = mains.filter((held) => stands(held, this.#moved));
    const isLeft = copies.some((held) => this.partOf(held) !== null && isLeftBehind(held, this.#moved));
    if (isLeft || counting.length < mains.length) this.strays.add(first.id);
    else this.strays.delete(first.id);
    const whole = counting.filter((held) => rowOf(held.id, held.author, this.cellsOf(held)) !== undefined);
    const after = copies.map((held) => this.#show(table, held, rowIdOf(held, whole.indexOf(held)))[1]);
    return before.map((row, at) => [row, after[at]] as const);
  }

  #tableFor(id: RecordId): RowTable | undefined {
    const shape = shapeOf(id);
    return shape && this.tables[shape.table];
  }

  #hide(table: RowTable, rowId: RecordId): void {
    table.set(rowId, undefined);
    this.#byRow.delete(rowId);
  }

  #show(table: RowTable, held: Held, rowId: RecordId | null): readonly [AnyRow | undefined, AnyRow | undefined] {
    const before = held.row;
    const built = rowId === null ? undefined : rowOf(held.id, held.author, this.cellsOf(held));
    const named = built !== undefined && rowId !== null && rowId !== held.id ? { ...built, id: rowId } : built;
    const row = named && this.#decided.over(named, openSpaceOf(held.doc.of));
    // The table first: it compares with the row that the record still has.
    if (rowId !== null) table.set(rowId, row);
    held.row = row;
    if (rowId !== null && held !== this.#records.get(rowId)) this.#byRow.set(rowId, held);
    return [before, row];
  }
}

/**
 * The first whole copy is the record. Of further ones, those in author-owned documents are shown beside it under an id of
 * their own (nobody can take another's comment away by claiming its id); all others are not shown.
 */
function rowIdOf(held: Held, at: number): RecordId | null {
  if (at <= 0) return at === 0 ? held.id : null;
  return held.doc.authored ? `${held.id}@${held.author}@${formatDoc(held.doc.of)}` : null;
}

function isBefore(one: Held, other: Held): boolean {
  if (one.doc !== other.doc) return rankOf(one.doc) < rankOf(other.doc);
  return (one.author ?? '') < (other.author ?? '');
}

/** Partitions in the order of their numbers, archives behind all others. */
const rankOf = ({ of }: DocState): string =>
  of.class === 'archive'
    ? `~${formatDoc(of)}`
    : 'part' in of
      ? `${formatDoc({ ...of, part: 0 })}${String(of.part).padStart(8, '0')}`
      : formatDoc(of);
