import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHoverIntent } from './hover-intent.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function pointing() {
  let shown: string | null = null;
  const opened: string[] = [];
  const intent = createHoverIntent<string>({
    open: (place) => {
      shown = place;
      opened.push(place);
    },
    close: () => {
      shown = null;
    },
    shown: () => shown,
  });
  return { intent, opened, shown: () => shown };
}

test('a pointer that rests opens, one that passes does not', () => {
  const { intent, opened } = pointing();
  intent.over('ann');
  vi.advanceTimersByTime(300);
  intent.over('bo');
  vi.advanceTimersByTime(300);
  intent.out();
  vi.advanceTimersByTime(2_000);
  expect(opened).toEqual([]);
  intent.over('bo');
  vi.advanceTimersByTime(250);
  intent.over('bo');
  vi.advanceTimersByTime(150);
  expect(opened).toEqual(['bo']);
});

test('on the way to what opened it stays open, beside it it closes', () => {
  const { intent, shown } = pointing();
  intent.over('ann');
  vi.advanceTimersByTime(400);
  intent.out();
  vi.advanceTimersByTime(200);
  intent.stay();
  vi.advanceTimersByTime(2_000);
  expect(shown()).toBe('ann');
  intent.out();
  vi.advanceTimersByTime(240);
  expect(shown()).toBeNull();
});

test('a neighbour follows at once, and a press takes back what was meant', () => {
  const { intent, opened } = pointing();
  intent.over('ann');
  vi.advanceTimersByTime(400);
  intent.over('bo');
  vi.advanceTimersByTime(120);
  expect(opened).toEqual(['ann', 'bo']);
  intent.over('cy');
  intent.forget();
  vi.advanceTimersByTime(2_000);
  expect(opened).toEqual(['ann', 'bo']);
});
