import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { memo, useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AnnouncerProvider } from '../announcer.tsx';
import { ContextMenu } from '../context-menu.tsx';
import { DragBoard } from './drag-board.tsx';
import type { Move } from './model.tsx';
import { useDraggableCard } from './use-draggable-card.tsx';
import { useDropColumn } from './use-drop-column.tsx';

// The browser's own drag does not exist in a simulated page; it is tried in a real one.
vi.mock('./native-drag.ts', () => ({ watchMouse: () => () => undefined, takeDrops: () => () => undefined }));
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollBy = () => undefined;
});

const rendered = vi.fn<(id: string) => void>();
const Card = memo(function Card({ id }: { id: string }) {
  rendered(id);
  const { ref } = useDraggableCard(id);
  return (
    <button ref={ref} type="button">
      {id}
    </button>
  );
});

function Column({ column, cards }: { column: string; cards: readonly string[] }) {
  const { ref } = useDropColumn({ column });
  return (
    <div ref={ref}>
      {cards.map((id) => (
        <Card key={id} id={id} />
      ))}
    </div>
  );
}

function Board({ onMove }: { onMove: (move: Move) => void }) {
  const [columns, setColumns] = useState<Record<string, string[]>>({ Ready: ['a', 'b'], Making: ['c'], Legal: [] });
  const handleMove = (move: Move) => {
    onMove(move);
    setColumns((old) => {
      const next = Object.fromEntries(
        Object.entries(old).map(([name, ids]) => [name, ids.filter((id) => id !== move.id)]),
      );
      const there = next[move.column] ?? [];
      there.splice(move.before === undefined ? there.length : there.indexOf(move.before), 0, move.id);
      return next;
    });
  };
  return (
    <AnnouncerProvider>
      <DragBoard
        model={{ columns: Object.keys(columns), cards: ({ column }) => columns[column] ?? [] }}
        mayDrop={(_id, { column }) => (column === 'Legal' ? 'Gate: Lena signs first' : undefined)}
        onMove={handleMove}
        nameOf={(id) => `Card ${id}`}
        nameOfCell={({ column }) => column}
      >
        {Object.entries(columns).map(([column, cards]) => (
          <Column key={column} column={column} cards={cards} />
        ))}
      </DragBoard>
    </AnnouncerProvider>
  );
}

function setUp() {
  const handleMove = vi.fn<(...args: unknown[]) => void>();
  render(<Board onMove={handleMove} />);
  screen.getByRole('button', { name: 'a' }).focus();
  rendered.mockClear();
  return { handleMove, said: () => screen.getByRole('status').textContent?.trim() };
}

test('[U16] M picks up, arrows move, Enter drops between its neighbours, all of it spoken', async () => {
  const { handleMove, said } = setUp();
  await userEvent.keyboard('m');
  expect(said()).toBe('Picked up Card a, Ready, 1 of 2.');
  await userEvent.keyboard('{ArrowRight}');
  expect(said()).toBe('Making, 1 of 2.');
  await userEvent.keyboard('{ArrowDown}');
  expect(rendered).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(handleMove.mock.calls).toEqual([
    [{ id: 'a', column: 'Making', lane: undefined, after: 'c', before: undefined }],
  ]);
  expect(said()).toBe('Dropped Card a, Making, 2 of 2.');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'a' })));
});

test('[U16] Escape returns it and reports nothing', async () => {
  const { handleMove, said } = setUp();
  await userEvent.keyboard(' {ArrowRight}{Escape}');
  expect(said()).toBe('Card a is back, Ready, 1 of 2.');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(handleMove).not.toHaveBeenCalled();
  expect(document.querySelector('[data-drag-marker], [data-drag-gap], [data-drag-over]')).toBeNull();
});

test('[U17] a cell that refuses says why at once and takes nothing', async () => {
  const { handleMove } = setUp();
  await userEvent.keyboard('m{ArrowRight}{ArrowRight}{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('Gate: Lena signs first');
  expect(handleMove).not.toHaveBeenCalled();
});

test('[U20] a lifted card that is held on opens no menu of what is round it, which another long press opens', async () => {
  render(
    <ContextMenu items={[{ id: 'rename', label: 'Rename', onSelect: () => {} }]}>
      <div>
        <Board onMove={() => {}} />
        <p>Nothing to carry</p>
      </div>
    </ContextMenu>,
  );
  const press = (on: HTMLElement) => {
    fireEvent.pointerDown(on, { pointerType: 'touch', isPrimary: true, pointerId: 7, clientX: 10, clientY: 10 });
    fireEvent.touchStart(on, { touches: [{ clientX: 10, clientY: 10 }] });
    act(() => void vi.advanceTimersByTime(2_000));
  };
  vi.useFakeTimers();
  try {
    press(screen.getByRole('button', { name: 'a' }));
    expect(document.querySelector('[data-drag-lifted]')).not.toBeNull();
    expect(screen.queryByRole('menu')).toBeNull();
    fireEvent.pointerCancel(document, { pointerId: 7 });
    press(screen.getByText('Nothing to carry'));
    expect(screen.queryByRole('menu')).not.toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('[U20] a finger that moves before 280 ms scrolls, one that rests lifts the card', () => {
  vi.useFakeTimers();
  try {
    setUp();
    const card = screen.getByRole('button', { name: 'a' });
    const touch = { pointerType: 'touch', isPrimary: true, pointerId: 7 };
    fireEvent.pointerDown(card, { ...touch, clientX: 10, clientY: 10 });
    fireEvent.pointerMove(document, { ...touch, clientX: 10, clientY: 40 });
    act(() => void vi.advanceTimersByTime(400));
    expect(document.querySelector('[data-drag-lifted]')).toBeNull();
    fireEvent.pointerDown(card, { ...touch, clientX: 10, clientY: 10 });
    act(() => void vi.advanceTimersByTime(280));
    expect(document.querySelector('[data-drag-lifted]')).not.toBeNull();
    expect(fireEvent.touchMove(card)).toBe(false);
    fireEvent.pointerCancel(document, touch);
  } finally {
    vi.useRealTimers();
  }
});
