// Order as text: a rank is an integer of self-telling length (`a5`, `b01`, `Zz`), then a fraction, in base 62, compared
// by code unit. Each new rank carries jitter, so that two people who insert at one place apart get different ranks,
// and a run moved together shares one jittered root: runs never interleave. Equal ranks are ordered by id, by the caller.
import { assert } from './assert.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const jitterLength = 3;
const rankPattern = /^(?=.{2,200}$)([A-Za-z])([0-9A-Za-z]*)$/;

const valueAt = (text: string, at: number): number => (at < text.length ? digits.indexOf(text.charAt(at)) : 0);
const digit = (value: number): string => digits.charAt(value);

/** Characters of the integer, its head included: `a` has one digit, `b` two; downwards `Z` one, `Y` two. */
const integerLength = (head: string): number => (head >= 'a' ? head.charCodeAt(0) - 95 : 92 - head.charCodeAt(0));

/** A text that a neighbour can be placed beside: others' browsers may have written anything. */
export function isRank(text: string | undefined): text is string {
  if (text === undefined || !rankPattern.test(text)) return false;
  const length = integerLength(text.charAt(0));
  return text.length === length || (text.length > length && !text.endsWith('0'));
}

const integerOf = (rank: string): string => rank.slice(0, integerLength(rank.charAt(0)));

function increment(integer: string): string {
  let at = integer.length - 1;
  while (at > 0 && valueAt(integer, at) === base - 1) at -= 1;
  if (at > 0) return integer.slice(0, at) + digit(valueAt(integer, at) + 1) + '0'.repeat(integer.length - 1 - at);
  const head = integer.charAt(0);
  assert(head !== 'z', 'ranks do not run out upwards');
  const next = head === 'Z' ? 'a' : String.fromCharCode(head.charCodeAt(0) + 1);
  return next + '0'.repeat(integerLength(next) - 1);
}

function decrement(integer: string): string {
  let at = integer.length - 1;
  while (at > 0 && valueAt(integer, at) === 0) at -= 1;
  if (at > 0) return integer.slice(0, at) + digit(valueAt(integer, at) - 1) + 'z'.repeat(integer.length - 1 - at);
  const head = integer.charAt(0);
  assert(head !== 'A', 'ranks do not run out downwards');
  const next = head === 'a' ? 'Z' : String.fromCharCode(head.charCodeAt(0) - 1);
  return next + 'z'.repeat(integerLength(next) - 1);
}

/** The shortest fraction of which every continuation lies strictly between the two; `above` null is open. */
function fractionBetween(below: string, above: string | null): string {
  let found = '';
  let ceiling = above;
  for (let at = 0; ; at += 1) {
    const low = valueAt(below, at);
    const high = ceiling === null ? base : valueAt(ceiling, at);
    if (high - low > 1) return found + digit(Math.floor((low + high) / 2));
    found += digit(low);
    if (high - low === 1) ceiling = null;
  }
}

/** A root: any text that begins with it lies between `after` and `before`. */
function rootBetween(after: string | null, before: string | null): string {
  if (after === null) return before === null ? 'a0' : decrement(integerOf(before));
  const integer = integerOf(after);
  const next = increment(integer);
  if (before === null) return next;
  const ceiling = integerOf(before);
  if (ceiling !== integer && ceiling !== next) return next;
  const above = ceiling === integer ? before.slice(ceiling.length) : null;
  return integer + fractionBetween(after.slice(integer.length), above);
}

const jitterOf = (random: () => number): string => {
  let jitter = '';
  for (let at = 1; at < jitterLength; at += 1) jitter += digit(Math.floor(random() * base));
  return jitter + digit(1 + Math.floor(random() * (base - 1)));
};

/** Digits of a place in a run: fixed width, never ending in 0. */
function placeInRun(index: number, width: number): string {
  let text = digit(1 + (index % (base - 1)));
  for (let rest = Math.floor(index / (base - 1)); text.length < width; rest = Math.floor(rest / base)) {
    text = digit(rest % base) + text;
  }
  return text;
}

/**
 * `count` ranks in rising order between two others; null is the open end. Where the two stand in the wrong order, as
 * they may on a screen that a merge has overtaken, the run goes directly after the first.
 */
export function ranksBetween(
  after: string | null,
  before: string | null,
  run: { readonly count: number; readonly random: () => number },
): string[] {
  const low = after === null || isRank(after) ? after : null;
  const high = before !== null && isRank(before) && (low === null || low < before) ? before : null;
  const root = rootBetween(low, high) + jitterOf(run.random);
  if (run.count === 1) return [root];
  let width = 1;
  while ((base - 1) * base ** (width - 1) < run.count) width += 1;
  return Array.from({ length: run.count }, (_, index) => root + placeInRun(index, width));
}

export const rankBetween = (after: string | null, before: string | null, random: () => number): string =>
  ranksBetween(after, before, { count: 1, random })[0] ?? 'a0';

/** Where a record stands that nobody has placed yet: behind all that were placed, oldest first. */
export function rankOfCreated(created: number): string {
  let text = '';
  for (let rest = Math.max(0, Math.floor(created)); text.length < 8; rest = Math.floor(rest / base)) {
    text = digit(rest % base) + text;
  }
  return `h${text}`;
}

/** Sorts by rank, ties by id: the same on every device. */
export const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
