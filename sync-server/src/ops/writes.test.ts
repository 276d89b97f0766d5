import { RelayHealth } from '@baton/protocol/http-health';
import { afterEach, expect, test, vi } from 'vitest';
import { openDrill } from '../backup/drill.fixture.ts';
import { writer } from '../test/device.fixture.ts';
import { Writes } from './writes.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.useRealTimers());
const minute = 60_000;
function scene() {
  const at = { now: 100 * minute };
  return { at, writes: new Writes(() => at.now) };
}

test('[S426] changes and the most of them by one device are told of the last whole minute, never of one that goes on', () => {
  const { at, writes } = scene();
  expect(writes.last('w1')).toEqual({ changes: 0, byOne: 0 });
  writes.note('w1', 1, 3);
  writes.note('w1', 2, 4);
  at.now += minute - 1;
  writes.note('w1', 1, 2);
  expect(writes.last('w1')).toEqual({ changes: 0, byOne: 0 });
  at.now += 1;
  expect(writes.last('w1')).toEqual({ changes: 9, byOne: 5 });
  writes.note('w1', 2, 1);
  expect(writes.last('w1')).toEqual({ changes: 9, byOne: 5 });
  at.now += minute;
  expect(writes.last('w1')).toEqual({ changes: 1, byOne: 1 });
  at.now += minute;
  expect(writes.last('w1')).toEqual({ changes: 0, byOne: 0 });
  expect(writes.last('w2')).toEqual({ changes: 0, byOne: 0 });
});

test('[S426] a minute after which nobody wrote is over all the same, and older ones are not the last', () => {
  const { at, writes } = scene();
  writes.note('w1', 1, 3);
  at.now += 5 * minute;
  expect(writes.last('w1')).toEqual({ changes: 0, byOne: 0 });
  expect(writes.take('w1')).toEqual({ changes: 3, byOne: 3 });
});

test('[S427] the most of a minute is taken once: what was taken is not told again', () => {
  const { at, writes } = scene();
  expect(writes.take('w1')).toEqual({ changes: 0, byOne: 0 });
  for (const [changes, device] of [
    [4, 1],
    [9, 0],
    [2, 1],
  ] as const) {
    writes.note('w1', device, changes);
    at.now += minute;
  }
  expect(writes.take('w1')).toEqual({ changes: 9, byOne: 4 });
  expect(writes.take('w1')).toEqual({ changes: 0, byOne: 0 });
});

test('[S426] other programs and links count among the changes, and are no device', () => {
  const { at, writes } = scene();
  writes.note('w1', 0, 7);
  writes.note('w1', 3, 2);
  at.now += minute;
  expect(writes.last('w1')).toEqual({ changes: 9, byOne: 2 });
});

test('[S426] a clock that was set back ends the minute, and nothing is counted twice', () => {
  const { at, writes } = scene();
  writes.note('w1', 1, 3);
  at.now -= 10 * minute;
  writes.note('w1', 1, 1);
  at.now += minute;
  expect(writes.last('w1')).toEqual({ changes: 1, byOne: 1 });
  expect(writes.take('w1')).toEqual({ changes: 3, byOne: 3 });
});

test('[S428] an admin is told both, in numbers; what was refused or sent again counts for nothing', async () => {
  // It stands still, so that no minute ends while they write.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  const drill = await openDrill();
  const { workspace } = drill.joined;
  await drill.write(10);
  vi.setSystemTime(Date.now() + minute);
  const told = async () => RelayHealth.parse((await drill.ann.get(`/api/health/${workspace}`)).json).writes;
  expect(await told()).toEqual({ changes: 10, byOne: 10 });
  // Once more, as after a lost answer; and what may not be written.
  drill.link.push(10, [writer(drill.ann, `r/${drill.joined.space}/0`)('again')]);
  drill.link.push(11, [writer(drill.ann, 'r/elsewhere/0')('refused')]);
  await vi.waitFor(() => expect(drill.link.frames.some(({ type }) => type === 'refused')).toBe(true), {
    timeout: 20_000,
  });
  vi.setSystemTime(Date.now() + minute);
  expect(await told()).toEqual({ changes: 0, byOne: 0 });
  drill.link.close();
  await drill.relay.remove();
});
