// The board of the company, shown by itself. What it asks of the rooms round it goes nowhere, unless a test listens.
import { screen } from '@testing-library/react';
import { BoardScreen, type BoardScreenProps } from './board-screen.tsx';
import type { Scene } from '../../test/scene.tsx';

const ignore = (): void => {};

export const showBoard = (at: Scene, heard: Partial<BoardScreenProps> = {}): Promise<void> =>
  at.show(
    <BoardScreen
      board={at.company.board}
      peeked={undefined}
      onPeek={ignore}
      onPage={ignore}
      onFollow={ignore}
      linkTo={(key) => `https://relay/${key}`}
      onBack={ignore}
      {...heard}
    />,
  );

/** The card with this title. */
export function card(title: string): HTMLElement {
  const found = screen.getByRole('heading', { level: 3, name: title }).closest('li');
  if (!found) throw new Error(`${title} is not on a card`);
  return found;
}
