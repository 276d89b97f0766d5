// The frames that a device sends. Each frame type's number is for ever; `hello` starts with its version in every
// version, so that a relay can tell an old device what is wrong.
import type { DeviceFrame, NumberAsk } from './frames.ts';
import { protocolVersion } from './frames.ts';
import { readCursor, readEntry, readEnvelope, writeCursor, writeEntry, writeEnvelope } from './entries.ts';
import { readWord, writeWord } from './handles.ts';
import type { Received, Sent } from './handles.ts';
import { maxCursorsBytes, maxItems, maxNameBytes, maxNumber, maxSentenceBytes, maxSmall, maxTrail } from './limits.ts';
import { Malformed, readBytes, readFlag, readList, readOptional, readText, readUint } from './reader.ts';
import type { Reader } from './reader.ts';
import { readPart, readStamp, writePart, writeStamp } from './recovery-parts.ts';
import { writeBytes, writeFlag, writeList, writeOptional, writeSentence, writeText, writeUint } from './writer.ts';
import type { Writer } from './writer.ts';

export const deviceFrameNumbers = {
  hello: 1,
  push: 2,
  present: 3,
  bad: 4,
  hold: 5,
  drop: 6,
  trail: 7,
  offer: 8,
  caret: 9,
} as const;

/** A device that speaks another version: close with 4406, or 4407 where that is a later one. */
export class OtherVersion extends Malformed {
  readonly version: number;
  constructor(version: number) {
    super(`the device speaks version ${version} of the protocol, this relay speaks ${protocolVersion}`);
    this.version = version;
  }
}

type Of<T extends DeviceFrame['type']> = Extract<DeviceFrame, { type: T }>;

function writeHello(writer: Writer, sent: Sent, frame: Of<'hello'>): void {
  writeUint(writer, frame.version, maxSmall);
  writeText(writer, frame.workspace, maxNameBytes);
  writeText(writer, frame.ticket, maxNameBytes);
  writeUint(writer, frame.incarnation, maxSmall);
  writeOptional(writer, frame.cursor, (cursor) => writeCursor(writer, sent, cursor));
  writeList(writer, frame.ahead, ([doc, epoch, number]) => {
    writeText(writer, doc, maxNameBytes);
    writeUint(writer, epoch, maxSmall);
    writeUint(writer, number, maxNumber);
  });
}
function readHello(reader: Reader, received: Received): Of<'hello'> {
  const version = readUint(reader, maxSmall);
  if (version !== protocolVersion) throw new OtherVersion(version);
  return {
    type: 'hello',
    version,
    workspace: readText(reader, maxNameBytes),
    ticket: readText(reader, maxNameBytes),
    incarnation: readUint(reader, maxSmall),
    cursor: readOptional(reader, () => readCursor(reader, received)),
    ahead: readList(
      reader,
      maxItems,
      () => [readText(reader, maxNameBytes), readUint(reader, maxSmall), readUint(reader, maxNumber)] as const,
    ),
  };
}

/** Short numbers that may be wished for. */
const maxWish = 99_999;

function writePush(writer: Writer, sent: Sent, frame: Of<'push'>): void {
  writeUint(writer, frame.batch, maxNumber);
  writeList(writer, frame.envelopes, (envelope) => writeEnvelope(writer, sent, { envelope, author: null }));
  writeList(writer, frame.asks, (ask) => {
    writeWord(writer, sent, ask.project);
    writeText(writer, ask.record, maxNameBytes);
    writeUint(writer, ask.wish ?? 0, maxWish);
  });
}
function readPush(reader: Reader, received: Received): Of<'push'> {
  const batch = readUint(reader, maxNumber);
  const envelopes = readList(reader, maxItems, () => readEnvelope(reader, received, false).envelope);
  const asks = readList(reader, maxItems, (): NumberAsk => {
    const ask = { project: readWord(reader, received), record: readText(reader, maxNameBytes) };
    const wish = readUint(reader, maxWish);
    return wish === 0 ? ask : { ...ask, wish };
  });
  return { type: 'push', batch, envelopes, asks };
}

function writeOffer(writer: Writer, sent: Sent, frame: Of<'offer'>): void {
  writeList(writer, frame.entries, (entry) => writeEntry(writer, sent, entry));
  writeList(writer, frame.stamps, (stamp) => writeStamp(writer, sent, stamp));
  writeList(writer, frame.snapshots, (part) => writePart(writer, sent, part));
  writeFlag(writer, frame.last);
}
const readOffer = (reader: Reader, received: Received): Of<'offer'> => ({
  type: 'offer',
  entries: readList(reader, maxItems, () => readEntry(reader, received)),
  stamps: readList(reader, maxItems, () => readStamp(reader, received)),
  snapshots: readList(reader, maxItems, () => readPart(reader, received)),
  last: readFlag(reader),
});

export function writeDeviceFrame(writer: Writer, sent: Sent, frame: DeviceFrame): void {
  switch (frame.type) {
    case 'hello':
      return writeHello(writer, sent, frame);
    case 'push':
      return writePush(writer, sent, frame);
    case 'present':
      writeText(writer, frame.at, maxNameBytes);
      writeOptional(writer, frame.on, (on) => writeText(writer, on, maxNameBytes));
      return writeOptional(writer, frame.field, (field) => writeText(writer, field, maxNameBytes));
    case 'bad':
      writeUint(writer, frame.number, maxNumber);
      return writeSentence(writer, frame.reason, maxSentenceBytes);
    case 'hold':
    case 'drop':
      return writeList(writer, frame.docs, (doc) => writeText(writer, doc, maxNameBytes));
    case 'trail':
      return writeList(writer, frame.points.slice(0, maxTrail), (point) => writeCursor(writer, sent, point));
    case 'offer':
      return writeOffer(writer, sent, frame);
    case 'caret':
      writeWord(writer, sent, frame.doc);
      return writeBytes(writer, frame.bytes, maxCursorsBytes);
  }
}

export function readDeviceFrame(reader: Reader, received: Received, kind: number): DeviceFrame {
  const text = (): string => readText(reader, maxNameBytes);
  switch (kind) {
    case deviceFrameNumbers.hello:
      return readHello(reader, received);
    case deviceFrameNumbers.push:
      return readPush(reader, received);
    case deviceFrameNumbers.present:
      return { type: 'present', at: text(), on: readOptional(reader, text), field: readOptional(reader, text) };
    case deviceFrameNumbers.bad:
      return { type: 'bad', number: readUint(reader, maxNumber), reason: readText(reader, maxSentenceBytes) };
    case deviceFrameNumbers.hold:
      return { type: 'hold', docs: readList(reader, maxItems, text) };
    case deviceFrameNumbers.drop:
      return { type: 'drop', docs: readList(reader, maxItems, text) };
    case deviceFrameNumbers.trail:
      return { type: 'trail', points: readList(reader, maxTrail, () => readCursor(reader, received)) };
    case deviceFrameNumbers.offer:
      return readOffer(reader, received);
    case deviceFrameNumbers.caret:
      return { type: 'caret', doc: readWord(reader, received), bytes: readBytes(reader, maxCursorsBytes) };
    default:
      throw new Malformed('no frame of a device has this number');
  }
}
