// What the parts of one board share without rendering one another: what is looked at, where focus is, drafts, acts.
import { assert } from '@baton/model/assert';
import { createContext, useContext } from 'react';
import type { Viewport } from '../../lib/viewport.ts';
import type { TitleWish } from './title-wish.ts';
import type { CardFocus } from './card-focus.ts';

export interface Spot {
  readonly column: string;
  readonly lane: string;
  readonly at: 'top' | 'bottom';
}
export interface Acts {
  peek(id: string): void;
  openPage(id: string): void;
  menu(id: string): void;
  select(id: string): void;
  rename(id: string, title: string): void;
  endRename(id: string): void;
  /** Opens the quick add there, or closes it. */
  add(spot: Spot | null): void;
  addTitles(spot: Spot, titles: readonly string[]): Promise<boolean>;
  /** Who, tags and place that stand in what is typed. */
  readTitle(text: string): TitleWish;
  /** Of what stands at the gate of a column: in, in the place of another, or back to where it came from. */
  bringIn(id: string): void;
  swap(id: string, instead: string): void;
  stepBack(id: string): void;
  titleOf(id: string): string;
}
export interface Desk {
  readonly viewport: Viewport;
  readonly focus: CardFocus;
  readonly heights: Map<string, number>;
  /** Unfinished quick adds, by cell. */
  readonly drafts: Map<string, string>;
  /** Each drawn cell tells where a card of its own stands in the scroller, also one that is not drawn. */
  readonly finders: Set<(id: string) => number | undefined>;
  readonly acts: { current: Acts };
}
const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  assert(desk, 'A part of a board stands on its desk.');
  return desk;
}

/** The card that has focus, if one has. */
export function focusedCard(): string | undefined {
  const card = document.activeElement?.closest<HTMLElement>('[data-drag-card]');
  return card === document.activeElement ? card?.dataset['dragCard'] : undefined;
}

/** Focus stands on nothing that could be meant. */
export function isNowhere(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.id === 'main';
}

/** What keys speak of: the card under the pointer when the pointer moved last, else the one that has focus. */
export function meantCard({ focus }: Pick<Desk, 'focus'>): string | undefined {
  const focused = focusedCard();
  const pointed = focus.pointed();
  const isFree = focused !== undefined || isNowhere() || document.activeElement === focus.left();
  return isFree && pointed !== undefined && cardElement(pointed) ? pointed : focused;
}

export const cardElement = (id: string) => document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`);

/** Focus goes to a card wherever it stands; one that is not drawn is scrolled to and takes focus when it is. */
export function focusCard(desk: Desk, id: string): void {
  const drawn = cardElement(id);
  if (drawn) {
    desk.focus.setHome(id);
    drawn.focus();
    return;
  }
  for (const find of desk.finders) {
    const top = find(id);
    const { scroller } = desk.viewport;
    if (top === undefined || !scroller) continue;
    desk.focus.wish(id);
    scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 2);
    desk.viewport.shifted();
    return;
  }
}
