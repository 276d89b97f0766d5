// Many documents at once: 10 pairs of people, 100 documents each. The rate is raised until an edit takes longer than
// 200 ms to its reader; the last rate that did not is the figure.
import { quantile, type Gathering } from '../figures.ts';
import { pause, type Pair, type Subject } from './subject.ts';

const pairsOfPeople = 10;
const docsOfAPair = 100;
const limitMs = 200;
const warmUpRate = 1_000;
const secondsOfARate = 2;
const rates = [1_000, 2_000, 4_000, 8_000, 12_000, 16_000, 20_000, 25_000, 30_000, 40_000];

const editsOfADoc =
  Math.ceil((2 * rates.reduce((sum, rate) => sum + rate, 0) * secondsOfARate) / (pairsOfPeople * docsOfAPair)) + 10;

/** Acknowledged in order, document by document: when each edit under way was written. */
function watch(pair: Pair, took: number[]): number[][] {
  const sent = Array.from({ length: docsOfAPair }, (): number[] => []);
  pair.reader.onUpdate = (doc, count) => {
    const now = performance.now();
    for (const at of sent[doc]?.splice(0, count) ?? []) took.push(now - at);
  };
  return sent;
}

/** Writes at this rate; false when this end cannot keep up with it. */
async function writeAt(rate: number, write: (edit: number) => void): Promise<{ written: number; kept: boolean }> {
  const wanted = rate * secondsOfARate;
  const begun = performance.now();
  for (let edit = 0; edit < wanted;) {
    const due = Math.min(wanted, Math.floor(((performance.now() - begun) / 1_000) * rate));
    for (; edit < due; edit += 1) write(edit);
    await pause(1);
    if (performance.now() - begun > 2_000 * secondsOfARate) return { written: edit, kept: false };
  }
  return { written: wanted, kept: true };
}

async function hold(pairs: readonly Pair[], rate: number): Promise<{ p99: number; done: boolean }> {
  const took: number[] = [];
  const sent = pairs.map((pair) => watch(pair, took));
  const { written, kept } = await writeAt(rate, (edit) => {
    const pair = edit % pairsOfPeople;
    const doc = Math.floor(edit / pairsOfPeople) % docsOfAPair;
    sent[pair]?.[doc]?.push(performance.now());
    pairs[pair]?.writer.write(doc);
  });
  // What is under way still arrives before the next rate begins.
  for (const deadline = performance.now() + 15_000; took.length < written && performance.now() < deadline;)
    await pause(5);
  return { p99: quantile(took, 0.99), done: kept && took.length === written };
}

const isHeld = ({ p99, done }: { p99: number; done: boolean }): boolean => done && p99 <= limitMs;

export async function measureThroughput(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const pairs: Pair[] = [];
  for (let at = 0; at < pairsOfPeople; at += 1)
    pairs.push(await subject.openPair(server, { docs: docsOfAPair, edits: editsOfADoc }));
  await hold(pairs, warmUpRate);
  let held = 0;
  let cpu = Number.NaN;
  for (const rate of rates) {
    const before = server.cpu();
    const first = await hold(pairs, rate);
    // A hiccup of the machine is not the relay's: a rate that fails is asked for once more.
    const again = isHeld(first) ? undefined : await hold(pairs, rate);
    if (again !== undefined && !isHeld(again)) break;
    held = rate;
    cpu = ((server.cpu() - before) * 1_000) / (rate * secondsOfARate * (again ? 2 : 1));
  }
  const figure = {
    case: '1,000 documents',
    subject: subject.name,
    metric: 'edits a second, p99 ≤ 200 ms',
    unit: '1/s',
  };
  gathering.add(figure, held);
  if (held > 0) gathering.add({ ...figure, metric: 'relay CPU an edit, at that rate', unit: 'µs' }, cpu);
  for (const pair of pairs) pair.close();
  await server.end();
}
