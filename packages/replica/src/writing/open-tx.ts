// The buffered transaction of a command: it reads its own writes, and nothing of it is written before the command has
// returned (L4: Yjs has no rollback).
import { assert } from '@baton/model/assert';
import { homeNamed, spaceOfHome, type HomeName } from '@baton/model/directory/home-name';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import type { Place, Tx } from '@baton/model/tx';
import { viewOf, type AnyView } from '@baton/model/view';
import { keyOf, timeLimit, type HeldCell } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import type { DocState } from '../memory/doc-state.ts';
import { cellsOfPatch } from './fields.ts';
import type { Held } from '../records/held.ts';
import { belongs, docOfPlace, formatDoc, homeIn, openSpaceOf, type Doc, type Partitions } from '../layout.ts';
import { pointerCode } from '../records/home.ts';
import type { Memory } from '../memory/memory.ts';
import { copyInto, newestIn, point } from './moving.ts';
import { docOfField, partIn } from '../records/parts.ts';
import { Writes, type Plan } from '../cells/plan.ts';
import { rowOf, type AnyRow } from '../records/row.ts';
import { asRows, type RowTable } from '../records/rows.ts';

type Patch = Readonly<Record<string, unknown>>;
type DraftCell = Pick<HeldCell, 'code' | 'value' | 't' | 'by'>;
interface Draft {
  readonly id: RecordId;
  readonly doc: DocState;
  readonly author: PersonId | null;
  readonly cells: Map<string, DraftCell>;
  row: AnyRow | undefined;
}
export interface TxOptions {
  readonly memory: Memory;
  readonly person: PersonId;
  readonly partitions: Partitions;
  /** Asked where a move finds fields whose readers are others there: they stay behind when this person may not write them. */
  readonly mayWrite: (doc: DocName) => boolean;
}

export class OpenTx {
  readonly tx: Tx;
  readonly #options: TxOptions;
  readonly #writes = new Writes();
  readonly #drafts = new Map<TableName, Map<RecordId, Draft>>();
  readonly #partitions = new Map<string, readonly DocName[]>();

  constructor(options: TxOptions) {
    this.#options = options;
    const tables = Object.entries(options.memory.tables).map(([name, table]) => [name, this.#tableOver(table)]);
    this.tx = asRows(Object.fromEntries(tables)) as unknown as Tx;
  }

  get plan(): Plan {
    return this.#writes.plan;
  }

  #tableOver(table: RowTable): unknown {
    const drafts = new Map<RecordId, Draft>();
    this.#drafts.set(table.name, drafts);
    return {
      get: (id: RecordId) => (drafts.has(id) ? drafts.get(id)?.row : table.get(id)),
      by: (field: string, value: string) => [
        ...table.by(field, value).filter(({ id }) => !drafts.has(id)),
        ...[...drafts.values()].map(({ row }) => row).filter((row) => row?.[field] === value),
      ],
      all: () => allOf(table, drafts),
      get size() {
        return drafts.size === 0 ? table.size : [...allOf(table, drafts)].length;
      },
      view: (view: AnyView) => (drafts.size === 0 ? table.view(view) : viewOf(view, allOf(table, drafts))),
      spaceOf: (id: RecordId) => {
        const draft = drafts.get(id);
        return draft === undefined ? table.spaceOf(id) : openSpaceOf(draft.doc.of);
      },
      homeOf: (id: RecordId) => {
        const draft = drafts.get(id);
        return draft === undefined ? table.homeOf(id) : homeIn(draft.doc.of);
      },
      writingOf: (id: RecordId, field: string, member?: string) => table.writingOf(id, field, member),
      touchedAt: (id: RecordId) => table.touchedAt(id),
      add: (place: Place, id: RecordId, patch: Patch) => this.#write(table, this.#born(drafts, place, id), patch),
      patch: (id: RecordId, patch: Patch) => this.#write(table, this.#known(drafts, id), patch),
      move: (id: RecordId, home: HomeName) => this.#move(drafts, id, home),
    };
  }

  /** Asked once a gesture: a thousand new tasks are born in the same partition. */
  #partitionsOf = (space: SpaceId, group?: string): readonly DocName[] => {
    const key = `${space}/${group ?? ''}`;
    const known = this.#partitions.get(key) ?? this.#options.partitions(space, group);
    this.#partitions.set(key, known);
    return known;
  };

  #born(drafts: Map<RecordId, Draft>, place: Place, id: RecordId): Draft {
    const { memory, person } = this.#options;
    const name = docOfPlace(place, { partitions: this.#partitionsOf, person });
    assert(name !== undefined, 'a new record needs a partition of its space');
    const doc = memory.doc(name);
    const author = doc.authored ? person : null;
    const isOfFields = partIn(doc.of, memory.groups) !== null;
    assert(belongs(doc.of.class, id, author) && !isOfFields, `${id} cannot be born in ${name}`);
    const held = memory.record(id);
    const known =
      drafts.get(id) ?? (held !== undefined && isHome(held, doc, author) ? draftOf(memory, held) : undefined);
    const draft = known ?? { id, doc, author, cells: new Map(), row: undefined };
    drafts.set(id, draft);
    return draft;
  }

  #known(drafts: Map<RecordId, Draft>, id: RecordId): Draft {
    const drafted = drafts.get(id);
    if (drafted !== undefined) return drafted;
    const held = this.#options.memory.record(id);
    assert(held !== undefined, `${id} is not here and cannot be patched`);
    assert(held.author === null || held.author === this.#options.person, `${id} can only be changed by its author`);
    const draft = draftOf(this.#options.memory, held);
    drafts.set(id, draft);
    return draft;
  }

  #move(drafts: Map<RecordId, Draft>, id: RecordId, home: HomeName): void {
    const { memory, person } = this.#options;
    const draft = this.#known(drafts, id);
    const name = newestIn(this.#partitionsOf, home);
    const isMovable = draft.doc.home !== undefined && isWay(draft.doc.home, home);
    assert(name !== undefined && isMovable, `${id} cannot be moved to ${home}`);
    assert(partIn(memory.doc(name).of, memory.groups) === null, `${home} holds no records`);
    const cells = [...draft.cells.values()];
    const open = cells.filter(({ code }) => memory.groups.of(id, code) === undefined);
    copyInto({ memory, writes: this.#writes }, id, { name, cells: open });
    this.#movePart(
      id,
      memory.doc(name).of,
      cells.filter((cell) => !open.includes(cell)),
    );
    point(this.#writes, id, { home, docs: [draft.doc.name, name] });
    draft.cells.set(pointerCode, { code: pointerCode, value: home, t: timeLimit, by: person });
    drafts.set(id, { ...draft, doc: memory.doc(name) });
  }

  /** Fields of groups go to those of the new space, as far as who moves may write there; what stays behind can follow later. */
  #movePart(id: RecordId, home: Doc, cells: readonly DraftCell[]): void {
    const { memory, mayWrite } = this.#options;
    const byDoc = new Map<DocName, DraftCell[]>();
    for (const cell of cells) {
      const name = this.#docFor({ id, home, code: cell.code });
      byDoc.set(name, [...(byDoc.get(name) ?? []), cell]);
    }
    for (const [name, part] of byDoc)
      if (mayWrite(name)) copyInto({ memory, writes: this.#writes }, id, { name, cells: part });
  }

  #docFor({ id, home, code }: { readonly id: RecordId; readonly home: Doc; readonly code: string }): DocName {
    const { memory } = this.#options;
    const field = memory.groups.of(id, code);
    assert(field !== undefined, `${code} is no field of a group`);
    return docOfField({ home, copies: memory.copiesOf(id), field, code }, memory.groups, this.#partitionsOf);
  }

  /** What is written to a line that lies in an archive alone stands in the newest partition, above it. */
  #nameOf({ of, name }: DocState): DocName {
    return of.class === 'archive' ? (this.#partitionsOf(of.space).at(-1) ?? name) : name;
  }

  #write(table: RowTable, draft: Draft, patch: Patch): void {
    const { groups } = this.#options.memory;
    const { id, doc } = draft;
    for (const [code, value] of cellsOfPatch(table.name, patch)) {
      draft.cells.set(code, { code, value, t: timeLimit, by: this.#options.person });
      const isApart = doc.of.class !== 'private' && groups.of(id, code) !== undefined;
      this.#writes.set(isApart ? this.#docFor({ id, home: doc.of, code }) : this.#nameOf(doc), keyOf(id, code), value);
    }
    draft.row = rowOf(draft.id, draft.author, draft.cells.values());
  }
}

/** From space to space, or among the readers of one: what few have never comes into another space. */
function isWay(from: HomeName, to: HomeName): boolean {
  const isOpen = [from, to].every((home) => homeNamed(home).in === 'space');
  return from !== to && (isOpen || spaceOfHome(from) === spaceOfHome(to));
}

/** A record born before in another partition of the same space stays there. */
const isHome = (held: Held, doc: DocState, author: PersonId | null): boolean =>
  held.doc === doc ? held.author === author : !doc.authored && shelfOf(held.doc.of) === shelfOf(doc.of);
const shelfOf = (doc: Doc): DocName => formatDoc('part' in doc ? { ...doc, part: 0 } : doc);

const draftOf = (memory: Memory, held: Held): Draft => ({
  id: held.id,
  doc: held.doc,
  author: held.author,
  row: held.row,
  cells: new Map(memory.cellsOf(held).map((cell) => [cell.code, cell])),
});

function* allOf(table: RowTable, drafts: ReadonlyMap<RecordId, Draft>): Iterable<AnyRow> {
  for (const row of table.all()) if (!drafts.has(row.id)) yield row;
  for (const { row } of drafts.values()) if (row !== undefined) yield row;
}
