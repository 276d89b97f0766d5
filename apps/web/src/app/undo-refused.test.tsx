// Undo where nothing can be saved: it is said in words, by the key and by the message that offered it, and nothing is
// thrown at the window.
import { refuse } from '@baton/model/refusal';
import { useToast } from '@baton/ui/toast';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useUndo } from '../lib/use-undo.ts';
import { ForkMark } from '../parts/fork-mark.tsx';
import { ann, bo, scene, type Scene } from '../test/scene.tsx';

const full = refuse('not-saved', 'full');
const sentence = /^This was not saved: storage on this device is full/;
let undone: number;

function Offer() {
  const toast = useToast();
  const onUndo = useUndo(() => (undone += 1));
  return (
    <button type="button" onClick={() => toast.show({ text: 'Archived.', onUndo })}>
      Archive
    </button>
  );
}

let at: Scene;
beforeEach(() => {
  localStorage.clear();
  undone = 0;
  at = scene();
});
afterEach(cleanup);
const onFullDisk = () => Object.assign(at.workspace, { undo: async () => full, redo: async () => full });

test.each([
  ['{Control>}z{/Control}', 'undo'],
  ['{Control>}{Shift>}z{/Shift}{/Control}', 'redo'],
])('%s on a full disk says that it was not saved', async (keys) => {
  onFullDisk();
  await at.show(<main />);
  await userEvent.keyboard(keys);
  await at.settle();
  expect(screen.getAllByText(sentence).length).toBeGreaterThan(0);
});

test('Undo of a message on a full disk says so, and what follows an undo does not follow', async () => {
  onFullDisk();
  await at.show(<Offer />);
  await userEvent.click(screen.getByRole('button', { name: 'Archive' }));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  expect(screen.getAllByText(sentence).length).toBeGreaterThan(0);
  expect(undone).toBe(0);
});

test('Undo of a message with room is done, and what follows it follows', async () => {
  await at.show(<Offer />);
  await userEvent.click(screen.getByRole('button', { name: 'Archive' }));
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await at.settle();
  expect(screen.queryByText(sentence)).toBeNull();
  expect(undone).toBe(1);
});

test('a value that cannot be restored now is said to be, where it was set apart', async () => {
  Object.assign(at.workspace, { restore: async () => full });
  const cell = (value: string, by: typeof ann) => ({ key: 't+du', value, t: 1, by, item: null });
  const lost = { id: 'l1', record: 't', field: 'due', lost: cell('Mine', ann), won: cell('Theirs', bo) };
  await at.show(<ForkMark name="Due" lost={lost as never} show={String} />);
  await userEvent.click(screen.getByRole('button', { name: /two values were set apart/ }));
  await userEvent.click(screen.getByRole('button', { name: /^(Use mine|Restore)$/ }));
  await at.settle();
  expect(screen.getAllByText(sentence).length).toBeGreaterThan(0);
});
