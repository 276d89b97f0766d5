// Rows over a Map: the door of tx.ts for tests. It checks what the replica checks (schemas, author-owned feeds, one
// write after the last decision is the command's own affair) and keeps nothing of how documents are laid out.
import { assert } from '../assert.ts';
import type { AskCtx, Command, Question } from '../command.ts';
import { foldDecided } from '../decided/fold.ts';
import type { DecidedBySpace, WorkDecision } from '../decided/schema.ts';
import { changedBetween, isWaiting, nothingDecided, overlayOf, type Decisions } from '../decided/on-record.ts';
import { decidedIn, matterOf } from '../decided/fold.ts';
import { isIllegal } from '../directory/rules.ts';
import type { Ctx } from '../ctx.ts';
import type { Day } from '../day.ts';
import { homeNamed, type HomeName } from '../directory/home-name.ts';
import { newDirectory, newPerson, newSpace } from '../directory/made.ts';
import type { Directory } from '../directory/schema.ts';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '../ids.ts';
import { idFromBytes } from '../ids.ts';
import type { Field, RecordType } from '../record.ts';
import { records, type TableName } from '../records.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { textKey } from '../texts.ts';
import type { Home, Place, Rows, Tx, Writing } from '../tx.ts';
import { Views, type AnyView } from '../view.ts';

type Loose = Record<string, unknown>;
interface Kept {
  readonly place: Place;
  row: Loose & { id: string; by: string };
}

const emptyOf = (field: Field): unknown => (field.shape === 'one' ? null : field.shape === 'set' ? [] : {});

function cellsInto(field: Field, before: unknown, patch: unknown): unknown {
  if (field.shape === 'one') return patch === null ? null : field.schema.parse(patch);
  if (field.shape === 'set') {
    const members = new Set(before as string[]);
    for (const [member, on] of Object.entries(patch as Record<string, boolean>)) {
      if (on) members.add(field.schema.parse(member) as string);
      else members.delete(member);
    }
    return [...members].sort();
  }
  const map: Loose = { ...(before as Loose) };
  for (const [key, value] of Object.entries(patch as Loose)) {
    if (value === null) delete map[key];
    else map[key] = field.schema.parse(value);
  }
  return map;
}

class MemoryTable {
  readonly kept = new Map<string, Kept>();
  readonly #index = new Map<string, Map<string, Set<string>>>();
  /** Ids by slot, and slots by id. */
  readonly #ids: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #views = new Views({
    count: () => this.#ids.length,
    idAt: (slot) => this.#ids[slot] ?? '',
    briefAt: (slot) => this.get(this.#ids[slot] ?? ''),
  });
  readonly #type: RecordType;
  readonly #author: () => string;
  readonly #now: () => number;
  readonly #written: (id: string) => void;
  /** `<id>+<field>` → who wrote it last. */
  readonly #writings = new Map<string, Writing>();
  readonly #touched = new Map<string, number>();
  constructor(type: RecordType, acting: { author: () => string; now: () => number }, written: (id: string) => void) {
    this.#type = type;
    this.#author = acting.author;
    this.#now = acting.now;
    this.#written = written;
  }
  writingOf(id: string, field: string, member?: string): Writing | undefined {
    return this.#writings.get(member === undefined ? `${id}+${field}` : `${id}+${field}:${member}`);
  }
  touchedAt(id: string): number | undefined {
    return this.#touched.get(id);
  }
  /** What was decided is put over rows where they are read. */
  over: <T extends Kept['row']>(row: T, id: string) => T = (row) => row;
  get(id: string) {
    const row = this.kept.get(id)?.row;
    return row && this.over(row, id);
  }
  by(field: string, value: string) {
    const ids = this.#indexOf(field).get(value) ?? [];
    return [...ids].map((id) => this.get(id)).filter((row) => row !== undefined);
  }
  *all() {
    for (const { row } of this.kept.values()) yield this.over(row, row.id);
  }
  get size(): number {
    return this.kept.size;
  }
  view(view: AnyView): unknown {
    for (const field of view.fields) assert(this.#type.fields[field]?.brief === true, `${field} is not brief`);
    return this.#views.of(view);
  }
  spaceOf(id: string): SpaceId | undefined {
    const place = this.kept.get(id)?.place;
    if (place?.in === 'space') return place.space;
    return place?.in === 'feed' && place.group === undefined ? place.space : undefined;
  }
  homeOf(id: string): Home | undefined {
    const place = this.kept.get(id)?.place;
    return place === undefined || 'of' in place || place.in === 'people' ? undefined : place;
  }
  add(place: Place, id: string, fields: Loose): void {
    assert(id.startsWith(this.#type.letter), `${id} is not of this table`);
    const known = this.kept.get(id);
    if (known === undefined) {
      const blank = Object.entries(this.#type.fields).map(([name, field]) => [name, emptyOf(field)]);
      this.kept.set(id, { place, row: { ...Object.fromEntries(blank), id, by: this.#author() } });
      this.#slots.set(id, this.#ids.push(id) - 1);
    }
    this.patch(id, fields);
    for (const [name, field] of Object.entries(this.#type.fields)) {
      if (field.shape === 'one' && field.required === true)
        assert(this.get(id)?.[name] !== null, `${id} lacks ${name}`);
    }
  }
  patch(id: string, fields: Loose): void {
    const kept = this.kept.get(id);
    assert(kept !== undefined, `${id} does not exist`);
    const owned = 'of' in kept.place || kept.place.in === 'people';
    assert(!owned || kept.row.by === this.#author(), `${id} belongs to its author`);
    const next: Loose & { id: string; by: string } = { ...kept.row, by: this.#author() };
    for (const [name, value] of Object.entries(fields)) {
      const field = this.#type.fields[name];
      assert(field !== undefined, `there is no field ${name}`);
      next[name] = cellsInto(field, next[name], value);
      const writing = { by: this.#author() as PersonId, at: this.#now() };
      this.#writings.set(`${id}+${name}`, writing);
      if (field.shape === 'set')
        for (const member of Object.keys(value as object)) this.#writings.set(`${id}+${name}:${member}`, writing);
    }
    this.#move(id, kept.row, next);
    this.#touched.set(id, this.#now());
    const before = kept.row;
    kept.row = next;
    this.#views.moved(this.#slots.get(id) ?? 0, before, next);
    this.#written(id);
  }
  /** Over a Map a move is on record at once. */
  move(id: string, home: HomeName): void {
    const kept = this.kept.get(id);
    assert(kept?.place.in === 'space' || kept?.place.in === 'group', `${id} stands in no space`);
    this.kept.set(id, { ...kept, place: homeNamed(home) });
    this.#written(id);
  }
  #indexOf(field: string): Map<string, Set<string>> {
    const known = this.#index.get(field);
    if (known) return known;
    assert(this.#type.fields[field]?.index === true, `rows cannot be asked for by ${field}`);
    const index = new Map<string, Set<string>>();
    for (const [id, { row }] of this.kept) this.#put(index, String(row[field]), id);
    this.#index.set(field, index);
    return index;
  }
  #put(index: Map<string, Set<string>>, value: string, id: string): void {
    const ids = index.get(value);
    if (ids) ids.add(id);
    else index.set(value, new Set([id]));
  }
  #move(id: string, before: Loose, after: Loose): void {
    for (const [field, index] of this.#index) {
      index.get(String(before[field]))?.delete(id);
      this.#put(index, String(after[field]), id);
    }
  }
}

export interface MemoryOptions {
  readonly directory?: Partial<Directory>;
  readonly person?: string;
  readonly today?: string;
  readonly decisions?: Decisions;
}
export interface Memory {
  readonly tx: Tx;
  readonly rows: Rows;
  /** Short keys that the relay has given. */
  readonly numbers: Map<string, number>;
  /** Somebody decides about work: on record at once. Answers its number, or why not. */
  decide(by: string, decision: WorkDecision): number | string;
  readonly titles: { workspace: string; spaces: Record<string, string>; teams: Record<string, string> };
  /** Ids in the order in which they were written since the last call of `run`. */
  readonly written: string[];
  readonly ctx: Ctx;
  /** Keys of texts that are not to be had. */
  readonly textsAway: Set<string>;
  /** The same rows in another's hands. */
  as<T>(person: string, act: () => T): T;
  /** Advances the clock by a second and runs. Asserts that a refusal has written nothing (L4). */
  run<A, R>(command: Command<A, R>, args: NoInfer<A>): R | Refusal;
  /** As run, for those that must not refuse. */
  does<A, R>(command: Command<A, R>, args: NoInfer<A>): R;
  /** So many days go by. */
  wait(days: number): void;
  ask<A, Answer extends { readonly id: string }>(question: Question<A, Answer>, args: NoInfer<A>): readonly Answer[];
}

export const space = (name: string): SpaceId => `s${name.toUpperCase().padEnd(17, '0').slice(0, 17)}` as SpaceId;
export const person = (name: string): PersonId => `u${name.toUpperCase().padEnd(17, '0').slice(0, 17)}` as PersonId;

/** Ann (owner) and Bo in an open space MAIN; Cy is only in TEAM, which Bo is not in. */
const directoryOfThree = (): Directory => ({
  ...newDirectory({ workspace: `w${'0'.repeat(17)}` as WorkspaceId, relayKey: 'relay', head: 4 }),
  persons: {
    [person('ann')]: newPerson('owner', 1, null),
    [person('bo')]: newPerson('member', 2, null),
    [person('cy')]: newPerson('member', 3, null),
  },
  spaces: {
    [space('main')]: newSpace(1),
    [space('team')]: newSpace(2, [person('ann'), person('cy')]),
  },
});

export function openMemory(options: MemoryOptions = {}): Memory {
  let acting = (options.person ?? person('ann')) as PersonId;
  let now = Date.parse(`${options.today ?? '2026-03-04'}T09:00:00Z`);
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const written: string[] = [];
  const made = (Object.keys(records) as TableName[]).map((name) => [
    name,
    new MemoryTable(records[name] as unknown as RecordType, { author: () => acting, now: () => now }, (id) =>
      written.push(id),
    ),
  ]);
  const tx = Object.fromEntries(made) as unknown as Tx;
  const directory = { ...directoryOfThree(), ...options.directory };
  const numbers = new Map<string, number>();
  const textsAway = new Set<string>();
  const titles = {
    workspace: 'Northwind',
    spaces: { [space('main')]: 'Main', [space('team')]: 'Team' } as Record<string, string>,
    teams: {} as Record<string, string>,
  };
  const ctxNow = (): Ctx => ({
    person: acting,
    device: `d${'0'.repeat(17)}` as DeviceId,
    now,
    today: new Date(now).toISOString().slice(0, 10) as Day,
    directory,
    newId: (letter) =>
      idFromBytes(
        letter,
        Uint8Array.from({ length: 17 }, () => Math.floor(random() * 256)),
      ),
    random,
  });
  let decisions = options.decisions ?? nothingDecided;
  let number = 100;
  function decide(by: string, decision: WorkDecision): number | string {
    number += 1;
    now += 1_000;
    const signer = { person: by as PersonId, device: ctxNow().device, n: number };
    const { workspace } = directory;
    const entry = { workspace, number, time: now, ledger: decision.space, signer, decision };
    const record = foldDecided(decisions.record, directory, entry);
    if (isIllegal(record)) return record.illegal;
    show(record);
    return number;
  }
  /** As the replica does it for every row; who has it is written over too, for what is found by that. */
  function show(record: DecidedBySpace): void {
    const { tasks } = changedBetween(decisions.record, record);
    const overlay = overlayOf(record, directory);
    const open = new Set(decisions.open);
    for (const id of tasks) {
      const row = tx.tasks.get(id);
      const space = tx.tasks.spaceOf(id);
      const matter = space && matterOf(decidedIn(record, space), id);
      if (row === undefined || matter === undefined) continue;
      const { assigned } = overlay.over(row, space);
      if (assigned !== row.assigned) tx.tasks.patch(id, { assigned });
      if (isWaiting(matter, directory)) open.add(id);
      else open.delete(id);
    }
    decisions = { record, local: record, open };
    const table = tx.tasks as unknown as MemoryTable;
    table.over = (row, id) => overlay.over(row as never, table.spaceOf(id));
  }
  const asking = (): AskCtx => ({
    person: acting,
    today: ctxNow().today,
    directory,
    numbers,
    titles,
    decisions,
  });
  const run: Memory['run'] = (command, args) => {
    now += 1_000;
    written.length = 0;
    const parsed = command.args.parse(args);
    const here = new Set((command.texts?.(tx, parsed) ?? []).map(textKey).filter((key) => !textsAway.has(key)));
    const result = command.run(tx, { ...ctxNow(), hasText: (at) => here.has(textKey(at)) }, parsed);
    assert(!isRefusal(result) || written.length === 0, `${command.name} wrote before it refused`);
    return result;
  };
  return {
    tx,
    rows: tx,
    numbers,
    titles,
    written,
    textsAway,
    get ctx() {
      return ctxNow();
    },
    as: (someone, act) => {
      const before = acting;
      acting = someone as PersonId;
      const result = act();
      acting = before;
      return result;
    },
    run,
    decide,
    does: (command, args) => {
      const result = run(command, args);
      assert(!isRefusal(result), `${command.name} refused: ${JSON.stringify(result)}`);
      return result;
    },
    wait: (days) => void (now += days * 86_400_000),
    ask: (question, args) => question.answer(tx, asking(), question.args.parse(args)),
  };
}
