// Coming to 5,000 documents of which none, 200 or all are new; and to one large document, after the relay was restarted.
import type { Gathering } from '../figures.ts';
import { pause, type Subject } from './subject.ts';

const documents = 5_000;
const changed = 200;

export async function measureManyDocuments(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const visitor = await subject.openVisitor(server, { docs: documents, bytes: 20 });
  const figure = { case: '5,000 documents', subject: subject.name, unit: 'ms' };
  gathering.add({ ...figure, metric: 'cold' }, await visitor.comeBack('knowing nothing'));
  gathering.add({ ...figure, metric: 'nothing new' }, await visitor.comeBack('knowing all'));
  await visitor.change(changed);
  gathering.add({ ...figure, metric: '200 changed' }, await visitor.comeBack('knowing all'));
  visitor.close();
  await server.end();
}

/** What a relay does at a quiet moment (a snapshot, storing a document) is done before the clock runs. */
const quietMs = 6_000;

export async function measureLargeDocument(subject: Subject, gathering: Gathering): Promise<void> {
  if (!subject.keeps) return;
  for (const megabytes of [1, 10]) {
    const server = await subject.start();
    const visitor = await subject.openVisitor(server, { docs: 1, bytes: megabytes * 1_000_000 });
    await pause(quietMs);
    await server.kill();
    await server.again();
    const ms = await visitor.comeBack('knowing nothing');
    const figure = { case: 'cold open of a document', subject: subject.name, unit: 'ms' };
    gathering.add({ ...figure, metric: `${megabytes} MB` }, ms);
    visitor.close();
    await server.end();
  }
}
