import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Settings } from 'lucide-react';
import { expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';

test('[U1] a disabled button can be reached, does nothing and says why', async () => {
  const handleClick = vi.fn<(...args: unknown[]) => void>();
  const handleSubmit = vi.fn<(...args: unknown[]) => void>();
  render(
    <form onSubmit={handleSubmit}>
      <Button type="submit" disabledReason="Gate: Lena signs first" onClick={handleClick}>
        Sign
      </Button>
    </form>,
  );
  await userEvent.tab();
  const button = screen.getByRole('button', { name: 'Sign', description: 'Gate: Lena signs first' });
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{Enter} ');
  expect(handleClick).not.toHaveBeenCalled();
  expect(handleSubmit).not.toHaveBeenCalled();
});

test('[U1] a disabled check box and field keep their value and can be read', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  render(
    <>
      <Checkbox label="Sealed" checked disabledReason="The week is sealed" onChange={handleChange} />
      <TextField label="Signer" value="Lena" disabledReason="Set by the flow" onChange={handleChange} />
    </>,
  );
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Signer', description: 'Set by the flow' }));
  await userEvent.keyboard('x');
  expect(handleChange).not.toHaveBeenCalled();
});

test('[U2] an icon button shows its name and key to the keyboard', async () => {
  render(<IconButton icon={Settings} label="Settings" keyCap="G" />);
  expect(screen.getByRole('button', { name: 'Settings' })).toBeTruthy();
  await userEvent.tab();
  expect(await screen.findByText('Settings')).toBeTruthy();
  expect(screen.getByText('G')).toBeTruthy();
});

test('[U7] an error replaces the help and belongs to the field', () => {
  render(
    <TextField label="Amount" value="64 000" onChange={() => undefined} help="As billed" error="Add a currency" />,
  );
  const field = screen.getByRole('textbox', { name: 'Amount', description: 'Add a currency' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByText('As billed')).toBeNull();
});
