// A device comes back to 5,000 documents of which none has changed: from its ticket to being live, by its cursor; and a
// new device that has nothing, for comparison.
import { clientIdOf } from '@baton/replica/client-id';
import type { Cursor } from '@baton/protocol/frames';
import type { Gathering } from '../figures.ts';
import { colleagues, found, pageOf } from './baton-people.ts';
import { baton } from './baton-subject.ts';
import { openWire, type At } from './baton-wire.ts';
import { prepareTyping } from './prepared.ts';

const documents = 5_000;
const atATime = 500;

/** One edit in each document, so many a batch. */
async function fill(url: string, at: At): Promise<void> {
  const { wire } = await openWire(url, at);
  const { device, joined } = at;
  let acked = 0;
  const done = new Promise<void>((resolve) => {
    wire.onFrame = (frame) => {
      if (frame.type === 'ack' && (acked += frame.numbers.length) === documents) resolve();
    };
  });
  for (let first = 0; first < documents; first += atATime) {
    const envelopes = Array.from({ length: atATime }, (_, index) => {
      const [edit] = prepareTyping(clientIdOf(device.incarnation, device.deviceNo, first + index + 1), 1);
      if (edit === undefined) throw new Error('nothing was prepared');
      return { doc: pageOf(joined, first + index), epoch: 0, ...edit };
    });
    wire.send({ type: 'push', batch: first + 1, envelopes, asks: [] });
  }
  await done;
  wire.close();
}

async function timed(url: string, at: At, cursor: Cursor | null): Promise<{ ms: number; cursor: Cursor }> {
  const ticket = await at.device.ticket(at.joined);
  const begun = performance.now();
  const opened = await openWire(url, at, { cursor, ticket });
  const ms = performance.now() - begun;
  opened.wire.close();
  return { ms, cursor: opened.cursor };
}

export async function measureNothingNew(gathering: Gathering): Promise<void> {
  const server = await baton.start();
  const ann = await found(server.url);
  const [bo] = (await colleagues(server.url, ann, 1)) as [At];
  await fill(server.url, ann);
  const figure = { case: '5,000 documents', subject: baton.name, unit: 'ms' };
  const cold = await timed(server.url, bo, null);
  gathering.add({ ...figure, metric: 'cold' }, cold.ms);
  gathering.add({ ...figure, metric: 'nothing new' }, (await timed(server.url, bo, cold.cursor)).ms);
  await server.end();
}
