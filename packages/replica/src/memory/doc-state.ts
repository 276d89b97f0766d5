// What the replica knows of one document without opening it: how far each client id has come in the confirmed layer,
// and, where roots are owned, whose root each item stands under (an item with a left origin does not name its root).
import { assert } from '@baton/model/assert';
import type { HomeName } from '@baton/model/directory/home-name';
import { fieldGroups, type FieldGroups } from '@baton/model/field-groups';
import type { PersonId } from '@baton/model/ids';
import * as Y from 'yjs';
import type { Ancestry } from '../cells/ancestry.ts';
import type { ItemId } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import type { Struct } from '../cells/decode.ts';
import { authorOfRoot, isAuthored, parseDoc, type Doc } from '../layout.ts';
import { homeNameIn } from '../records/parts.ts';

type Lineage = Map<number, Map<number, PersonId | null>>;

export class DocState {
  readonly name: DocName;
  readonly of: Doc;
  readonly authored: boolean;
  /** Where its records count, as statements of moves say it. */
  readonly home: HomeName | undefined;
  /** Client id → next clock, of confirmed bytes. */
  readonly clocks = new Map<number, number>();
  readonly lineage: Lineage = new Map();
  /** What is written here says so; the relay takes nothing of an earlier one. */
  epoch = 0;

  constructor(name: DocName, groups: FieldGroups = fieldGroups) {
    const of = parseDoc(name);
    assert(of !== undefined, `no document can be named ${name}`);
    this.name = name;
    this.of = of;
    this.authored = isAuthored(of.class);
    this.home = homeNameIn(of, groups);
  }

  next(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  /** Nothing of it is confirmed any more: it begins anew. */
  forget(epoch: number): void {
    this.clocks.clear();
    this.lineage.clear();
    this.epoch = epoch;
  }

  /** All or nothing: a gap anywhere leaves every clock where it stood. */
  advance(structs: readonly Struct[]): void {
    const moved = new Map<number, number>();
    for (const { id, length } of structs) {
      const next = moved.get(id.client) ?? this.next(id.client);
      assert(id.clock <= next, `a gap in the updates of ${this.name}`);
      if (id.clock + length > next) moved.set(id.client, id.clock + length);
    }
    for (const [client, next] of moved) this.clocks.set(client, next);
  }

  /** Whose root the item stands under; null when it is nobody's or cannot be told. */
  authorOf(item: ItemId, within: Ancestry): PersonId | null {
    const passed: ItemId[] = [];
    let author: PersonId | null = null;
    for (let at: ItemId | null = item; at !== null && passed.length <= within.size;) {
      const known = this.lineage.get(at[0])?.get(at[1]);
      if (known !== undefined) {
        author = known;
        break;
      }
      passed.push(at);
      const struct = within.find(at);
      if (!(struct instanceof Y.Item)) break;
      if (typeof struct.parent === 'string') author = authorOfRoot(struct.parent) ?? null;
      at = stepFrom(struct);
    }
    for (const [client, clock] of passed) this.setAuthor(client, clock, author);
    return author;
  }

  setAuthor(client: number, clock: number, author: PersonId | null): void {
    const run = this.lineage.get(client) ?? new Map<number, PersonId | null>();
    if (run.size === 0) this.lineage.set(client, run);
    run.set(clock, author);
  }

  /** Remembers the root of every item of the update, also of those that hold no cell any more. */
  remember(structs: readonly Struct[], within: Ancestry): void {
    if (!this.authored) return;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue;
      const author = this.authorOf([struct.id.client, struct.id.clock], within);
      for (let at = 1; at < struct.length; at += 1) this.setAuthor(struct.id.client, struct.id.clock + at, author);
    }
  }
}

/** Yjs copies the parent from the left origin, else from the right one. */
function stepFrom(struct: Y.Item): ItemId | null {
  const near = struct.origin ?? struct.rightOrigin;
  return near === null ? null : [near.client, near.clock];
}
