// Connections: how many a second a relay takes in, and how long a thousand devices that return in one moment wait.
import type { Gathering } from '../figures.ts';
import type { Subject } from './subject.ts';

const several = 400;
const atOnce = 32;
const thousand = 1_000;

export async function measureConnecting(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const warm = await subject.prepareIdle(server, 50);
  await warm.open(atOnce);
  const idle = await subject.prepareIdle(server, several);
  const begun = performance.now();
  await idle.open(atOnce);
  const rate = several / ((performance.now() - begun) / 1_000);
  gathering.add({ case: 'connect and first sync', subject: subject.name, metric: 'a second', unit: '1/s' }, rate);
  idle.close();
  warm.close();
  await server.end();
}

export async function measureReturn(subject: Subject, gathering: Gathering): Promise<void> {
  const server = await subject.start();
  const idle = await subject.prepareIdle(server, thousand);
  const begun = performance.now();
  await idle.open(thousand);
  const ms = performance.now() - begun;
  gathering.add(
    { case: '1,000 devices return at once', subject: subject.name, metric: 'all are served', unit: 'ms' },
    ms,
  );
  idle.close();
  await server.end();
}
