import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useDraft } from './drafts.ts';

function Field({ place }: { place: string }) {
  const [text, setText] = useDraft(place);
  return <input aria-label={place} value={text} onChange={(event) => setText(event.target.value)} />;
}
const show = (place: string) => {
  render(<Field key={place} place={place} />);
  return screen.getByRole<HTMLInputElement>('textbox', { name: place });
};
beforeEach(() => localStorage.clear());

test('what is begun is there when the field comes back, in its own place only', async () => {
  await userEvent.type(show('one'), 'Half a thought');
  cleanup();
  expect(show('two').value).toBe('');
  cleanup();
  expect(show('one').value).toBe('Half a thought');
});

test('it outlives the tab, and leaves nothing behind when it is emptied', async () => {
  const field = show('three');
  await userEvent.type(field, 'Kept');
  expect(localStorage.getItem('baton.draft.three')).toBe('Kept');
  await userEvent.clear(field);
  expect(localStorage.getItem('baton.draft.three')).toBeNull();
});

test('where storage is closed it lasts as long as the page', async () => {
  const closed = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('closed', 'SecurityError');
  });
  await userEvent.type(show('four'), 'Here');
  cleanup();
  expect(show('four').value).toBe('Here');
  closed.mockRestore();
});
