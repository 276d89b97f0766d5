import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useActions } from '../lib/actions.tsx';
import { prefer } from '../lib/preferences.ts';
import { scene, type Scene } from '../test/scene.tsx';

const next = vi.fn<(who: string) => void>();
const undo = vi.fn<() => void>();
let at: Scene;

function Room({ takes = true }: { takes?: boolean }) {
  useActions({ next: () => (takes ? next('room') : false), undo: () => undo() });
  return <textarea aria-label="Text" />;
}
function Inner() {
  useActions({ next: () => next('inner') });
  return null;
}
beforeEach(() => {
  vi.clearAllMocks();
  prefer('single-keys', 'on');
  at = scene();
});

test('the room that came last is asked first; one that declines passes on', async () => {
  await at.show(
    <>
      <Inner />
      <Room takes={false} />
    </>,
  );
  await userEvent.keyboard('j');
  expect(next.mock.calls).toEqual([['inner']]);
});

test('single letters are off while a text is typed, and can be switched off for good', async () => {
  await at.show(<Room />);
  await userEvent.type(screen.getByRole('textbox'), 'jj');
  expect(next).not.toHaveBeenCalled();
  (document.activeElement as HTMLElement).blur();
  prefer('single-keys', 'off');
  await userEvent.keyboard('j');
  expect(next).not.toHaveBeenCalled();
});

test('Ctrl Z in a text field is the field’s own', async () => {
  await at.show(<Room />);
  await userEvent.type(screen.getByRole('textbox'), 'a{Control>}z{/Control}');
  expect(undo).not.toHaveBeenCalled();
});

test('the sheet of keys shows what the present screen can do, and no more', async () => {
  await at.show(<Room />);
  await userEvent.keyboard('?');
  expect(await screen.findByText('Next')).toBeTruthy();
  expect(screen.getByText('Undo mine')).toBeTruthy();
  expect(screen.queryByText('Priority 1')).toBeNull();
});

test('Ctrl S says that it is saved already', async () => {
  await at.show(<Room />);
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(document.querySelector('output')?.textContent).toBe('Already saved here');
});
