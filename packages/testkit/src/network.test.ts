import { expect, test } from 'vitest';
import { Network } from './network.ts';
import { createRandom } from './random.ts';
import { createTime } from './time.ts';

function scene() {
  const time = createTime(0);
  const network = new Network({ time, random: createRandom(3), latency: [1, 50] });
  const heard: number[] = [];
  const closed: string[] = [];
  const device = { onMessage: () => undefined, onClose: () => void closed.push('device') };
  const relay = {
    onMessage: ([one = 0]: Uint8Array) => void heard.push(one),
    onClose: () => void closed.push('relay'),
  };
  return { time, network, heard, closed, connect: () => network.connect('ann', device, relay) };
}

test('[K3] a line keeps its order however late its messages are', async () => {
  const { time, heard, connect } = scene();
  const wires = connect();
  for (let one = 0; one < 20; one += 1) wires?.toRelay.send(Uint8Array.of(one));
  await time.runFor(2_000);
  expect(heard).toEqual(Array.from({ length: 20 }, (_, one) => one));
});

test('[K3] both ends hear of a cut, and nobody connects while unplugged', async () => {
  const { time, network, closed, connect } = scene();
  connect();
  network.unplug('ann');
  await time.runFor(100);
  expect(closed.toSorted()).toEqual(['device', 'relay']);
  expect(connect()).toBeUndefined();
  network.plug('ann');
  expect(connect()).toBeDefined();
});

test('[K3] a half-open line swallows everything and tells nobody', async () => {
  const { time, network, heard, closed, connect } = scene();
  const wires = connect();
  network.halfOpen('ann');
  wires?.toRelay.send(Uint8Array.of(1));
  await time.runFor(5_000);
  expect([heard, closed]).toEqual([[], []]);
});

test('[K3] behind what a cut line did not carry nothing arrives: what arrives is the beginning of what was sent', async () => {
  const arrived: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const { time, network, heard, connect } = scene();
    const wires = connect();
    for (let one = 0; one < 12; one += 1) wires?.toRelay.send(Uint8Array.of(one));
    await time.runFor(turn);
    network.cut('ann');
    await time.runFor(2_000);
    expect(heard).toEqual(Array.from({ length: heard.length }, (_, one) => one));
    arrived.push(heard.length);
  }
  // In some nothing had left yet, in some all had, in some a part.
  expect(arrived.some((count) => count > 0 && count < 12)).toBe(true);
});
