import { createEncoder } from '@baton/protocol/codec';
import { maxFrameBytes } from '@baton/protocol/limits';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';

// Real threads, files and sockets: what takes a second here takes ten on a loaded machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let relay: TestRelay;
let ann: TestDevice;
let joined: Joined;
beforeAll(async () => {
  relay = await startTestRelay();
  ann = await TestDevice.make(askOver(relay.base));
  joined = await ann.found();
});
afterAll(() => relay.remove());

const url = (path = '/sync') => `${relay.base.replace('http', 'ws')}${path}`;
/** 101 when it opened, else the status that refused it. */
function upgrade(path: string, options: ClientOptions): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url(path), options);
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}
async function raw(): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const socket = new WebSocket(url(), { origin: relay.base });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, closed };
}
const hello = (ticket: string, part: { workspace?: string } = {}) =>
  createEncoder().encode({
    type: 'hello',
    version: 1,
    workspace: joined.workspace,
    ticket,
    incarnation: 1,
    cursor: null,
    ahead: [],
    ...part,
  });

describe('sockets', () => {
  test('[S55] opened from the relay’s own pages only, at /sync only', async () => {
    expect(await upgrade('/sync', { origin: relay.base })).toBe(101);
    expect(await upgrade('/sync', { origin: 'https://evil.example' })).toBe(403);
    expect(await upgrade('/sync', { origin: `${relay.base}.evil.example` })).toBe(403);
    const sibling = relay.base.replace('://', '://other.');
    for (const origin of [
      'null',
      sibling,
      relay.base.replace(/\d+$/u, '1'),
      `${relay.base}/`,
      `${relay.base}@evil.example`,
    ])
      expect([origin, await upgrade('/sync', { origin })]).toEqual([origin, 403]);
    expect(await upgrade('/sync', {})).toBe(403);
    expect(await upgrade('/sync?ticket=x', { origin: relay.base })).toBe(404);
  });

  test('[S49] a ticket opens one connection, in the workspace it was given for', async () => {
    const ticket = await ann.ticket(joined);
    const [first, second] = [await raw(), await raw()];
    first.socket.send(hello(ticket));
    await new Promise((resolve) => first.socket.once('message', resolve));
    second.socket.send(hello(ticket));
    expect(await second.closed).toBe(4401);
    first.socket.close();
    const elsewhere = await raw();
    elsewhere.socket.send(hello(await ann.ticket(joined), { workspace: 'w0000000000000000A' }));
    expect(await elsewhere.closed).toBe(4401);
  });

  test('[S56] [S211] what is no frame, comes before hello, is text, too large or of another version closes the socket', async () => {
    const hello = { type: 'hello', workspace: 'w', ticket: 't', incarnation: 1, cursor: null, ahead: [] } as const;
    const [older, newer] = [0, 2].map((version) => createEncoder().encode({ ...hello, version })) as [
      Uint8Array,
      Uint8Array,
    ];
    // What a later version says behind its version nobody here can read.
    const further = Uint8Array.of(newer[0] ?? 0, 9, 255, 255, 255);
    const present = createEncoder().encode({ type: 'present', at: 'home', on: null, field: null });
    const cases: readonly (readonly [string | Uint8Array, number])[] = [
      [Uint8Array.of(255, 1, 2), 4400],
      [present, 4400],
      ['hello', 4400],
      [older, 4406],
      [newer, 4407],
      [further, 4407],
      [new Uint8Array(maxFrameBytes + 1), 1009],
    ];
    for (const [message, code] of cases) {
      const { socket, closed } = await raw();
      socket.send(message);
      expect(await closed).toBe(code);
    }
  });

  test('[S57] stopping finishes what was begun and sends the devices away to come again', async () => {
    const link = await TestLink.open(relay.base, { device: ann, joined });
    await link.live();
    const write = writer(ann, `r/${joined.space}/0`);
    for (let batch = 1; batch <= 20; batch += 1) link.push(batch, [write('x')]);
    await link.acked(1);
    const begun = Date.now();
    const stopped = relay.restart();
    expect((await link.isClosed()).code).toBe(4503);
    relay = await stopped;
    expect(Date.now() - begun).toBeLessThan(5_000);
    ann.ask = askOver(relay.base);
    const again = await TestLink.open(relay.base, { device: ann, joined });
    await again.live();
    const kept = new Set(again.updates.map(({ number }) => number));
    const acked = link.frames.flatMap((frame) => (frame.type === 'ack' ? frame.numbers : []));
    expect(acked.filter((number) => !kept.has(number))).toEqual([]);
    again.close();
  });
});
