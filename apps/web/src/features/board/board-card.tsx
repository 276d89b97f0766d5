// A task's face on a board. Draws anew only when its own row changes; moved and focused by its board.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { useDraggableCard } from '@baton/ui/dnd/use-draggable-card';
import { memo, type MouseEvent, useCallback } from 'react';
import type { Touch } from '../../lib/touches.ts';
import { dueWords } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { fieldWords } from '../../parts/field-words.ts';
import { firstName, hueOf } from '../../parts/people.tsx';
import { priorityWords } from '../../parts/priority-words.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import styles from './board-card.module.css';
import { type Acts, cardElement, useDesk } from './board-desk.ts';
import type { Watcher } from './use-watchers.ts';
import { hangingWords } from './card-marks.tsx';
import type { CardFocus } from './card-focus.ts';
import { CardFace } from './card-face.tsx';
import { type CardShown, useCardShown } from './card-shown.tsx';

export interface BoardCardProps {
  readonly card: CardAnswer;
  readonly today: Day;
  readonly me: string;
  /** A colleague who has it open or edits it. */
  readonly watcher: Watcher | undefined;
  /** Somebody else has just changed it. */
  readonly touch: Touch | undefined;
  readonly isPeeked: boolean;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
  readonly position: number;
  readonly count: number;
  readonly baton: 'sm' | 'md';
}

const keys = ['m', 'M'];

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { card, today, me, watcher, touch, isPeeked, isSelected, isRenaming, position, count, baton } = props;
  const { acts, focus } = useDesk();
  const { dense, facts } = useCardShown();
  const isReadOnly = useReadOnly() !== null;
  const drag = useDraggableCard(card.id, { keys, disabled: isRenaming || isReadOnly });
  const { ref: dragRef } = drag;
  const ref = useCallback(
    (element: HTMLLIElement | null) => {
      if (element === null) return undefined;
      const stop = dragRef(element);
      // Not a prop: card-focus.ts moves it on.
      element.tabIndex = focus.isHome(card.id) ? 0 : -1;
      if (focus.isWished(card.id) && isFree()) {
        focus.fulfil();
        element.focus({ preventScroll: true });
      }
      return () => {
        if (document.activeElement === element) queueMicrotask(() => followFocus(focus, { id: card.id, element }));
        if (typeof stop === 'function') stop();
      };
    },
    [dragRef, focus, card.id],
  );
  const handleClick = (event: MouseEvent) => isRenaming || press(event, acts.current, card.id);
  return (
    // One stop of the board's own keys (board-keys.ts), which say Enter, Space and the rest; a press does what Space does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={ref}
      className={styles.card}
      aria-label={spoken(card, { today, me, watcher, isSelected, facts })}
      aria-posinset={position}
      aria-setsize={count}
      aria-current={isPeeked || undefined}
      data-selected={isSelected || undefined}
      data-watched={watchedHow(watcher)}
      data-person={watcher?.hue}
      data-dense={dense || undefined}
      data-untouched={card.untouched !== null || undefined}
      data-blocked={card.waitsFor !== null || undefined}
      onFocus={() => focus.setHome(card.id)}
      onClick={handleClick}
    >
      {watcher && <Flag watcher={watcher} />}
      {touch && <Tint touch={touch} />}
      <CardFace card={card} today={today} isRenaming={isRenaming} baton={baton} />
    </li>
  );
});

/** A press opens the side panel; with Ctrl the page, with Shift it chooses. */
function press(event: MouseEvent, acts: Acts, id: string): void {
  if (event.defaultPrevented) return;
  if (event.shiftKey) acts.select(id);
  else if (event.ctrlKey || event.metaKey) acts.openPage(id);
  else acts.peek(id);
}

const watchedHow = (watcher: Watcher | undefined) => watcher && (watcher.field === null ? 'open' : 'edited');

function Flag({ watcher }: { watcher: Watcher }) {
  return (
    <span className={styles.flag}>
      {firstName(watcher.name)}
      {watcher.field !== null && `, ${fieldWords[watcher.field] ?? watcher.field}`}
    </span>
  );
}

/** A card that had focus is drawn anew in another cell, or later when it is scrolled back to: focus goes with it. */
function followFocus(focus: CardFocus, { id, element }: { id: string; element: HTMLElement }): void {
  if (element.isConnected) return;
  const drawn = cardElement(id);
  if (drawn && isFree()) drawn.focus();
  else focus.wish(id);
}

/** Focus stands nowhere, or on this board: then it may be taken. */
function isFree(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('[data-drag-board]') !== null;
}

/** The author's tint fades behind what somebody else has just changed. */
function Tint({ touch }: { touch: Touch }) {
  return <span key={touch.turn} className={styles.tint} data-person={hueOf(touch.by)} aria-hidden="true" />;
}

const statesOf = (card: CardAnswer, isSelected: boolean) => [
  ...hangingWords(card),
  card.movingTo !== null && 'moving to another department',
  isSelected && 'selected',
];

const dueSaid = ({ due, late }: CardAnswer, today: Day): string | null => {
  if (due === null) return null;
  const words = dueWords({ due, late, today });
  return late ? words : `Due ${words}`;
};

const holderSaid = ({ holder }: CardAnswer, me: string): string =>
  holder === null ? 'Nobody has it' : holder.id === me ? 'You have it' : `${holder.name} has it`;

const watchedSaid = ({ name, field }: Watcher): string =>
  `${name} ${field === null ? 'has it open' : `edits it: ${fieldWords[field] ?? field}`}`;

type Spoken = Pick<BoardCardProps, 'today' | 'me' | 'watcher' | 'isSelected'> & Pick<CardShown, 'facts'>;
/** Title, key, status, baton, due: in this order, as one name, as far as the board shows them. */
function spoken(card: CardAnswer, { today, me, watcher, isSelected, facts }: Spoken): string {
  const parts = [
    card.title,
    card.key,
    facts.has('status') && kindWords[card.kind],
    facts.has('priority') && card.priority !== null && `Priority ${priorityWords[card.priority]}`,
    holderSaid(card, me),
    facts.has('due') && dueSaid(card, today),
    watcher && watchedSaid(watcher),
    ...statesOf(card, isSelected),
  ];
  return parts.filter(Boolean).join(', ');
}
