// Baton's relay as a subject: the program that people start, its log on disk with every commit synced.
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { startServer, type ServerProcess } from '../server-process.ts';
import { openWire, type At, type BatonWire } from './baton-wire.ts';
import { colleagues, found, pageOf } from './baton-people.ts';
import { prepareTyping } from './prepared.ts';
import type { Pair, Reader, Subject, Wish, Writer } from './subject.ts';

function prepare({ device, joined }: At, { docs, edits }: Wish): WireEnvelope[][] {
  return Array.from({ length: docs }, (_, number) => {
    const client = clientIdOf(device.incarnation, device.deviceNo, number + 1);
    return prepareTyping(client, edits).map((edit) => ({ doc: pageOf(joined, number), epoch: 0, ...edit }));
  });
}

function writerOf(wire: BatonWire, prepared: readonly WireEnvelope[][]): Writer {
  const next = prepared.map(() => 0);
  let batch = 0;
  const writer: Writer = {
    onAck: () => {},
    bytes: { up: 0, echo: 0 },
    write(doc) {
      const at = next[doc] ?? 0;
      next[doc] = at + 1;
      const envelope = prepared[doc]?.[at];
      if (envelope === undefined) throw new Error('more edits than were prepared');
      batch += 1;
      writer.bytes.up += wire.send({ type: 'push', batch, envelopes: [envelope], asks: [] });
    },
  };
  wire.onFrame = (frame, bytes) => {
    if (frame.type === 'ack') writer.onAck();
    else if (frame.type === 'entries') writer.bytes.echo += bytes;
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
  const prepared = prepare(ann, wish);
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

async function openIdle({ url }: ServerProcess, count: number): Promise<{ close(): void }> {
  const ann = await found(url);
  const all = await colleagues(url, ann, count);
  const ends: BatonWire[] = [];
  for (const at of all) ends.push((await openWire(url, at)).wire);
  return { close: () => ends.forEach((end) => end.close()) };
}

export const baton: Subject = {
  name: 'Baton, SQLite FULL',
  acknowledges: true,
  start: () => startServer({ program: 'sync-server/src/main.ts' }),
  openPair,
  openIdle,
};
