// A full room: 200 people in one document, each of whom writes twice a second.
import { quantile, type Gathering } from '../figures.ts';
import { pause, type Subject } from './subject.ts';

const people = 200;
const everyMs = 500;
const seconds = 5;
const edits = Math.ceil((seconds * 1_000) / everyMs) + 2;

export async function measureCrowd(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const crowd = await subject.openCrowd(server, { people, edits });
  const sent = Array.from({ length: people }, (): number[] => []);
  const took: number[] = [];
  crowd.onHear = (writer, edit) => {
    const at = sent[writer]?.[edit];
    if (at !== undefined) took.push(performance.now() - at);
  };
  const begun = performance.now();
  const turns = people * (edits - 2);
  for (let turn = 0; turn < turns; turn += 1) {
    const due = begun + (turn * everyMs) / people;
    if (performance.now() < due) await pause(due - performance.now());
    const person = turn % people;
    sent[person]?.push(performance.now());
    crowd.write(person);
  }
  // Each of those who tell hears all but their own.
  const wanted = crowd.listening * (turns - turns / people);
  for (const deadline = performance.now() + 20_000; took.length < wanted && performance.now() < deadline;)
    await pause(20);
  if (took.length < wanted) throw new Error(`${subject.name}: only ${took.length} of ${wanted} edits arrived`);
  const figure = { case: '200 people in one document', subject: subject.name, unit: 'ms' };
  gathering.add({ ...figure, metric: 'p50' }, quantile(took, 0.5));
  gathering.add({ ...figure, metric: 'p99' }, quantile(took, 0.99));
  crowd.close();
  await server.end();
}
