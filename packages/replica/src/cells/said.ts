// What is said by a share link, to the byte: each comment is a few cells in one order, under an id that tells the client id
// and clock at which it begins. So no two of them can ever have the same id, nothing that was said is written twice, and
// relay and devices know it by looking at the bytes alone.
import { idFromBytes, isId, type RecordId } from '@baton/model/ids';
import type { Talk } from '../layout.ts';
import { instantOf, secondsOf, type ItemId } from './cell.ts';

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

/** One line that is seen: no control, no turning of the direction, nothing at its ends. */
export const isSaidName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= longestName && /^(?! )[^\p{C}\p{Zl}\p{Zp}]+(?<! )$/u.test(name);
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

/** Whether one cell, written by a link's holder at this place, is part of a comment of its form. */
export function isSaid(
  cell: unknown,
  { talk, at: [client, clock] }: { readonly talk: Talk; readonly at: ItemId },
): boolean {
  if (!Array.isArray(cell) || cell.length !== 4) return false;
  const [key, value, t, by] = cell as readonly unknown[];
  if (typeof t !== 'number' || !Number.isSafeInteger(t) || t <= 0 || by !== talk.link) return false;
  const place = saidCodes.findIndex((code, at) => clock >= at && key === `${saidIdOf([client, clock - at])}+${code}`);
  const code = saidCodes[place];
  return code !== undefined && checks[code](value, { ...talk, t });
}
