// What the cards of a board show: what was chosen for it, without the modules that its department has switched off.
import { type Fact, factNames } from '@baton/model/board/face';
import type { BoardHead } from '@baton/model/board/head-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { isOffered, useShowsIn } from '../../parts/shown-modules.tsx';

export interface CardShown {
  readonly facts: ReadonlySet<Fact>;
  /** Close together: with less air, and without the picture. */
  readonly dense: boolean;
}
const everything: CardShown = { facts: new Set(factNames), dense: false };
const ShownContext = createContext<CardShown>(everything);

/** The same as before while the same is shown: cards are drawn anew when it is another. */
export function CardShownIn({ head, children }: { readonly head: BoardHead; readonly children: ReactNode }) {
  const shows = useShowsIn(head.space);
  const names = head.facts.filter(isOffered(shows)).join(' ');
  const { dense } = head;
  const shown = useMemo(() => ({ facts: new Set(names.split(' ') as Fact[]), dense }), [names, dense]);
  return <ShownContext value={shown}>{children}</ShownContext>;
}

export const useCardShown = (): CardShown => useContext(ShownContext);
