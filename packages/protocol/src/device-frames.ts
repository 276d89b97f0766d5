// The frames that a device sends. Each frame type's number is for ever; `hello` starts with its version in every
// version, so that a relay can tell an old device what is wrong.
import type { DeviceFrame, NumberAsk } from './frames.ts';
import { protocolVersion } from './frames.ts';
import { readCursor, readEnvelope, writeCursor, writeEnvelope } from './entries.ts';
import { readWord, writeWord } from './handles.ts';
import type { Received, Sent } from './handles.ts';
import { maxItems, maxNameBytes, maxNumber, maxSentenceBytes, maxSmall } from './limits.ts';
import { Malformed, readList, readOptional, readText, readUint } from './reader.ts';
import type { Reader } from './reader.ts';
import { writeList, writeOptional, writeSentence, writeText, writeUint } from './writer.ts';
import type { Writer } from './writer.ts';

export const deviceFrameNumbers = { hello: 1, push: 2, present: 3, bad: 4 } as const;

/** A device that speaks another version: close with 4406. */
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
    default:
      throw new Malformed('no frame of a device has this number');
  }
}
