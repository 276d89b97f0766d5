// A task's face on a board. Draws anew only when its own row changes; moved and focused by its board.
import type { CardAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import { useDraggableCard } from '@baton/ui/dnd/use-draggable-card';
import { Icon } from '@baton/ui/icon';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import { Ellipsis, MessageSquare, SquareCheckBig } from 'lucide-react';
import { memo, type MouseEvent, useCallback } from 'react';
import type { Touch } from '../../lib/touches.ts';
import { DueText, dueWords } from '../../parts/due-text.tsx';
import { kindWords } from '../../parts/kind-words.ts';
import { fieldWords } from '../../parts/field-words.ts';
import { firstName, hueOf } from '../../parts/people.tsx';
import { MovingMark } from '../../parts/moving-mark.tsx';
import { priorityWords } from '../../parts/priority-words.ts';
import { useReadOnly } from '../../parts/read-only.tsx';
import { RenameField } from '../../parts/rename-field.tsx';
import { useShows } from '../../parts/shown-modules.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import styles from './board-card.module.css';
import { hasFacts } from './card-height.ts';
import { type Acts, cardElement, useDesk } from './board-desk.ts';
import type { Watcher } from './use-watchers.ts';
import { Blocked, hangingWords, PartOf, PartsDone } from './card-marks.tsx';
import type { CardFocus } from './card-focus.ts';

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
      aria-label={spoken(card, { today, me, watcher, isSelected })}
      aria-posinset={position}
      aria-setsize={count}
      aria-current={isPeeked || undefined}
      data-selected={isSelected || undefined}
      data-watched={watchedHow(watcher)}
      data-person={watcher?.hue}
      data-blocked={card.waitsFor !== null || undefined}
      onFocus={() => focus.setHome(card.id)}
      onClick={handleClick}
    >
      {watcher && <Flag watcher={watcher} />}
      {touch && <Tint touch={touch} />}
      <div className={styles.top}>
        <TopMarks card={card} />
        <span className={styles.end}>
          {card.priority !== null && (
            <PrioritySign level={card.priority} label={`Priority: ${priorityWords[card.priority]}`} />
          )}
          <CardMenuButton title={card.title} onOpen={() => acts.current.menu(card.id)} />
        </span>
      </div>
      {isRenaming ? (
        <div data-field="title">
          <RenameField
            label="Title"
            className={styles.title}
            value={card.title}
            onKeep={(title) => acts.current.rename(card.id, title)}
            onDone={() => acts.current.endRename(card.id)}
          />
        </div>
      ) : (
        <h3 className={styles.title}>{card.title}</h3>
      )}
      <Blocked waiting={card.waitsFor} />
      <Tags tags={card.tags} />
      <Facts card={card} today={today} baton={baton} />
    </li>
  );
});

function TopMarks({ card }: { card: CardAnswer }) {
  return (
    <>
      <StatusSign kind={card.kind} label={kindWords[card.kind]} />
      <span className={styles.key}>{card.key}</span>
      <PartOf parent={card.parent} />
      {card.movingTo !== null && <MovingMark to={card.movingTo} />}
    </>
  );
}

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

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag} data-person={hueOf(tag)}>
          {tag}
        </span>
      ))}
    </div>
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

function Facts({ card, today, baton }: Pick<BoardCardProps, 'card' | 'today' | 'baton'>) {
  const shows = useShows();
  if (!hasFacts(card)) return null;
  return (
    <div className={styles.foot}>
      <TaskBaton holder={card.holder} size={baton} />
      <PartsDone card={card} />
      {card.checklistTotal > 0 && shows('checklists') && (
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
function Tint({ touch }: { touch: Touch }) {
  return <span key={touch.turn} className={styles.tint} data-person={hueOf(touch.by)} aria-hidden="true" />;
}

const statesOf = (card: CardAnswer, isSelected: boolean) => [
  ...hangingWords(card),
  card.movingTo !== null && 'moving to another department',
  isSelected && 'selected',
];

/** Title, key, status, baton, due: in this order, as one name. */
function spoken(card: CardAnswer, props: Pick<BoardCardProps, 'today' | 'me' | 'watcher' | 'isSelected'>): string {
  const { today, me, watcher, isSelected } = props;
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
    watcher &&
      `${watcher.name} ${watcher.field === null ? 'has it open' : `edits it: ${fieldWords[watcher.field] ?? watcher.field}`}`,
    ...statesOf(card, isSelected),
  ];
  return parts.filter(Boolean).join(', ');
}
