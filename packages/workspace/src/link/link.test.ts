// The link between its machine and a socket: what goes wrong inside a step must not stop all later ones.
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import type { DeviceFrame, RelayFrame } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { openLink, type LinkOptions } from './link.ts';
import type { ConnectionHandlers } from '../ports.ts';
import { createTime } from '../test/time.ts';

const chain = new Uint8Array(8);
const welcome: RelayFrame = {
  type: 'welcome',
  incarnation: 1,
  deviceNo: 1,
  head: 0,
  now: 0,
  rolledBack: false,
  safe: 0,
  state: 'open',
};
const live: RelayFrame = { type: 'entries', entries: [], cursor: { number: 0, chain }, live: true };

interface Line {
  readonly handlers: ConnectionHandlers;
  readonly sent: DeviceFrame[];
  say(frame: RelayFrame): void;
}

/** @param farewell whether a socket that is closed is ever heard of again: over a dead line it is not. */
function openTest(tell: LinkOptions['tell'] = () => {}, farewell = true, faults: readonly Error[] = []) {
  const time = createTime();
  const lines: Line[] = [];
  const noTickets = [...faults];
  const link = openLink({
    ...time,
    first: { workspace: 'w', incarnation: 1, cursor: null },
    parcel: () => ({ envelopes: [], asks: [] }),
    ahead: () => [],
    changed: () => {},
    tell,
    isWhole: () => true,
    transport: {
      async ticket() {
        const fault = noTickets.shift();
        if (fault) throw fault;
        return { ticket: 't' };
      },
      connect(handlers) {
        const encoder = createEncoder();
        const decoder = createDecoder('device');
        const sent: DeviceFrame[] = [];
        lines.push({ handlers, sent, say: (frame) => handlers.message(encoder.encode(frame)) });
        return {
          send(bytes) {
            const frame = decoder.decode(bytes);
            if (!isMalformed(frame)) sent.push(frame);
          },
          close: () => void (farewell && time.scheduler.after(1, () => handlers.closed(1006))),
        };
      },
    },
  });
  const arrive = async (): Promise<Line> => {
    await time.settle();
    const line = lines.at(-1);
    if (!line) throw new Error('nobody connected');
    line.handlers.opened();
    line.say(welcome);
    line.say(live);
    return line;
  };
  return { time, link, lines, arrive };
}

test('[W29] a place with a very long name is not told, and the line goes on', async () => {
  const { link, arrive } = openTest();
  link.hear({ type: 'start', waiting: [] });
  const line = await arrive();
  link.present({ at: 'b'.repeat(500), on: 'ü'.repeat(150), field: 'title' });
  link.hear({ type: 'saved', batch: 1 });
  expect(line.sent.slice(-2)).toMatchObject([
    { type: 'present', at: '', on: null, field: 'title' },
    { type: 'push', batch: 1 },
  ]);
});

test('[W29] a fault while a frame is taken in ends that connection, not the link', async () => {
  let faults = 1;
  const { time, link, lines, arrive } = openTest((told) => {
    if (told.do === 'here' && faults-- > 0) throw new Error('a mistake of ours');
  });
  link.hear({ type: 'start', waiting: [] });
  const line = await arrive();
  expect(() => line.say({ type: 'presence', here: [] })).toThrow('a mistake of ours');
  await time.pass(2_000);
  expect(lines.length).toBe(2);
  const next = await arrive();
  link.hear({ type: 'saved', batch: 1 });
  expect(next.sent.at(-1)).toMatchObject({ type: 'push', batch: 1 });
});

test('[W29] a ticket or a connection that never comes is given up, and asked for again', async () => {
  const { time, link, lines } = openTest();
  link.hear({ type: 'start', waiting: [] });
  await time.pass(60_000);
  expect(lines.length).toBeGreaterThan(1);
});

test('[W29] a ticket that this device cannot even ask for, as its disk says nothing, is asked for again', async () => {
  const { time, link, lines } = openTest(() => {}, true, [new Error('the database was closed')]);
  link.hear({ type: 'start', waiting: [] });
  await time.pass(60_000);
  expect(lines.length).toBeGreaterThan(0);
});

test('[W29] a line that only seems open is found out although nothing is owed', async () => {
  const { time, link, lines, arrive } = openTest();
  link.present({ at: 'b', on: null, field: null });
  link.hear({ type: 'start', waiting: [] });
  await arrive();
  await time.pass(60_000);
  expect(lines.length).toBeGreaterThan(1);
});

test('[W29] a link that was stopped leaves no timer behind', async () => {
  const { time, link, arrive } = openTest();
  link.hear({ type: 'start', waiting: [] });
  await arrive();
  link.hear({ type: 'stop' });
  await time.pass(5);
  expect(time.waiting()).toBe(0);
});

test('[W29] a dead line is left at once: a farewell that never comes is not waited for', async () => {
  const { time, link, lines, arrive } = openTest(() => {}, false);
  link.hear({ type: 'start', waiting: [] });
  await arrive();
  link.hear({ type: 'saved', batch: 1 });
  await time.pass(30_000);
  expect(lines.length).toBeGreaterThan(1);
  const next = await arrive();
  expect(next.sent.at(-1)).toMatchObject({ type: 'push', batch: 1 });
});
