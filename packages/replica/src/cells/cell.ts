// A cell: `<record id>+<field code>` → [key, value, t, by]. What counts as its time, which of two is newer, how its key
// is read. A cell that was written over a hidden one has a fifth part, the item of that hidden one (decode.ts).
import { assert } from '@baton/model/assert';
import type { Instant } from '@baton/model/day';
import type { PersonId, RecordId } from '@baton/model/ids';
import { canonical } from './canonical.ts';
import type { Cell } from '../contract.ts';

export type ItemId = readonly [client: number, clock: number];
export type WrittenCell = readonly [key: string, value: unknown, t: number, by: string, over?: ItemId];

/** A cell as memory holds it, inside its record. */
export interface HeldCell {
  /** Field code, with `:member` for sets and maps. */
  readonly code: string;
  readonly value: unknown;
  readonly t: number;
  readonly by: PersonId;
  readonly client: number;
  readonly clock: number;
  /** The copy that the compactor wrote back of this very cell. */
  readonly twin?: ItemId;
}

export const timeLimit = 2 ** 33;
const epoch = Date.UTC(2025, 0, 1);

/** Whole seconds since 2025, as cells count them. */
export const secondsOf = (at: Instant): number => Math.max(0, Math.floor((at - epoch) / 1000));

/** The moment at which such a second begins. */
export const instantOf = (t: number): Instant => epoch + t * 1000;

/** Anything that is no honest time counts as the oldest: Infinity survives the encoding and would freeze its cell. */
export const timeOf = (t: unknown): number =>
  typeof t === 'number' && Number.isInteger(t) && t > 0 && t < timeLimit ? t : 0;

export function timeAfter(clock: number, current: number | undefined): number {
  const t = Math.max(clock, current === undefined ? 0 : current + 1);
  assert(t < timeLimit, 'a cell has reached the end of time');
  return t;
}

type Dated = Pick<HeldCell, 'value' | 't' | 'by'>;

/** Above 0 when `one` is the newer: by time, then by value, then by author. 0 means that they are the same cell. */
export function newer(one: Dated, other: Dated): number {
  if (one.t !== other.t) return one.t - other.t;
  const [a, b] = [canonical(one.value), canonical(other.value)];
  if (a !== b) return a > b ? 1 : -1;
  return one.by === other.by ? 0 : one.by > other.by ? 1 : -1;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
export const isForbidden = (name: string): boolean => forbidden.has(name);

export const keyOf = (record: RecordId, code: string): string => `${record}+${code}`;

/** [record, code]; undefined when it is no key of a cell, or names what no object may be asked for. */
export function parseKey(key: unknown): readonly [record: RecordId, code: string] | undefined {
  if (typeof key !== 'string' || key.length > 1000) return undefined;
  const plus = key.indexOf('+');
  if (plus < 1 || plus === key.length - 1) return undefined;
  const code = key.slice(plus + 1);
  return isForbidden(memberOf(code) ?? code) ? undefined : [key.slice(0, plus), code];
}

/** The field's own code, without the member. */
export function baseOf(code: string): string {
  const colon = code.indexOf(':');
  return colon < 0 ? code : code.slice(0, colon);
}
export function memberOf(code: string): string | undefined {
  const colon = code.indexOf(':');
  return colon < 0 ? undefined : code.slice(colon + 1);
}

export const isItem = (cell: HeldCell, [client, clock]: ItemId): boolean =>
  (cell.clock === clock && cell.client === client) || (cell.twin?.[1] === clock && cell.twin[0] === client);

export const toCell = (record: RecordId, cell: HeldCell): Cell => ({
  key: keyOf(record, cell.code),
  value: cell.value,
  t: cell.t,
  by: cell.by,
  item: [cell.client, cell.clock],
});
