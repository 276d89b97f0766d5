// Entries of the number line, envelopes and cursors, inside a frame.
import type { Cursor, WireEntry, WireEnvelope } from './frames.ts';
import { readClocks, readStream, readWord, writeClocks, writeStream, writeWord } from './handles.ts';
import type { Author, Received, Sent } from './handles.ts';
import { chainBytes, maxEnvelopeBytes, maxItems, maxNameBytes, maxNumber, maxSmall } from './limits.ts';
import { demand, readBytes, readDelta, readList, readRaw, readText, readUint } from './reader.ts';
import type { Reader } from './reader.ts';
import { must, writeBytes, writeDelta, writeList, writeRaw, writeText, writeUint } from './writer.ts';
import type { Writer } from './writer.ts';

const kinds = ['update', 'ledger', 'numbers', 'epoch'] as const;

export function writeCursor(writer: Writer, sent: Sent, cursor: Cursor): void {
  writeDelta(writer, sent.number, cursor.number);
  sent.number = cursor.number;
  writeRaw(writer, cursor.chain, chainBytes);
}
export function readCursor(reader: Reader, received: Received): Cursor {
  received.number = readDelta(reader, received.number, maxNumber);
  return { number: received.number, chain: readRaw(reader, chainBytes) };
}

export function writeTime(writer: Writer, sent: Sent, time: number): void {
  writeDelta(writer, sent.time, time);
  sent.time = time;
}
export function readTime(reader: Reader, received: Received): number {
  received.time = readDelta(reader, received.time, maxNumber);
  return received.time;
}

export function writeEnvelope(
  writer: Writer,
  sent: Sent,
  signed: { envelope: WireEnvelope; author: Author | null },
): void {
  const { envelope, author } = signed;
  must(envelope.from <= envelope.to && envelope.to <= maxSmall, 'an envelope ends before it begins');
  const { doc, epoch, client } = envelope;
  writeClocks(writer, writeStream(writer, sent, { doc, epoch, client, author }), envelope);
  writeBytes(writer, envelope.bytes, maxEnvelopeBytes);
}
export function readEnvelope(
  reader: Reader,
  received: Received,
  authored: boolean,
): { envelope: WireEnvelope; author: Author | null } {
  const stream = readStream(reader, received, authored);
  const { doc, epoch, client, author } = stream;
  const clocks = readClocks(reader, stream);
  return { envelope: { doc, epoch, client, ...clocks, bytes: readBytes(reader, maxEnvelopeBytes) }, author };
}

/** Kind and place on the line share a number: entries that follow each other cost one byte here. */
function writePlace(writer: Writer, sent: Sent, entry: WireEntry): void {
  const delta = entry.number - (sent.number + 1);
  const folded = delta >= 0 ? delta * 2 : -delta * 2 - 1;
  writeUint(writer, folded * 4 + kinds.indexOf(entry.kind), maxNumber * 16);
  sent.number = entry.number;
}
function readPlace(reader: Reader, received: Received): { kind: (typeof kinds)[number]; number: number } {
  const place = readUint(reader, maxNumber * 16);
  const kind = kinds[place % 4];
  demand(kind !== undefined, 'an entry is of an unknown kind');
  const folded = Math.floor(place / 4);
  const number = received.number + 1 + (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
  demand(number >= 0 && number <= maxNumber, 'a number is out of range');
  received.number = number;
  return { kind, number };
}

export function writeEntry(writer: Writer, sent: Sent, entry: WireEntry): void {
  writePlace(writer, sent, entry);
  if (entry.kind === 'update') {
    const { person, deviceNo, envelope, time } = entry;
    writeTime(writer, sent, time);
    return writeEnvelope(writer, sent, { envelope, author: { person, deviceNo } });
  }
  if (entry.kind === 'ledger') {
    writeWord(writer, sent, entry.ledger);
    return writeBytes(writer, entry.entry, maxEnvelopeBytes);
  }
  if (entry.kind === 'epoch') {
    writeWord(writer, sent, entry.doc);
    return writeUint(writer, entry.epoch, maxSmall);
  }
  writeWord(writer, sent, entry.project);
  return writeList(writer, entry.given, ([record, short]) => {
    writeText(writer, record, maxNameBytes);
    writeUint(writer, short, maxSmall);
  });
}

export function readEntry(reader: Reader, received: Received): WireEntry {
  const { kind, number } = readPlace(reader, received);
  if (kind === 'update') {
    const time = readTime(reader, received);
    const { envelope, author } = readEnvelope(reader, received, true);
    demand(author !== null, 'an update has no author');
    return { kind, number, time, ...author, envelope };
  }
  if (kind === 'ledger')
    return { kind, number, ledger: readWord(reader, received), entry: readBytes(reader, maxEnvelopeBytes) };
  if (kind === 'epoch') return { kind, number, doc: readWord(reader, received), epoch: readUint(reader, maxSmall) };
  const project = readWord(reader, received);
  const given = readList(reader, maxItems, () => [readText(reader, maxNameBytes), readUint(reader, maxSmall)] as const);
  return { kind, number, project, given };
}
