// What lasts: edits that were acknowledged before the relay was killed, and an edit's way while others write for half a minute.
import { quantile, type Gathering } from '../figures.ts';
import { pause, type Pair, type Subject } from './subject.ts';

const rounds = 3;
const perSecond = 200;
/** Somebody writes for a second and thinks for three, so that who stores when it is quiet has stored; the last time is cut. */
const times = 3;
const thinkMs = 3_000;

async function writeFor(pair: Pair, seconds: number): Promise<void> {
  for (let edit = 0; edit < perSecond * seconds; edit += 1) {
    pair.writer.write(0);
    await pause(1_000 / perSecond);
  }
}

/** Writes for a while, kills the relay in the middle of it, and asks what of the acknowledged is still there. */
export async function measureKilled(subject: Subject, gathering: Gathering): Promise<void> {
  if (!subject.acknowledges) return;
  let acked = 0;
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await subject.start();
    const pair = await subject.openPair(server, { docs: 1, edits: perSecond * times + 1 });
    let told = 0;
    pair.writer.onAck = () => void (told += 1);
    for (let time = 1; time < times; time += 1) {
      await writeFor(pair, 1);
      await pause(thinkMs);
    }
    await writeFor(pair, 0.4 + round * 0.3);
    // The relay dies; this end must not hear of it as a fault.
    pair.close();
    await server.kill();
    await server.again();
    acked += told;
    lost += Math.max(0, told - (await subject.countKept(server)));
    await server.end();
  }
  const figure = { case: 'killed while somebody writes', subject: subject.name, unit: '%' };
  gathering.add({ ...figure, metric: 'acknowledged edits lost' }, (lost / acked) * 100);
}

const soakDocs = 20;
const soakRate = 1_000;
const soakSeconds = 30;

export async function measureSoak(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const pair = await subject.openPair(server, { docs: soakDocs, edits: (soakRate * soakSeconds) / soakDocs + 1 });
  const sent = Array.from({ length: soakDocs }, (): number[] => []);
  const took: number[] = [];
  pair.reader.onUpdate = (doc, count) => {
    const now = performance.now();
    for (const at of sent[doc]?.splice(0, count) ?? []) took.push(now - at);
  };
  const before = await server.memory();
  const begun = performance.now();
  for (let edit = 0; edit < soakRate * soakSeconds;) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * soakRate);
    for (; edit < Math.min(due, soakRate * soakSeconds); edit += 1) {
      sent[edit % soakDocs]?.push(performance.now());
      pair.writer.write(edit % soakDocs);
    }
    await pause(1);
  }
  for (
    const deadline = performance.now() + 10_000;
    took.length < soakRate * soakSeconds && performance.now() < deadline;
  )
    await pause(10);
  const figure = { case: '30 s at 1,000 edits a second', subject: subject.name };
  gathering.add({ ...figure, metric: 'p99', unit: 'ms' }, quantile(took, 0.99));
  gathering.add({ ...figure, metric: 'memory that it grew by', unit: 'kB' }, (await server.memory()) - before);
  pair.close();
  await server.end();
}
