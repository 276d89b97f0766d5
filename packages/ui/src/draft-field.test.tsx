import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DateField } from './date-field.tsx';
import { DurationField } from './duration-field.tsx';

test('[U7] text that means nothing stays, with a reason, and reports nothing', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<DurationField label="Estimate" value={90} onChange={handleChange} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Estimate' });
  expect(field.value).toBe('1\u00a0h\u00a030');
  await userEvent.clear(field);
  await userEvent.type(field, 'a while{Enter}');
  expect(field.value).toBe('a while');
  expect(screen.getByText(/Write a span/u)).toBeTruthy();
  expect(handleChange).not.toHaveBeenCalled();
  await userEvent.type(field, '{Escape}');
  expect(field.value).toBe('1\u00a0h\u00a030');
});

test('[U7] leaving reads the value, an empty field is no value', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<DurationField label="Estimate" value={90} onChange={handleChange} />);
  const field = screen.getByRole('textbox', { name: 'Estimate' });
  await userEvent.clear(field);
  await userEvent.type(field, '2h');
  await userEvent.tab();
  expect(handleChange).toHaveBeenLastCalledWith(120);
  await userEvent.clear(field);
  await userEvent.tab();
  expect(handleChange).toHaveBeenLastCalledWith(undefined);
});

test('[U9] a day can be typed, or walked to in the month with the keys', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<DateField label="Due" value="2026-03-30" today="2026-03-04" onChange={handleChange} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Due' });
  expect(field.value).toBe('Mon 30 March');
  await userEvent.clear(field);
  await userEvent.type(field, 'tomorrow{Enter}');
  expect(handleChange).toHaveBeenLastCalledWith('2026-03-05');
  await userEvent.click(screen.getByRole('button', { name: 'Open calendar' }));
  const chosen = await screen.findByRole('button', { name: /^Monday,? 30 March 2026$/u });
  chosen.focus();
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-day')).toBe('2026-04-06'));
  await userEvent.keyboard('{Enter}');
  expect(handleChange).toHaveBeenLastCalledWith('2026-04-06');
});
