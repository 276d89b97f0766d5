import type { Board } from './board.ts';
import { createIndicator } from './indicator.ts';
import { drawnIndex, measureCards } from './measure.ts';
import { cellKey, type Direction, findPlace, isSamePlace, type Place, stepPlace } from './model.tsx';
import type { DraggedCard } from './pointer-drag.ts';

/* The keyboard: picks up, walks over the model with the arrows, drops with Enter, returns with Escape. Works on cards
   that are not drawn too, for the model knows them. */

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function pickUpByKey(board: Board, card: DraggedCard): void {
  const { model, say } = board.rules;
  const origin = findPlace(model, card.id);
  if (origin === undefined || board.active) return;
  const indicator = createIndicator(card.element.offsetHeight);
  let place: Place = origin;

  const end = () => {
    indicator.close();
    card.element.removeAttribute('data-drag-source');
    board.active = undefined;
    board.over.set(undefined);
    document.removeEventListener('keydown', handleKey, { capture: true });
    document.removeEventListener('pointerdown', cancel, { capture: true });
  };
  const cancel = () => {
    end();
    say.returned(card.id, { id: card.id, ...origin });
  };
  const drop = () => {
    const refusal = board.rules.mayDrop(card.id, place);
    if (refusal !== undefined) return board.rules.onRefuse(card.id, refusal);
    if (isSamePlace(place, origin)) return cancel();
    end();
    const move = { id: card.id, ...place };
    if (board.rules.onMove(move) === false) return say.returned(card.id, { id: card.id, ...origin });
    say.dropped(card.id, move);
    focusCardSoon(card.id);
  };
  const go = (direction: Direction) => {
    const next = stepPlace(board.rules.model, card.id, { from: place, direction });
    if (next === undefined) return;
    place = next;
    showPlace(board, { card, indicator }, place);
    say.moved(card.id, { id: card.id, ...place });
  };
  const handleKey = (event: KeyboardEvent) => {
    const direction = directionOf(event, board.root);
    const isOurs = direction !== undefined || ['Enter', 'Escape', 'Tab', ' '].includes(event.key);
    if (!isOurs) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (direction !== undefined) go(direction);
    else if (event.key === 'Enter' || event.key === ' ') drop();
    else if (event.key === 'Escape') cancel();
  };

  board.active = { cancel };
  card.element.setAttribute('data-drag-source', '');
  document.addEventListener('keydown', handleKey, { capture: true });
  document.addEventListener('pointerdown', cancel, { capture: true });
  say.pickedUp(card.id, { id: card.id, ...origin });
}

/** Right is where the next column is, whichever way the page reads. */
function directionOf(event: KeyboardEvent, root: HTMLElement | null): Direction | undefined {
  const direction = directions[event.key];
  if (root === null || (direction !== 'left' && direction !== 'right')) return direction;
  const isMirrored = getComputedStyle(root).direction === 'rtl';
  if (!isMirrored) return direction;
  return direction === 'left' ? 'right' : 'left';
}

type Shown = { card: DraggedCard; indicator: ReturnType<typeof createIndicator> };

function showPlace(board: Board, { card, indicator }: Shown, place: Place): void {
  const key = cellKey(place);
  const cell = board.cells.get(key)?.element;
  const refusal = board.rules.mayDrop(card.id, place);
  board.over.set(key, { id: card.id, refusal });
  if (cell === undefined) return indicator.close();
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (refusal !== undefined) return indicator.refuse(cell);
  indicator.closeAtOnce();
  const cards = measureCards(cell, card.id);
  indicator.open(cell, cards, drawnIndex(cards, place));
  indicator.marker.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The card is drawn anew in its other cell; focus follows it there, unless the person went elsewhere meanwhile. */
function focusCardSoon(id: string, tries = 30): void {
  requestAnimationFrame(() => {
    const isElsewhere = document.activeElement !== null && document.activeElement !== document.body;
    const drawn = document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`);
    if (drawn?.contains(document.activeElement)) return;
    if (!isElsewhere && drawn !== null)
      (drawn.tabIndex >= 0 ? drawn : drawn.querySelector<HTMLElement>('a, button, [tabindex]'))?.focus();
    else if (tries > 0 && !isElsewhere) focusCardSoon(id, tries - 1);
  });
}
