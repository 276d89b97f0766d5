// Stamps, parts of snapshots and relay states inside a frame: what a device keeps so that it can give a relay back what it
// lost, and what a far-away device is given instead of a long tail.
import type { RelayState, SnapshotPart, Stamp } from './frames.ts';
import { readWord, writeWord, type Received, type Sent } from './handles.ts';
import { maxEnvelopeBytes, maxNumber, maxSmall, maxSnapshotBytes, stampBytes } from './limits.ts';
import { demand, readBytes, readOptional, readRaw, readUint, type Reader } from './reader.ts';
import { must, writeBytes, writeOptional, writeRaw, writeUint, type Writer } from './writer.ts';

/** Places are for ever. */
const states: readonly RelayState[] = ['open', 'read-only', 'recovering'];

export const writeState = (writer: Writer, state: RelayState): void =>
  writeUint(writer, states.indexOf(state), maxSmall);
export function readState(reader: Reader): RelayState {
  const state = states[readUint(reader, maxSmall)];
  demand(state !== undefined, 'the relay is in an unknown state');
  return state;
}

export function writeStamp(writer: Writer, sent: Sent, stamp: Stamp): void {
  must(stamp.first <= stamp.last, 'a stamp ends before it begins');
  writeUint(writer, stamp.incarnation, maxSmall);
  writeWord(writer, sent, stamp.doc);
  writeUint(writer, stamp.epoch, maxSmall);
  writeUint(writer, stamp.first, maxNumber);
  writeUint(writer, stamp.last - stamp.first, maxNumber);
  writeRaw(writer, stamp.mac, stampBytes);
}
export function readStamp(reader: Reader, received: Received): Stamp {
  const incarnation = readUint(reader, maxSmall);
  const doc = readWord(reader, received);
  const epoch = readUint(reader, maxSmall);
  const first = readUint(reader, maxNumber);
  const last = first + readUint(reader, maxNumber);
  demand(last <= maxNumber, 'a number is out of range');
  return { incarnation, doc, epoch, first, last, mac: readRaw(reader, stampBytes) };
}

export function writePart(writer: Writer, sent: Sent, part: SnapshotPart): void {
  must(part.offset + part.bytes.length <= part.total, 'a part of a snapshot reaches past its end');
  writeWord(writer, sent, part.doc);
  writeUint(writer, part.epoch, maxSmall);
  writeUint(writer, part.number, maxNumber);
  writeUint(writer, part.total, maxSnapshotBytes);
  writeUint(writer, part.offset, maxSnapshotBytes);
  writeBytes(writer, part.bytes, maxEnvelopeBytes);
  writeOptional(writer, part.stamp, (stamp) => writeRaw(writer, stamp, stampBytes));
}
export function readPart(reader: Reader, received: Received): SnapshotPart {
  const doc = readWord(reader, received);
  const epoch = readUint(reader, maxSmall);
  const number = readUint(reader, maxNumber);
  const total = readUint(reader, maxSnapshotBytes);
  const offset = readUint(reader, maxSnapshotBytes);
  const bytes = readBytes(reader, maxEnvelopeBytes);
  demand(offset + bytes.length <= total, 'a part of a snapshot reaches past its end');
  return { doc, epoch, number, offset, total, bytes, stamp: readOptional(reader, () => readRaw(reader, stampBytes)) };
}
