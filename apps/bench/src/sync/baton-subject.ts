// Baton's relay as a subject: the program that people start, its log on disk with every commit synced.
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { v8Flags } from '@baton/sync-server/ops/v8-flags';
import { startServer, type ServerProcess } from '../server-process.ts';
import { openWire, type At, type BatonWire } from './baton-wire.ts';
import { colleagues, found, pageOf } from './baton-people.ts';
import { Kept, prepareAll, prepareTyping } from './prepared.ts';
import type { RelayFrame } from '@baton/protocol/frames';
import { openBatonCrowd } from './baton-crowd.ts';
import { openBatonVisitor } from './baton-visitor.ts';
import { inTurns, type Idle, type Pair, type Reader, type Subject, type Wish, type Writer } from './subject.ts';

function prepare({ device, joined }: At, { docs, edits }: Wish): Promise<WireEnvelope[][]> {
  return prepareAll(docs, (number) => {
    const client = clientIdOf(device.incarnation, device.deviceNo, number + 1);
    return prepareTyping(client, edits).map((edit) => ({ doc: pageOf(joined, number), epoch: 0, ...edit }));
  });
}

/** Like every device it has at most 64 batches under way; what is written meanwhile waits here, and its clock runs. */
const mostInFlight = 64;

function writerOf(wire: BatonWire, prepared: readonly WireEnvelope[][]): Writer {
  const next = prepared.map(() => 0);
  const waiting: WireEnvelope[] = [];
  let batch = 0;
  let inFlight = 0;
  const sendMore = (): void => {
    while (inFlight < mostInFlight && waiting.length > 0) {
      const envelopes = waiting.splice(0, 1);
      batch += 1;
      inFlight += 1;
      writer.bytes.up += wire.send({ type: 'push', batch, envelopes, asks: [] });
    }
  };
  const writer: Writer = {
    onAck: () => {},
    bytes: { up: 0, echo: 0 },
    write(doc) {
      const at = next[doc] ?? 0;
      next[doc] = at + 1;
      const envelope = prepared[doc]?.[at];
      if (envelope === undefined) throw new Error('more edits than were prepared');
      waiting.push(envelope);
      sendMore();
    },
  };
  wire.onFrame = (frame, bytes) => {
    if (frame.type === 'entries') writer.bytes.echo += bytes;
    if (frame.type !== 'ack') return;
    inFlight -= 1;
    writer.onAck();
    sendMore();
  };
  return writer;
}

function readerOf(wire: BatonWire, prepared: readonly WireEnvelope[][]): Reader {
  const numbers = new Map(prepared.map(([first], doc) => [first?.doc, doc]));
  const reader: Reader = { onUpdate: () => {}, bytes: { down: 0 } };
  wire.onFrame = (frame, bytes) => {
    if (frame.type !== 'entries') return;
    reader.bytes.down += bytes;
    for (const entry of frame.entries)
      if (entry.kind === 'update') reader.onUpdate(numbers.get(entry.envelope.doc) ?? -1, 1);
  };
  return reader;
}

async function openPair({ url }: ServerProcess, wish: Wish): Promise<Pair> {
  const ann = await found(url);
  const [bo] = (await colleagues(url, ann, 1)) as [At];
  lastReader = bo;
  const prepared = await prepare(ann, wish);
  const [to, from] = [await openWire(url, ann), await openWire(url, bo)];
  const sizes = prepared.flatMap((all) => all.slice(1).map(({ bytes }) => bytes.length));
  return {
    writer: writerOf(to.wire, prepared),
    reader: readerOf(from.wire, prepared),
    updateBytes: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    close() {
      to.wire.close();
      from.wire.close();
    },
  };
}

async function prepareIdle({ url }: ServerProcess, count: number): Promise<Idle> {
  const ann = await found(url);
  const all = await colleagues(url, ann, count);
  // Devices that were here before: catching up with three hundred acceptances is not what is weighed.
  const { wire, cursor } = await openWire(url, ann);
  wire.close();
  const tickets: string[] = [];
  for (const { device, joined } of all) tickets.push(await device.ticket(joined));
  const ends: BatonWire[] = [];
  return {
    open: (atOnce = 1) =>
      inTurns(all, atOnce, async (at, index) => {
        ends.push((await openWire(url, at, { ticket: tickets[index] ?? '', cursor })).wire);
      }),
    close: () => ends.forEach((end) => end.close()),
  };
}

/** Adds up what frames bring of a document: entries, or its snapshot, part by part. */
function keeping(kept: Kept): (frame: RelayFrame) => void {
  const parts: Uint8Array[] = [];
  return (frame) => {
    if (frame.type === 'entries')
      for (const entry of frame.entries) if (entry.kind === 'update') kept.add(entry.envelope.bytes);
    if (frame.type !== 'snapshot' || frame.total === 0) return;
    parts.push(frame.bytes);
    if (frame.offset + frame.bytes.length === frame.total) kept.add(Buffer.concat(parts.splice(0)));
  };
}

/** Somebody who has nothing gets everything: what was acknowledged before is among it, or is lost. */
async function countKept({ url }: ServerProcess): Promise<number> {
  if (!lastReader) throw new Error('nobody has written yet');
  const ticket = await lastReader.device.ticket(lastReader.joined);
  const kept = new Kept();
  const { wire } = await openWire(url, lastReader, { ticket, heard: keeping(kept) });
  wire.close();
  return kept.count;
}
let lastReader: At | undefined;

export const baton: Subject = {
  name: 'Baton, SQLite FULL',
  acknowledges: true,
  keeps: true,
  openCrowd: openBatonCrowd,
  openVisitor: openBatonVisitor,
  countKept,
  start: () => startServer({ program: 'sync-server/src/main.ts', flags: v8Flags, env: { BATON_FOUNDING: 'open' } }),
  openPair,
  prepareIdle,
};
