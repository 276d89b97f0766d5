// What is said by a share link, to the byte: each comment is a few cells in one order, under an id that tells the client id
// and clock at which it begins. So no two of them can ever have the same id, nothing that was said is written twice, and
// relay and devices know it by looking at the bytes alone.
import { bytesFromId, idFromBytes, isId, type RecordId } from '@baton/model/ids';
import type { Talk } from '../layout.ts';
import { instantOf, secondsOf, type ItemId } from './cell.ts';
import { cellsIn, structsOf } from './decode.ts';

/** In this order; the last, what it answers, may be left out. */
export const saidCodes = ['on', 'tx', 'at', 'as', 're'] as const;
export const longestSaid = 4_000;
export const longestName = 60;

const bits = 5;
const clockBits = 40n;
/** Of what is written by no link, ids are random. */
const mark = 0b1_0110_0101_1010n << 72n;

export function saidIdOf([client, clock]: ItemId): RecordId {
  const number = mark | (BigInt(client) << clockBits) | BigInt(clock);
  const digit = (at: number): number => Number((number >> BigInt(bits * (16 - at))) & 31n);
  return idFromBytes(
    'm',
    Uint8Array.from({ length: 17 }, (_, at) => digit(at)),
  );
}

/** The client id under which it was said; undefined: by no link. */
function clientOfSaid(id: RecordId): number | undefined {
  if (!isId(id, 'm')) return undefined;
  const number = bytesFromId(id).reduce((sum, digit) => (sum << BigInt(bits)) | BigInt(digit), 0n);
  return (number & (0b1_1111_1111_1111n << 72n)) === mark ? Number((number >> clockBits) & 0xffff_ffffn) : undefined;
}

/** Client ids under which something was said that stands in these bytes under another: the talk began anew since. */
export function spentIn(bytes: Uint8Array): ReadonlySet<number> {
  const spent = new Set<number>();
  for (const { record, client } of cellsIn(structsOf(bytes), () => 0)) {
    const said = clientOfSaid(record);
    if (said !== undefined && said !== client) spent.add(said);
  }
  return spent;
}

/** One line that is seen, whatever is shown of it: a letter, number or sign, and nothing that takes no room. */
const seen = /^(?! )(?:(?![\p{Default_Ignorable_Code_Point}\u2800])[ \p{L}\p{M}\p{N}\p{P}\p{S}]|\ufe0f)+(?<! )$/u;
export const isSaidName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= longestName && seen.test(name) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(name);
export const isSaidText = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= longestSaid && text.trim() !== '' && !text.includes('\u0000');

const checks: Readonly<
  Record<(typeof saidCodes)[number], (value: unknown, by: Talk & { readonly t: number }) => boolean>
> = {
  on: (value, { of }) => value === of,
  tx: isSaidText,
  // Its time is the cell's, which the relay lets be no further ahead than anybody's.
  at: (value, { t }) =>
    Number.isSafeInteger(value) && secondsOf(value as number) === t && instantOf(t) <= (value as number),
  as: isSaidName,
  re: (value) => typeof value === 'string' && isId(value, 'm'),
};

/** Which part of a comment of its form a cell is that a link's holder wrote at this place; -1: of none. */
export function saidPlace(
  cell: unknown,
  { talk, at: [client, clock] }: { readonly talk: Talk; readonly at: ItemId },
): number {
  if (!Array.isArray(cell) || cell.length !== 4) return -1;
  const [key, value, t, by] = cell as readonly unknown[];
  if (typeof t !== 'number' || !Number.isSafeInteger(t) || t <= 0 || by !== talk.link) return -1;
  const place = saidCodes.findIndex((code, at) => clock >= at && key === `${saidIdOf([client, clock - at])}+${code}`);
  const code = saidCodes[place];
  return code !== undefined && checks[code](value, { ...talk, t }) ? place : -1;
}
/** The last that none may be without. */
export const lastPlace = saidCodes.indexOf('as');
