import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { AvatarGroup } from './avatar-group.tsx';
import { Avatar } from './avatar.tsx';
import { HoverCard } from './hover-card.tsx';

function Page({ takesFocus, onClose }: { takesFocus: boolean; onClose?: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button type="button" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        Tom
      </button>
      {anchor !== null && (
        <HoverCard
          anchor={anchor}
          label="About Tom"
          takesFocus={takesFocus}
          onClose={() => {
            onClose?.();
            setAnchor(null);
          }}
        >
          <a href="#task">A task</a>
        </HoverCard>
      )}
    </>
  );
}

test('[U23] a card that was pressed takes focus, Escape closes it and gives focus back', async () => {
  render(<Page takesFocus />);
  const anchor = screen.getByRole('button', { name: 'Tom' });
  await userEvent.click(anchor);
  const card = screen.getByRole('dialog', { name: 'About Tom' });
  await waitFor(() => expect(card.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(anchor);
});

test('[U23] one that was pointed at leaves focus where it is', async () => {
  render(<Page takesFocus={false} />);
  const anchor = screen.getByRole('button', { name: 'Tom' });
  anchor.focus();
  fireEvent.click(anchor);
  await screen.findByRole('dialog', { name: 'About Tom' });
  expect(document.activeElement).toBe(anchor);
});

test('[U23] a press beside it closes it', async () => {
  const handleClose = vi.fn<() => void>();
  render(<Page takesFocus onClose={handleClose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Tom' }));
  await userEvent.click(document.body);
  await waitFor(() => expect(handleClose).toHaveBeenCalled());
});

test('[U24] a picture stands over the initials and is no second name', () => {
  render(<Avatar name="Tom Okafor" hue={1} picture="blob:1" />);
  const face = screen.getByRole('img', { name: 'Tom Okafor' });
  expect(face.dataset['initials']).toBe('TO');
  expect(face.querySelector('img')?.getAttribute('alt')).toBe('');
});

test('[U25] each face of a group can be what opens more about the person', () => {
  const people = [{ id: 'a', name: 'Tom Okafor', hue: 1 as const }];
  render(
    <AvatarGroup
      people={people}
      wrap={(id, face) => (
        <button type="button" data-person={id}>
          {face}
        </button>
      )}
    />,
  );
  expect(screen.getByRole('button').querySelector('[role="img"]')).toBeTruthy();
});
