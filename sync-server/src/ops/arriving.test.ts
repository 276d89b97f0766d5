import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { askOver, TestDevice } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import { Arriving, mostArriving, mostOfNetwork } from './arriving.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
});
afterAll(() => relay.remove());

function openSocket(from: string): Promise<WebSocket> {
  const socket = new WebSocket(`${relay.base.replace('http', 'ws')}/sync`, {
    origin: relay.base,
    headers: { 'x-forwarded-for': from },
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

test('[S55] sockets that do not say who they are fill their own network’s share, and nobody else’s', async () => {
  const silent = await Promise.all(Array.from({ length: mostOfNetwork }, () => openSocket('192.0.2.7')));
  await expect(openSocket('192.0.2.7')).rejects.toThrow('503');
  const other = await openSocket('192.0.2.8');
  // Whoever has said hello takes no place; whoever leaves gives theirs back.
  const ann = await TestDevice.make(askOver(relay.base));
  const joined = await ann.found();
  const link = await TestLink.open(relay.base, { device: ann, joined });
  await link.live();
  silent[0]?.terminate();
  await vi.waitFor(async () => (await openSocket('192.0.2.7')).terminate(), { timeout: 20_000 });
  for (const socket of [...silent, other]) socket.terminate();
  link.close();
});

test('[S55] all of them together have a bound, and each is taken off once', () => {
  const arriving = new Arriving();
  const ends = Array.from({ length: mostArriving }, (_, at) => arriving.enter(`net ${at % 50}`));
  expect(ends.every((end) => end !== undefined)).toBe(true);
  expect(arriving.enter('another')).toBeUndefined();
  ends[0]?.();
  ends[0]?.();
  expect(arriving.enter('another')).toBeDefined();
  expect(arriving.enter('another')).toBeUndefined();
});
