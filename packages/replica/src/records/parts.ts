// A record whose fields do not all have the same readers lies in several documents under one id: its main copy where it
// stands, and a part in `x/<space>/<group>/…` for each group of fields. Of a record that itself stands with the readers of
// a group, the part lies in `x/<space>/<its group>~<group>/…`: readers of money alone would else learn that it is there.
import { assert } from '@baton/model/assert';
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import { fieldGroups, type FieldGroups } from '@baton/model/field-groups';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import { newer, type HeldCell } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import { effectiveCell, type Held } from './held.ts';
import { belongs, type Doc, type Partitions } from '../layout.ts';
import { fieldOf } from './row.ts';

export interface PartPlace {
  readonly space: SpaceId;
  /** The group whose fields lie here. */
  readonly field: string;
  /** The group with whose readers their records stand; null: they stand in the space. */
  readonly base: string | null;
}

/** null for documents of whole records. */
export function partIn(doc: Doc, groups: Pick<FieldGroups, 'has'>): PartPlace | null {
  if (doc.class !== 'restricted') return null;
  const at = doc.group.lastIndexOf('~');
  const field = doc.group.slice(at + 1);
  return groups.has(field) ? { space: doc.space, field, base: at < 0 ? null : doc.group.slice(0, at) } : null;
}

/** Where the records count whose cells lie here; undefined for what is on no way anywhere: feeds, pages, one's own. */
export function homeNameIn(doc: Doc, groups: Pick<FieldGroups, 'has'>): HomeName | undefined {
  if (doc.class === 'records') return doc.space;
  if (doc.class !== 'restricted') return undefined;
  const part = partIn(doc, groups);
  return part === null ? homeNameOf(doc.space, doc.group) : homeNameOf(doc.space, part.base ?? undefined);
}

export interface Claim {
  readonly record: RecordId;
  readonly code: string;
  readonly author: PersonId | null;
}
/** Whether the cell counts in this document: where its record may stand, and its field with its group. */
export const counts = (doc: Doc, claim: Claim, groups: FieldGroups): boolean =>
  belongs(doc.class, claim.record, claim.author) && isInPlace(doc, claim, groups);

/**
 * A field of a group in that group's documents alone, any other in none of them. What this version does not know is kept
 * where it lies: a later one will know its place.
 */
export function isInPlace(doc: Doc, { record, code }: Pick<Claim, 'record' | 'code'>, groups: FieldGroups): boolean {
  if (doc.class === 'private' || groups.of(record, code) === partIn(doc, groups)?.field) return true;
  return fieldOf(record, code) === undefined;
}

/** As the guard asks it; pages hold no fields. */
export const fitsIn =
  (doc: Doc, groups: FieldGroups = fieldGroups) =>
  (record: RecordId, code: string): boolean =>
    doc.class === 'page' || isInPlace(doc, { record, code }, groups);

/** The group that reads a group's fields of the records that stand here. In private documents nothing is parted. */
function groupBeside(home: Doc, field: string): { readonly space: SpaceId; readonly group: string } | null {
  if (home.class === 'records') return { space: home.space, group: field };
  return home.class === 'restricted' ? { space: home.space, group: `${home.group}~${field}` } : null;
}

function isBeside(home: Doc, { of }: Held['doc'], groups: FieldGroups): boolean {
  const part = partIn(of, groups);
  const beside = part && groupBeside(home, part.field);
  return beside !== null && of.class === 'restricted' && beside.space === of.space && beside.group === of.group;
}

/** The parts of a record that stands in `home`, of all its copies. */
export const partsBeside = (home: Doc, copies: readonly Held[], groups: FieldGroups): readonly Held[] =>
  copies.filter(({ doc }) => isBeside(home, doc, groups));

/** The newest of each code: two who begin a part in two partitions lose nothing. */
export function join(copies: readonly Held[], cellsOf: (copy: Held) => readonly HeldCell[]): readonly HeldCell[] {
  const cells = new Map<string, HeldCell>();
  for (const copy of copies) {
    for (const cell of cellsOf(copy)) {
      const known = cells.get(cell.code);
      if (known === undefined || newer(cell, known) > 0) cells.set(cell.code, cell);
    }
  }
  return [...cells.values()];
}

export interface FieldPlace {
  readonly home: Doc;
  readonly copies: readonly Held[];
  readonly field: string;
  readonly code: string;
}
/** Where a grouped field is written: where its present value lies, else beside the others of its group, else in the newest partition. */
export function docOfField(place: FieldPlace, groups: FieldGroups, partitions: Partitions): DocName {
  const { home, copies, field, code } = place;
  const beside = groupBeside(home, field);
  assert(beside !== null, `fields of ${field} have no place beside a ${home.class} document`);
  const parts = partsBeside(home, copies, groups).filter(({ doc }) => partIn(doc.of, groups)?.field === field);
  const newest = parts.reduce<Held | undefined>((best, part) => (isNewerIn(code, part, best) ? part : best), undefined);
  const name = (newest ?? parts[0])?.doc.name ?? partitions(beside.space, beside.group).at(-1);
  assert(name !== undefined, `a field of ${field} needs a partition of its group`);
  return name;
}

function isNewerIn(code: string, part: Held, best: Held | undefined): boolean {
  const [cell, known] = [effectiveCell(part, code), best && effectiveCell(best, code)];
  return cell !== undefined && (known === undefined || newer(cell, known) > 0);
}
