import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Combobox, type ComboboxOption, type ComboboxProps, matching } from './combobox.tsx';

const people: readonly ComboboxOption[] = [
  { id: 'tom', label: 'Tom Okafor' },
  { id: 'lena', label: 'Lena Brandt', also: 'brand' },
  { id: 'ana', label: 'Ana Petrović', also: 'payables' },
];

function Picker({ onChange, ...rest }: Partial<ComboboxProps> & { onChange: (value: readonly string[]) => void }) {
  const [value, setValue] = useState<readonly string[]>(['tom']);
  const handleChange = (next: readonly string[]) => {
    setValue(next);
    onChange(next);
  };
  return <Combobox label="Followers" options={people} value={value} {...rest} onChange={handleChange} />;
}

test('[U11] it finds by the beginning of words, without case and accents', () => {
  const found = (query: string) => matching(people, query).map((person) => person.id);
  expect(found('petrovic')).toEqual(['ana']);
  expect(found('LE br')).toEqual(['lena']);
  expect(found('pay')).toEqual(['ana']);
  expect(found('rovi')).toEqual([]);
  expect(found('')).toEqual(['tom', 'lena', 'ana']);
});

test('[U11] typing and Enter chooses, Backspace takes the last one out', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<Picker onChange={handleChange} />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Followers' }));
  await userEvent.keyboard('len');
  await screen.findByRole('option', { name: /Lena/u });
  await userEvent.keyboard('{Enter}');
  expect(handleChange).toHaveBeenLastCalledWith(['tom', 'lena']);
  await userEvent.keyboard('{Backspace}');
  expect(handleChange).toHaveBeenLastCalledWith(['tom']);
});

test('[U11] what is found nowhere can be made', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<Picker onChange={handleChange} onCreate={(text) => `new:${text}`} />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Followers' }));
  await userEvent.keyboard('Press');
  await userEvent.click(await screen.findByRole('option', { name: 'Create “Press”' }));
  expect(handleChange).toHaveBeenLastCalledWith(['tom', 'new:Press']);
});

test('[U11] with single the new one takes the place of the old', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(<Picker onChange={handleChange} single />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Followers' }));
  await userEvent.keyboard('ana');
  await userEvent.click(await screen.findByRole('option', { name: /Ana/u }));
  expect(handleChange).toHaveBeenLastCalledWith(['ana']);
});
