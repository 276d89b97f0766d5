import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { Menu } from './menu.tsx';

function setUp() {
  const handleRename = vi.fn<(...args: unknown[]) => void>();
  const handleArchive = vi.fn<(...args: unknown[]) => void>();
  const handleFollow = vi.fn<(...args: unknown[]) => void>();
  render(
    <Menu
      trigger={<Button>Actions</Button>}
      items={[
        { id: 'rename', label: 'Rename', onSelect: handleRename },
        { id: 'follow', label: 'Follow', checked: false, onChange: handleFollow },
        { id: 'archive', label: 'Archive', disabledReason: 'Lena signs first', onSelect: handleArchive },
      ]}
    />,
  );
  return { handleRename, handleArchive, handleFollow };
}

test('[U10] the down arrow opens it, arrows move, Enter chooses and focus returns', async () => {
  const { handleFollow } = setUp();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await screen.findByRole('menu');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(handleFollow.mock.calls[0]?.[0]).toBe(true);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Actions' })));
});

test('[U10] the first letter goes to its row', async () => {
  const { handleRename } = setUp();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('menu');
  await userEvent.keyboard('f');
  expect(document.activeElement?.textContent).toContain('Follow');
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(handleRename).toHaveBeenCalledOnce();
});

test('[U1] a disabled row says why and does nothing', async () => {
  const { handleArchive } = setUp();
  await userEvent.click(screen.getByRole('button', { name: 'Actions' }));
  const row = await screen.findByRole('menuitem', { name: /Archive/u });
  expect(row.textContent).toContain('Lena signs first');
  await userEvent.click(row);
  expect(handleArchive).not.toHaveBeenCalled();
});
