import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CommentField, saidIn } from './comment-field.tsx';

const arrival = vi.hoisted(() => ({ let: (): void => {} }));
vi.mock('@baton/editor/comment-editor', async (original) => {
  await new Promise<void>((resolve) => {
    arrival.let = resolve;
  });
  return original();
});
vi.mock('./mention-chips.tsx', () => ({ useMentions: () => undefined }));
vi.mock('@baton/ui/toast', () => ({ useToast: () => ({ show: () => {} }) }));
afterEach(cleanup);
// jsdom lays nothing out; ProseMirror asks where the caret is.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

const ignore = (): void => {};

test('who left the field by Escape is not called back by the editor that comes later', async () => {
  render(<CommentField label="Comment" placeholder="" draft="Half" takesFocus onDraft={ignore} onSend={ignore} />);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(document.body);
  await act(async () => arrival.let());
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Comment' }).tagName).toBe('DIV'), {
    timeout: 20_000,
  });
  expect(document.activeElement).toBe(document.body);
});

test('empty lines that were left below for more are not said', () => {
  const picture = { type: 'picture', attrs: { hash: 'a'.repeat(64), size: 5, type: 'image/png', name: 'beach.png' } };
  const empty = { type: 'paragraph' };
  expect(saidIn(JSON.stringify([empty, picture, empty, empty]))).toEqual({ body: JSON.stringify([empty, picture]) });
});
