import { person } from '@baton/model/test/memory';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTouches } from './touches.ts';

const [bo, cy] = [person('bo'), person('cy')];
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a touch fades after two seconds, and readers hear of both', () => {
  const touches = createTouches();
  const heard = vi.fn<() => void>();
  touches.subscribe(heard);
  touches.add([{ id: 't1', by: bo }]);
  expect(touches.get('t1')?.by).toBe(bo);
  vi.advanceTimersByTime(2_100);
  expect(touches.get('t1')).toBeUndefined();
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a second touch starts anew and is not ended by the first one’s clock', () => {
  const touches = createTouches();
  touches.add([{ id: 't1', by: bo }]);
  const first = touches.get('t1')?.turn ?? 0;
  vi.advanceTimersByTime(1_500);
  touches.add([{ id: 't1', by: cy }]);
  vi.advanceTimersByTime(1_000);
  expect(touches.get('t1')).toMatchObject({ by: cy });
  expect(touches.get('t1')?.turn).toBeGreaterThan(first);
});

test('nothing touched is no news; whoever left hears nothing', () => {
  const touches = createTouches();
  const heard = vi.fn<() => void>();
  const stop = touches.subscribe(heard);
  touches.add([]);
  stop();
  touches.add([{ id: 't1', by: bo }]);
  expect(heard).not.toHaveBeenCalled();
  expect(touches.version()).toBe(1);
});
