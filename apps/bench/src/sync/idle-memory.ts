// What a connection that does nothing weighs: the relay's heap and buffers with and without them, garbage collected.
import type { Gathering } from '../figures.ts';
import { pause, type Subject } from './subject.ts';

const connections = 300;

export async function measureIdle(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const first = await subject.prepareIdle(server, 20);
  const idle = await subject.prepareIdle(server, connections);
  // The first few bring what all of them share into memory.
  await first.open();
  await pause(2_000);
  const before = await server.memory();
  await idle.open();
  await pause(2_000);
  const figure = { case: 'idle connections', subject: subject.name, metric: 'heap and buffers of one', unit: 'kB' };
  gathering.add(figure, ((await server.memory()) - before) / connections);
  idle.close();
  first.close();
  await server.end();
}
