// A task's face on a board. Draws anew only when its own row changes; moved and focused by its board.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { useDraggableCard } from '@baton/ui/dnd/use-draggable-card';
import { Icon } from '@baton/ui/icon';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import { Ellipsis, MessageSquare, SquareCheckBig } from 'lucide-react';
import { memo, type MouseEvent, useCallback, useSyncExternalStore } from 'react';
import { useTouch } from '../../lib/use-touch.ts';
import { DueText, dueWords } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { type Face, firstName, hueOf } from '../../parts/people.tsx';
import { priorityWords } from '../../parts/priority-words.ts';
import { RenameField } from '../../parts/rename-field.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import styles from './board-card.module.css';
import { hasFacts } from './card-height.ts';
import { cardElement, useDesk } from './board-desk.ts';
import type { CardFocus } from './card-focus.ts';

export interface BoardCardProps {
  readonly card: CardAnswer;
  readonly today: Day;
  readonly me: string;
  /** A colleague who has it open or edits it. */
  readonly watcher: Face | undefined;
  readonly isPeeked: boolean;
  readonly isRenaming: boolean;
  readonly position: number;
  readonly count: number;
  readonly baton: 'sm' | 'md';
}

const keys = ['m', 'M'];

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { card, today, me, watcher, isPeeked, isRenaming, position, count, baton } = props;
  const { acts, focus } = useDesk();
  const isHome = useSyncExternalStore(focus.subscribe, () => focus.isHome(card.id));
  const drag = useDraggableCard(card.id, { keys, disabled: isRenaming });
  const { ref: dragRef } = drag;
  const ref = useCallback(
    (element: HTMLLIElement | null) => {
      if (element === null) return undefined;
      const stop = dragRef(element);
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
  const handleClick = (event: MouseEvent) => {
    if (event.defaultPrevented || isRenaming) return;
    if (event.ctrlKey || event.metaKey) acts.current.openPage(card.id);
    else acts.current.peek(card.id);
  };
  const stop = { tabIndex: isHome ? 0 : -1 };
  return (
    // One stop of the board's own keys (board-keys.ts), which say Enter, Space and the rest; a press does what Space does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={ref}
      className={styles.card}
      {...stop}
      aria-label={spoken(card, { today, me, watcher })}
      aria-posinset={position}
      aria-setsize={count}
      aria-current={isPeeked || undefined}
      data-watched={watcher ? '' : undefined}
      data-person={watcher?.hue}
      onFocus={() => focus.setHome(card.id)}
      onClick={handleClick}
    >
      {watcher && <span className={styles.flag}>{firstName(watcher.name)}</span>}
      <Tint id={card.id} />
      <div className={styles.top}>
        <StatusSign kind={card.kind} label={kindWords[card.kind]} />
        <span className={styles.key}>{card.key}</span>
        <span className={styles.end}>
          {card.priority !== null && (
            <PrioritySign level={card.priority} label={`Priority: ${priorityWords[card.priority]}`} />
          )}
          <CardMenuButton title={card.title} onOpen={() => acts.current.menu(card.id)} />
        </span>
      </div>
      {isRenaming ? (
        <RenameField
          label="Title"
          className={styles.title}
          value={card.title}
          onKeep={(title) => acts.current.rename(card.id, title)}
          onDone={() => acts.current.endRename(card.id)}
        />
      ) : (
        <h3 className={styles.title}>{card.title}</h3>
      )}
      {card.tags.length > 0 && (
        <div className={styles.tags}>
          {card.tags.map((tag) => (
            <span key={tag} className={styles.tag} data-person={hueOf(tag)}>
              {tag}
            </span>
          ))}
        </div>
      )}
      <Facts card={card} today={today} baton={baton} />
    </li>
  );
});

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

function Facts({ card, today, baton }: Pick<BoardCardProps, 'card' | 'today' | 'baton'>) {
  if (!hasFacts(card)) return null;
  return (
    <div className={styles.foot}>
      <TaskBaton holder={card.holder} size={baton} />
      {card.checklistTotal > 0 && (
        <span className={styles.fact} title={`Checklist: ${card.checklistDone} of ${card.checklistTotal}`}>
          <Icon icon={SquareCheckBig} size={13} />
          {card.checklistDone}/{card.checklistTotal}
        </span>
      )}
      {card.comments > 0 && (
        <span className={styles.fact} title={`${card.comments} comments`}>
          <Icon icon={MessageSquare} size={13} />
          {card.comments}
        </span>
      )}
      {card.due !== null && (
        <span className={styles.end}>
          <DueText due={card.due} late={card.late} today={today} />
        </span>
      )}
    </div>
  );
}

/** On touch there is no second button: the same menu, in two taps. */
function CardMenuButton({ title, onOpen }: { title: string; onOpen: () => void }) {
  const handleClick = (event: MouseEvent) => {
    event.preventDefault();
    onOpen();
  };
  return (
    <button
      type="button"
      className={styles.menu}
      tabIndex={-1}
      aria-label={`All actions of ${title}`}
      onClick={handleClick}
    >
      <Icon icon={Ellipsis} />
    </button>
  );
}

/** The author's tint fades behind what somebody else has just changed. */
function Tint({ id }: { id: string }) {
  const touch = useTouch(id);
  return touch ? (
    <span key={touch.turn} className={styles.tint} data-person={hueOf(touch.by)} aria-hidden="true" />
  ) : null;
}

/** Title, key, status, baton, due: in this order, as one name. */
function spoken(card: CardAnswer, { today, me, watcher }: Pick<BoardCardProps, 'today' | 'me' | 'watcher'>): string {
  const holder =
    card.holder === null ? 'Nobody has it' : card.holder.id === me ? 'You have it' : `${card.holder.name} has it`;
  const parts = [
    card.title,
    card.key,
    kindWords[card.kind],
    card.priority !== null && `Priority ${priorityWords[card.priority]}`,
    holder,
    card.due !== null &&
      (card.late
        ? dueWords({ due: card.due, late: true, today })
        : `Due ${dueWords({ due: card.due, late: false, today })}`),
    watcher && `${watcher.name} has it open`,
  ];
  return parts.filter(Boolean).join(', ');
}
