// One person types, another reads: 200 edits a second in one document. And what an edit costs on the wire.
import type { Gathering } from '../figures.ts';
import { pause, type Pair, type Subject } from './subject.ts';

const edits = 1_000;
const everyMs = 5;
const warmUp = 100;

interface Measured {
  readonly toPeer: number[];
  readonly toAck: number[];
}

async function type({ writer, reader }: Pair, count: number): Promise<Measured> {
  const sent: number[] = [];
  const toPeer: number[] = [];
  const toAck: number[] = [];
  reader.onUpdate = (_doc, count) => {
    for (let one = 0; one < count; one += 1) toPeer.push(performance.now() - (sent[toPeer.length] ?? 0));
  };
  writer.onAck = () => void toAck.push(performance.now() - (sent[toAck.length] ?? 0));
  const begun = performance.now();
  for (let edit = 0; edit < count; edit += 1) {
    await pause(Math.max(0, begun + edit * everyMs - performance.now()));
    sent.push(performance.now());
    writer.write(0);
  }
  for (const deadline = performance.now() + 10_000; toPeer.length < count && performance.now() < deadline;)
    await pause(10);
  if (toPeer.length < count) throw new Error(`only ${toPeer.length} of ${count} edits arrived`);
  await pause(200);
  return { toPeer, toAck };
}

export async function measureLatency(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const pair = await subject.openPair(server, { docs: 1, edits: edits + warmUp });
  await type(pair, warmUp);
  Object.assign(pair.writer.bytes, { up: 0, echo: 0 });
  pair.reader.bytes.down = 0;
  const { toPeer, toAck } = await type(pair, edits);
  const of = { subject: subject.name };
  gathering.addLatency({ ...of, case: 'edit → peer' }, toPeer);
  if (subject.acknowledges) gathering.addLatency({ ...of, case: 'edit → acknowledged' }, toAck);
  const wire = { ...of, case: 'bytes of an edit', unit: 'bytes' };
  gathering.add({ ...wire, metric: 'the update itself' }, pair.updateBytes);
  gathering.add({ ...wire, metric: 'up' }, pair.writer.bytes.up / edits);
  gathering.add({ ...wire, metric: 'echo' }, pair.writer.bytes.echo / edits);
  gathering.add({ ...wire, metric: 'to a peer' }, pair.reader.bytes.down / edits);
  pair.close();
  await server.end();
}
