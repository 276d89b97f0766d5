// The frames that the relay sends. Numbers of frames and places in `reasons` are for ever.
import type { Carets, Presence, RefuseReason, RelayFrame } from './frames.ts';
import { readCursor, readEntry, readTime, writeCursor, writeEntry, writeTime } from './entries.ts';
import { readWord, writeWord } from './handles.ts';
import type { Received, Sent } from './handles.ts';
import { maxCursorsBytes, maxItems, maxNameBytes, maxNumber, maxSentenceBytes, maxSmall } from './limits.ts';
import {
  demand,
  Malformed,
  readBytes,
  readDelta,
  readFlag,
  readList,
  readOptional,
  readText,
  readUint,
} from './reader.ts';
import type { Reader } from './reader.ts';
import { readPart, readStamp, readState, writePart, writeStamp, writeState } from './recovery-parts.ts';
import {
  must,
  writeBytes,
  writeDelta,
  writeFlag,
  writeList,
  writeOptional,
  writeSentence,
  writeText,
  writeUint,
} from './writer.ts';
import type { Writer } from './writer.ts';

/** `entries` has a number for each of its two states: the flag costs no byte. */
export const relayFrameNumbers = {
  welcome: 16,
  entries: 17,
  entriesLive: 18,
  ack: 19,
  refused: 20,
  presence: 21,
  bye: 22,
  resume: 23,
  snapshot: 24,
  stamps: 25,
  safe: 26,
  state: 27,
  offered: 28,
  carets: 29,
  knocks: 30,
} as const;

const reasons: readonly RefuseReason[] = [
  'retime',
  'resend',
  'wait',
  'clone',
  'epoch',
  'not-allowed',
  'too-large',
  'guard',
  'later',
];

type Of<T extends RelayFrame['type']> = Extract<RelayFrame, { type: T }>;

function writeWelcome(writer: Writer, sent: Sent, frame: Of<'welcome'>): void {
  writeUint(writer, frame.incarnation, maxSmall);
  writeUint(writer, frame.deviceNo, maxSmall);
  writeUint(writer, frame.head, maxNumber);
  writeTime(writer, sent, frame.now);
  writeFlag(writer, frame.rolledBack);
  writeUint(writer, frame.safe, maxNumber);
  writeState(writer, frame.state);
}
function readWelcome(reader: Reader, received: Received): Of<'welcome'> {
  const incarnation = readUint(reader, maxSmall);
  const deviceNo = readUint(reader, maxSmall);
  const head = readUint(reader, maxNumber);
  return {
    type: 'welcome',
    incarnation,
    deviceNo,
    head,
    now: readTime(reader, received),
    rolledBack: readFlag(reader),
    safe: readUint(reader, maxNumber),
    state: readState(reader),
  };
}

function writeAck(writer: Writer, sent: Sent, frame: Of<'ack'>): void {
  writeUint(writer, frame.batch, maxNumber);
  writeList(writer, frame.numbers, (number) => {
    writeDelta(writer, sent.number + 1, number);
    sent.number = number;
  });
  writeTime(writer, sent, frame.time);
  writeCursor(writer, sent, frame.cursor);
}
function readAck(reader: Reader, received: Received): Of<'ack'> {
  const batch = readUint(reader, maxNumber);
  const numbers = readList(reader, maxItems, () => {
    received.number = readDelta(reader, received.number + 1, maxNumber);
    return received.number;
  });
  return { type: 'ack', batch, numbers, time: readTime(reader, received), cursor: readCursor(reader, received) };
}

function writePresent(writer: Writer, sent: Sent, one: Presence): void {
  writeWord(writer, sent, one.person);
  writeUint(writer, one.deviceNo, maxSmall);
  writeText(writer, one.at, maxNameBytes);
  writeOptional(writer, one.on, (on) => writeText(writer, on, maxNameBytes));
  writeOptional(writer, one.field, (field) => writeText(writer, field, maxNameBytes));
}
function readPresent(reader: Reader, received: Received): Presence {
  const text = (): string => readText(reader, maxNameBytes);
  const person = readWord(reader, received);
  const deviceNo = readUint(reader, maxSmall);
  return { person, deviceNo, at: text(), on: readOptional(reader, text), field: readOptional(reader, text) };
}

function writeCarets(writer: Writer, sent: Sent, one: Carets): void {
  writeWord(writer, sent, one.person);
  writeUint(writer, one.deviceNo, maxSmall);
  writeBytes(writer, one.bytes, maxCursorsBytes);
}
function readCarets(reader: Reader, received: Received): Carets {
  const person = readWord(reader, received);
  const deviceNo = readUint(reader, maxSmall);
  return { person, deviceNo, bytes: readBytes(reader, maxCursorsBytes) };
}

function readRefused(reader: Reader, received: Received): Of<'refused'> {
  const batch = readUint(reader, maxNumber);
  const reason = reasons[readUint(reader, maxSmall)];
  demand(reason !== undefined, 'a batch is refused for an unknown reason');
  return {
    type: 'refused',
    batch,
    reason,
    detail: readText(reader, maxSentenceBytes),
    now: readTime(reader, received),
  };
}

function readEntries(reader: Reader, received: Received, live: boolean): Of<'entries'> {
  const entries = readList(reader, maxItems, () => readEntry(reader, received));
  return { type: 'entries', entries, cursor: readCursor(reader, received), live };
}

export function writeRelayFrame(writer: Writer, sent: Sent, frame: RelayFrame): void {
  switch (frame.type) {
    case 'welcome':
      return writeWelcome(writer, sent, frame);
    case 'entries':
      writeList(writer, frame.entries, (entry) => writeEntry(writer, sent, entry));
      return writeCursor(writer, sent, frame.cursor);
    case 'ack':
      return writeAck(writer, sent, frame);
    case 'refused':
      must(reasons.includes(frame.reason), `no reason is called ${frame.reason}`);
      writeUint(writer, frame.batch, maxNumber);
      writeUint(writer, reasons.indexOf(frame.reason), maxSmall);
      writeSentence(writer, frame.detail, maxSentenceBytes);
      return writeTime(writer, sent, frame.now);
    case 'presence':
      return writeList(writer, frame.here, (one) => writePresent(writer, sent, one));
    case 'bye':
      writeUint(writer, frame.code, maxSmall);
      return writeSentence(writer, frame.reason, maxSentenceBytes);
    default:
      return writeRecoveryFrame(writer, sent, frame);
  }
}

type RecoveryFrame = Of<'resume' | 'snapshot' | 'stamps' | 'safe' | 'state' | 'offered' | 'carets' | 'knocks'>;

function writeRecoveryFrame(writer: Writer, sent: Sent, frame: RecoveryFrame): void {
  switch (frame.type) {
    case 'resume':
      return writeCursor(writer, sent, frame.base);
    case 'snapshot':
      return writePart(writer, sent, frame);
    case 'stamps':
      return writeList(writer, frame.stamps, (stamp) => writeStamp(writer, sent, stamp));
    case 'safe':
      return writeUint(writer, frame.number, maxNumber);
    case 'knocks':
      return writeUint(writer, frame.waiting, maxItems);
    case 'state':
      writeState(writer, frame.state);
      return writeSentence(writer, frame.sentence, maxSentenceBytes);
    case 'offered':
      writeUint(writer, frame.taken, maxNumber);
      writeUint(writer, frame.known, maxNumber);
      return writeUint(writer, frame.refused, maxNumber);
    case 'carets':
      writeWord(writer, sent, frame.doc);
      return writeList(writer, frame.here, (one) => writeCarets(writer, sent, one));
  }
}

export function readRelayFrame(reader: Reader, received: Received, kind: number): RelayFrame {
  switch (kind) {
    case relayFrameNumbers.welcome:
      return readWelcome(reader, received);
    case relayFrameNumbers.entries:
      return readEntries(reader, received, false);
    case relayFrameNumbers.entriesLive:
      return readEntries(reader, received, true);
    case relayFrameNumbers.ack:
      return readAck(reader, received);
    case relayFrameNumbers.refused:
      return readRefused(reader, received);
    case relayFrameNumbers.presence:
      return { type: 'presence', here: readList(reader, maxItems, () => readPresent(reader, received)) };
    case relayFrameNumbers.bye:
      return { type: 'bye', code: readUint(reader, maxSmall), reason: readText(reader, maxSentenceBytes) };
    default:
      return readRecoveryFrame(reader, received, kind);
  }
}

function readRecoveryFrame(reader: Reader, received: Received, kind: number): RecoveryFrame {
  const number = (): number => readUint(reader, maxNumber);
  switch (kind) {
    case relayFrameNumbers.resume:
      return { type: 'resume', base: readCursor(reader, received) };
    case relayFrameNumbers.snapshot:
      return { type: 'snapshot', ...readPart(reader, received) };
    case relayFrameNumbers.stamps:
      return { type: 'stamps', stamps: readList(reader, maxItems, () => readStamp(reader, received)) };
    case relayFrameNumbers.safe:
      return { type: 'safe', number: number() };
    case relayFrameNumbers.knocks:
      return { type: 'knocks', waiting: readUint(reader, maxItems) };
    case relayFrameNumbers.state:
      return { type: 'state', state: readState(reader), sentence: readText(reader, maxSentenceBytes) };
    case relayFrameNumbers.offered:
      return { type: 'offered', taken: number(), known: number(), refused: number() };
    case relayFrameNumbers.carets: {
      const doc = readWord(reader, received);
      return { type: 'carets', doc, here: readList(reader, maxItems, () => readCarets(reader, received)) };
    }
    default:
      throw new Malformed('no frame of a relay has this number');
  }
}
