// Which person's card is open, and from where. Any element that says whose face it is (`data-person-card`) opens it: by a
// resting pointer, a press, Enter or a tap; with `data-person-card-by="pointing"` by a resting pointer alone, where a press
// does something else. One listener for all of them, so that a face costs a board nothing.
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { createHoverIntent, type HoverIntent } from './hover-intent.ts';
import { useOnChange, useWindowEvent } from './use-event.ts';

export interface ShownCard {
  readonly person: string;
  /** What it stands beside; null: it was asked for by name. */
  readonly anchor: HTMLElement | null;
  /** By a press: it takes focus and stays until it is closed. Otherwise it was only pointed at. */
  readonly isPressed: boolean;
}
export interface PersonCards {
  readonly shown: () => ShownCard | null;
  readonly open: (person: string, anchor: HTMLElement | null) => void;
  readonly close: () => void;
  readonly pointing: HoverIntent<HTMLElement>;
  readonly subscribe: (onChange: () => void) => () => void;
}

function createPersonCards(): PersonCards {
  let shown: ShownCard | null = null;
  const readers = new Set<() => void>();
  const show = (next: ShownCard | null) => {
    if (shown === next) return;
    shown = next;
    for (const tell of readers) tell();
  };
  const pointing = createHoverIntent<HTMLElement>({
    open: (anchor) => {
      if (anchor.isConnected && shown?.isPressed !== true) show({ person: personOf(anchor), anchor, isPressed: false });
    },
    close: () => shown?.isPressed === false && show(null),
    shown: () => (shown?.isPressed === false ? shown.anchor : null),
  });
  return {
    shown: () => shown,
    open: (person, anchor) => show({ person, anchor, isPressed: true }),
    close: () => show(null),
    pointing,
    subscribe(onChange) {
      readers.add(onChange);
      return () => readers.delete(onChange);
    },
  };
}

const PersonCardsContext = createContext<PersonCards>(createPersonCards());
export const usePersonCards = (): PersonCards => useContext(PersonCardsContext);
export function useShownCard(): ShownCard | null {
  const cards = usePersonCards();
  return useSyncExternalStore(cards.subscribe, cards.shown);
}

const anchorOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-person-card]') : null;
const isOnCard = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-hover-card]') !== null;
const personOf = (anchor: HTMLElement): string => anchor.dataset['personCard'] ?? '';
const isPlainPress = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

export function PersonCardsProvider({ children }: { readonly children: ReactNode }) {
  const [cards] = useState(createPersonCards);
  return (
    <PersonCardsContext value={cards}>
      <Listening cards={cards} />
      {children}
    </PersonCardsContext>
  );
}

function Listening({ cards }: { readonly cards: PersonCards }) {
  usePointing(cards.pointing);
  useWindowEvent('click', (event) => press(event, cards), { capture: true });
  // The topmost is closed, and nothing under it: neither the side panel nor what is selected on the board. One that was
  // pressed has focus, and hears its own Escape.
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || cards.shown()?.isPressed !== false) return;
      event.stopImmediatePropagation();
      cards.close();
    },
    { capture: true },
  );
  useWindowEvent(
    'scroll',
    ({ target }) => {
      const shown = cards.shown();
      const isGone = shown?.isPressed === false || shown?.anchor?.isConnected === false;
      if (isGone && !isOnCard(target)) cards.close();
    },
    { capture: true },
  );
  useExpanded();
  return null;
}

function usePointing(pointing: HoverIntent<HTMLElement>): void {
  useWindowEvent('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    if (isOnCard(target)) return pointing.stay();
    const anchor = anchorOf(target);
    if (anchor === null) pointing.out();
    else pointing.over(anchor);
  });
  useWindowEvent('pointerdown', ({ target }) => isOnCard(target) || pointing.forget(), { capture: true });
  useWindowEvent('dragstart', () => pointing.forget(), { capture: true });
}

function press(event: MouseEvent, cards: PersonCards): void {
  const anchor = anchorOf(event.target);
  if (anchor === null || !isPlainPress(event) || anchor.dataset['personCardBy'] === 'pointing') return;
  // A face inside a card of the board opens the person, and not the task too.
  event.preventDefault();
  event.stopPropagation();
  cards.pointing.forget();
  const before = cards.shown();
  if (before?.isPressed === true && before.anchor === anchor) return cards.close();
  // From a card to the card of another: it goes on beside what the first one stood beside.
  cards.open(personOf(anchor), isOnCard(anchor) ? (before?.anchor ?? null) : anchor);
}

/** Said of the button that opened it, for as long as it is open. */
function useExpanded(): void {
  const shown = useShownCard();
  const button = shown?.anchor?.matches('button') ? shown.anchor : null;
  useOnChange(() => {
    button?.setAttribute('aria-expanded', 'true');
    return () => button?.setAttribute('aria-expanded', 'false');
  }, [button]);
}
