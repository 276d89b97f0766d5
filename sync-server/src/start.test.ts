// A relay as a whole: real HTTP, real sockets, a real store.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { askOver, TestDevice, writer, type Joined } from './test/device.fixture.ts';
import { TestLink } from './test/link.fixture.ts';
import { startTestRelay, type TestRelay } from './test/relay.fixture.ts';

// Real threads, files and sockets: what takes a second here takes ten on a loaded machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
});
afterAll(() => relay.remove());

async function annAndBo(): Promise<{ ann: TestDevice; bo: TestDevice; joined: Joined }> {
  const ask = askOver(relay.base);
  const [ann, bo] = await Promise.all([TestDevice.make(ask), TestDevice.make(ask)]);
  const joined = await ann.found();
  await bo.accept(await ann.invite(joined));
  return { ann, bo, joined };
}

describe('a relay', () => {
  test('[S20] what Ann writes reaches Bo once it is committed, and comes back to Ann as an ack only', async () => {
    const { ann, bo, joined } = await annAndBo();
    const [anns, bos] = [
      await TestLink.open(relay.base, { device: ann, joined }),
      await TestLink.open(relay.base, { device: bo, joined }),
    ];
    await Promise.all([anns.live(), bos.live()]);
    const write = writer(ann, `r/${joined.space}/0`);
    anns.push(1, [write('one')]);
    const ack = await anns.acked(1);
    await bos.settled(() => bos.updates.length === 1);
    expect(bos.updates[0]).toMatchObject({ person: ann.person, deviceNo: ann.deviceNo, number: ack.numbers[0] });
    expect(anns.updates).toEqual([]);
    expect(anns.cursor).toEqual(bos.cursor);
    anns.close();
    bos.close();
  });

  test('[S21] after a restart a device catches up from its cursor, own envelopes among the rest', async () => {
    const { ann, bo, joined } = await annAndBo();
    const doc = `r/${joined.space}/0`;
    const first = await TestLink.open(relay.base, { device: ann, joined });
    await first.live();
    const write = writer(ann, doc);
    first.push(1, [write('one')]);
    const { cursor } = await first.acked(1);
    first.push(2, [write('two')]);
    await first.acked(2);
    first.close();
    relay = await relay.restart();
    for (const device of [ann, bo]) Object.assign(device, { ask: askOver(relay.base) });
    const again = await TestLink.open(relay.base, { device: ann, joined, cursor });
    await again.live();
    expect(again.updates.map(({ number }) => number)).toEqual([cursor.number + 1]);
    again.push(3, [write('three')]);
    await again.acked(3);
    const whole = await TestLink.open(relay.base, { device: bo, joined });
    await whole.live();
    expect(whole.updates.length).toBe(3);
    again.close();
    whole.close();
  });
});
