// Who changed what, kept for ever beside a snapshot when the raw entries go: each cell that was written, with its number
// on the line, and of pages who wrote when. The relay writes a blob for each stretch that it covers; devices read them.
//
// A blob: version (1) · strings [count, each a text] · changes [count, each: number and time as differences to the one
// before, person, device number, record, field as places among the strings, the cell's time as a difference, value] ·
// writings [count, each: first number and time as differences, how many numbers and milliseconds it goes on, person,
// device number]. Whole numbers are lib0's, values lib0's `any`.
import { createDecoder, readAny, readVarInt, readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeVarInt,
  writeVarString,
  writeVarUint,
  type Encoder,
} from 'lib0/encoding';
import { assert } from '@baton/model/assert';
import type { Instant } from '@baton/model/day';
import type { PersonId, RecordId } from '@baton/model/ids';
import type { DocName } from '../contract.ts';
import { cellsIn, structsOf } from '../cells/decode.ts';
import { isRestored } from '../reception/reception.ts';
import { parseDoc } from '../layout.ts';

/** An update as it stands on the line. */
export interface LineUpdate {
  readonly number: number;
  readonly time: Instant;
  readonly person: PersonId;
  readonly deviceNo: number;
  readonly bytes: Uint8Array;
  /** Under whose id it is written: another device's was given back after a loss, by this person, who answers for it. */
  readonly client?: number;
}
/** In the place of a device's number: the change was given back by this person, and who made it is not verified. */
export const restoredDevice = 0;
interface Signed {
  readonly number: number;
  readonly time: Instant;
  readonly person: PersonId;
  readonly deviceNo: number;
}
/** A cell that was written. What it replaced is the one before it in the same record and code. */
export interface CellChange extends Signed {
  readonly record: RecordId;
  /** Field code, with `:member` for sets and maps. */
  readonly code: string;
  readonly value: unknown;
  /** Of two cells the one with the later `t` stands (cell.ts), whichever came first. */
  readonly t: number;
}
/** Somebody wrote in a page, from `number` and `time` on. */
export interface Writing extends Signed {
  readonly lastNumber: number;
  readonly lastTime: Instant;
}
export interface History {
  readonly changes: readonly CellChange[];
  readonly writings: readonly Writing[];
}

const version = 1;
/** Writing by the same hand that pauses for less than this is told as one. */
const pause = 10 * 60_000;

/** What a stretch of a document's updates tells, in the order of the line. What the relay wrote back tells nothing new. */
export function historyIn(name: DocName, updates: readonly LineUpdate[]): History {
  const told = updates.filter(({ deviceNo }) => deviceNo !== 0).map(asRestored);
  if (parseDoc(name)?.class === 'page') return { changes: [], writings: writingsIn(told) };
  return { changes: told.flatMap(changesIn), writings: [] };
}

function asRestored(update: LineUpdate): LineUpdate {
  const { client, deviceNo } = update;
  return client !== undefined && isRestored({ client, deviceNo }) ? { ...update, deviceNo: restoredDevice } : update;
}

function changesIn({ number, time, person, deviceNo, bytes }: LineUpdate): CellChange[] {
  return cellsIn(structsOf(bytes), () => 0).map(({ record, code, value, t }) => {
    return { number, time, person, deviceNo, record, code, value, t };
  });
}

function writingsIn(updates: readonly LineUpdate[]): Writing[] {
  const writings: Writing[] = [];
  for (const { number, time, person, deviceNo } of updates) {
    const last = writings.at(-1);
    const goesOn = last?.person === person && last.deviceNo === deviceNo && time - last.lastTime < pause;
    if (last && goesOn) writings[writings.length - 1] = { ...last, lastNumber: number, lastTime: time };
    else writings.push({ number, time, person, deviceNo, lastNumber: number, lastTime: time });
  }
  return writings;
}

/** null: there is nothing to tell. */
export function writeHistory({ changes, writings }: History): Uint8Array | null {
  if (changes.length + writings.length === 0) return null;
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text) ?? places.size;
    places.set(text, known);
    return known;
  };
  const body = createEncoder();
  writeChanges(body, changes, placeOf);
  writeWritings(body, writings, placeOf);
  const whole = createEncoder();
  writeVarUint(whole, version);
  writeVarUint(whole, places.size);
  for (const text of places.keys()) writeVarString(whole, text);
  const [head, rest] = [toUint8Array(whole), toUint8Array(body)];
  const blob = new Uint8Array(head.length + rest.length);
  blob.set(head);
  blob.set(rest, head.length);
  return blob;
}

type PlaceOf = (text: string) => number;
const start = { number: 0, time: 0, t: 0 };

function writeChanges(encoder: Encoder, changes: readonly CellChange[], placeOf: PlaceOf): void {
  let last: { number: number; time: number; t: number } = start;
  writeVarUint(encoder, changes.length);
  for (const change of changes) {
    writeVarUint(encoder, change.number - last.number);
    writeVarInt(encoder, change.time - last.time);
    writeVarUint(encoder, placeOf(change.person));
    writeVarUint(encoder, change.deviceNo);
    writeVarUint(encoder, placeOf(change.record));
    writeVarUint(encoder, placeOf(change.code));
    writeVarInt(encoder, change.t - last.t);
    writeAny(encoder, change.value as never);
    last = change;
  }
}

function writeWritings(encoder: Encoder, writings: readonly Writing[], placeOf: PlaceOf): void {
  let last: { number: number; time: number } = start;
  writeVarUint(encoder, writings.length);
  for (const writing of writings) {
    writeVarUint(encoder, writing.number - last.number);
    writeVarInt(encoder, writing.time - last.time);
    writeVarUint(encoder, writing.lastNumber - writing.number);
    writeVarInt(encoder, writing.lastTime - writing.time);
    writeVarUint(encoder, placeOf(writing.person));
    writeVarUint(encoder, writing.deviceNo);
    last = writing;
  }
}

/** Throws on what is no history; a blob of a later version is one. */
export function readHistory(blob: Uint8Array): History {
  const decoder = createDecoder(blob);
  assert(readVarUint(decoder) === version, 'a history of another version');
  const texts = Array.from({ length: countIn(decoder) }, () => readVarString(decoder));
  const textAt = (place: number): string => {
    const text = texts[place];
    assert(text !== undefined, 'a history names what it does not hold');
    return text;
  };
  const changes = readChanges(decoder, textAt);
  return { changes, writings: readWritings(decoder, textAt) };
}

type TextAt = (place: number) => string;

/** Each thing that is counted takes a byte at least: a forged count ends here. */
function countIn(decoder: Decoder): number {
  const count = readVarUint(decoder);
  assert(count <= decoder.arr.length - decoder.pos, 'a history is cut short');
  return count;
}

function readChanges(decoder: Decoder, textAt: TextAt): CellChange[] {
  let last: { number: number; time: number; t: number } = start;
  return Array.from({ length: countIn(decoder) }, () => {
    const change = {
      number: last.number + readVarUint(decoder),
      time: last.time + readVarInt(decoder),
      person: textAt(readVarUint(decoder)) as PersonId,
      deviceNo: readVarUint(decoder),
      record: textAt(readVarUint(decoder)),
      code: textAt(readVarUint(decoder)),
      t: last.t + readVarInt(decoder),
      // A copy without anybody's prototype (see decode.ts).
      value: structuredClone(readAny(decoder) as unknown),
    };
    last = change;
    return change;
  });
}

function readWritings(decoder: Decoder, textAt: TextAt): Writing[] {
  let last: { number: number; time: number } = start;
  return Array.from({ length: countIn(decoder) }, () => {
    const number = last.number + readVarUint(decoder);
    const time = last.time + readVarInt(decoder);
    const lastNumber = number + readVarUint(decoder);
    const lastTime = time + readVarInt(decoder);
    const person = textAt(readVarUint(decoder)) as PersonId;
    const writing = { number, time, person, deviceNo: readVarUint(decoder), lastNumber, lastTime };
    last = writing;
    return writing;
  });
}
