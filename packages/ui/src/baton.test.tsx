import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { BatonEnd } from './baton-end.tsx';
import type { BatonState } from './baton-words.tsx';
import { Baton } from './baton.tsx';

const tom: BatonEnd = { name: 'Tom Okafor', hue: 1 };
const lena: BatonEnd = { name: 'Lena Brandt', hue: 5 };

function filledEnds(container: HTMLElement): string[] {
  return [...container.querySelectorAll('.has')].map((end) => end.textContent);
}

test.each<[BatonState, string]>([
  ['held', 'Tom'],
  ['offered', 'Tom'],
  ['unsent', 'Tom'],
  ['alone', 'Tom'],
  ['accepted', 'Lena'],
  ['waiting', 'Lena'],
  ['overdue', 'Lena'],
])('[U3] %s: one end is filled, that of %s', (state, holder) => {
  const { container } = render(<Baton state={state} from={tom} to={lena} size="md" />);
  expect(filledEnds(container)).toEqual([holder]);
});

test('[U3] the reader is written You, in full and in short', () => {
  render(<Baton state="offered" from={tom} to={{ ...lena, isReader: true, more: 1 }} size="lg" />);
  expect(screen.getByRole('img').textContent).toContain('You +1');
});

test('[U4] without a press it is a picture with its sentence, with one a button of that name', async () => {
  const handleClick = vi.fn<(...args: unknown[]) => void>();
  const { rerender } = render(<Baton state="held" from={tom} to={lena} />);
  expect(screen.getByRole('img', { name: 'Tom Okafor has it, next is Lena Brandt' })).toBeTruthy();
  rerender(<Baton state="held" from={tom} to={lena} onClick={handleClick} />);
  await userEvent.click(screen.getByRole('button', { name: 'Tom Okafor has it, next is Lena Brandt' }));
  expect(handleClick).toHaveBeenCalledOnce();
});
