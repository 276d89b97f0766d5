import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnnouncerProvider, useAnnounce } from './announcer.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp() {
  let announce: ReturnType<typeof useAnnounce> | undefined;
  function Taker() {
    announce = useAnnounce();
    return null;
  }
  render(
    <AnnouncerProvider>
      <Taker />
    </AnnouncerProvider>,
  );
  if (announce === undefined) throw new Error('rendered');
  return announce;
}

test('[U14] what others do is said at most once in five seconds, together', () => {
  const { grouped } = setUp();
  const polite = screen.getByRole('status');
  grouped('Lena moved a task');
  expect(polite.textContent).toBe('Lena moved a task');
  grouped('Yuki wrote a comment');
  grouped('Tom took the offer');
  expect(polite.textContent).toBe('Lena moved a task');
  act(() => void vi.advanceTimersByTime(5000));
  expect(polite.textContent).toBe('Yuki wrote a comment. Tom took the offer');
});

test('[U14] the same words twice are heard twice, refusals interrupt', () => {
  const { polite, assertive } = setUp();
  polite('Making, 2 of 9.');
  const first = screen.getByRole('status').textContent;
  polite('Making, 2 of 9.');
  expect(screen.getByRole('status').textContent).not.toBe(first);
  assertive('Gate: Lena signs first');
  expect(screen.getByRole('alert').textContent).toBe('Gate: Lena signs first');
});
