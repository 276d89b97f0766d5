import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Segmented } from './segmented.tsx';
import { SyncChip } from './sync-chip.tsx';
import { ToastProvider, useToast } from './toast.tsx';

function Mover({ onUndo }: { onUndo: (text: string) => void }) {
  const toast = useToast();
  return ['First', 'Second'].map((text) => (
    <button key={text} type="button" onClick={() => toast.show({ text: `${text} moved`, onUndo: () => onUndo(text) })}>
      {text}
    </button>
  ));
}

test('[U12] one toast at a time; Undo undoes what it names, once', async () => {
  const handleUndo = vi.fn<(...args: unknown[]) => void>();
  render(
    <ToastProvider>
      <Mover onUndo={handleUndo} />
    </ToastProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'First' }));
  await screen.findByText('First moved');
  await userEvent.click(screen.getByRole('button', { name: 'Second' }));
  await screen.findByText('Second moved');
  await waitFor(() => expect(screen.queryByText('First moved')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(handleUndo.mock.calls).toEqual([['Second']]);
  await waitFor(() => expect(screen.queryByText('Second moved')).toBeNull());
});

test('[U5] the sync chip has four wordings', () => {
  render(
    <>
      <SyncChip state={{ kind: 'relay' }} />
      <SyncChip state={{ kind: 'here' }} />
      <SyncChip state={{ kind: 'offline', waiting: 1 }} />
      <SyncChip state={{ kind: 'unsaved', reason: 'device full' }} />
    </>,
  );
  expect(screen.getAllByRole('button').map((chip) => chip.textContent)).toEqual([
    'Saved on relay',
    'Saved here',
    'Offline, 1 change waiting',
    'Not saved: device full',
  ]);
});

test('[U13] pressing the chosen view again leaves it chosen', async () => {
  const handleChange = vi.fn<(...args: unknown[]) => void>();
  const options = [
    { id: 'list', label: 'List' },
    { id: 'board', label: 'Board' },
  ] as const;
  render(<Segmented label="View" value="list" options={options} onChange={handleChange} />);
  await userEvent.click(screen.getByRole('button', { name: 'List' }));
  expect(handleChange).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Board' }));
  expect(handleChange.mock.calls).toEqual([['board']]);
});
