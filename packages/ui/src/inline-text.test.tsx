import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { InlineText } from './inline-text.tsx';
import { ToastProvider } from './toast.tsx';

function setUp() {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(
    <ToastProvider>
      <InlineText label="Title" value="Press kit" onChange={handleChange} />
      <button type="button">Elsewhere</button>
    </ToastProvider>,
  );
  return handleChange;
}

async function type(text: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Edit Title: Press kit' }));
  await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
  await userEvent.keyboard(text);
}

test('[U6] Enter keeps, and focus stays on the text', async () => {
  const handleChange = setUp();
  await type('Press kit, final{Enter}');
  expect(handleChange.mock.calls).toEqual([['Press kit, final']]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /Edit Title/u })));
});

test('[U6] leaving keeps', async () => {
  const handleChange = setUp();
  await type('Press kit, final');
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(handleChange.mock.calls).toEqual([['Press kit, final']]);
});

test('[U6] Escape returns the old value and offers what was typed', async () => {
  const handleChange = setUp();
  await type('Another name{Escape}');
  expect(handleChange).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Edit Title: Press kit' })).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Use what you typed' }));
  expect(handleChange.mock.calls).toEqual([['Another name']]);
});

test('[U6] nothing typed, or the same again, reports nothing', async () => {
  const handleChange = setUp();
  await type('{Enter}');
  await type('Press kit{Enter}');
  await type('   {Enter}');
  expect(handleChange).not.toHaveBeenCalled();
});
