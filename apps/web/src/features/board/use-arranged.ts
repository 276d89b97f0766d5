// The cards of a board arranged into columns and lanes, with what of it this reader has closed.
import type { BoardHead } from '@baton/model/board/head-query';
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import type { Lanes } from '@baton/model/board/schema';
import type { BoardModel } from '@baton/ui/dnd/model';
import { useMemo, useState } from 'react';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useToday } from '../../lib/use-today.ts';
import { useMe } from '../../lib/use-world.ts';
import { type Cells, cellsOf, lanesOf } from '../../parts/board-order.ts';
import { type AtGates, standing } from './at-gates.ts';
import { type Arranged, modelOf } from './board-model.ts';

export interface ArrangedBoard extends Arranged {
  readonly lanesBy: Lanes;
  readonly isPhone: boolean;
  readonly model: BoardModel;
  /** Cards that want into a column and stand at its gate: column → cards. */
  readonly atGate: AtGates;
  readonly cardsById: ReadonlyMap<string, CardAnswer>;
  readonly closedLanes: ReadonlySet<string>;
  readonly setLane: (lane: string, open: boolean) => void;
}

export function useArranged(
  head: BoardHead,
  allColumns: readonly ColumnAnswer[],
  allCards: readonly CardAnswer[],
): ArrangedBoard {
  const me = useMe();
  const today = useToday();
  const isPhone = usePhone();
  const { cards, columns, atGate } = useMemo(() => standing(allColumns, allCards), [allColumns, allCards]);
  // The phone shows one column at a time: its order, not its lanes.
  const lanesBy = isPhone ? 'none' : head.lanes;
  const cells = useSteadyCells(cards, lanesBy);
  const lanes = useMemo(() => lanesOf(cards, lanesBy, { me, today }), [cards, lanesBy, me, today]);
  const model = useMemo(() => modelOf({ columns, lanes, cells }), [columns, lanes, cells]);
  const cardsById = useMemo(() => new Map(allCards.map((card) => [card.id, card])), [allCards]);
  const closed = usePreference(`lanes.${head.id}`, '');
  const closedLanes = useMemo(() => new Set(closed.split(' ').filter(Boolean)), [closed]);
  const setLane = (lane: string, open: boolean) => {
    const next = new Set(closedLanes);
    if (open) next.delete(lane);
    else next.add(lane);
    prefer(`lanes.${head.id}`, [...next].join(' '));
  };
  return { columns, lanes, cells, lanesBy, isPhone, model, atGate, cardsById, closedLanes, setLane };
}

/** Cells of before are handed to the next arrangement, so that those that did not change keep their lists. */
function useSteadyCells(cards: readonly CardAnswer[], lanesBy: Lanes): Cells {
  const [last, setLast] = useState<{ cards: readonly CardAnswer[]; lanesBy: Lanes; cells: Cells }>(() => ({
    cards,
    lanesBy,
    cells: cellsOf(cards, lanesBy),
  }));
  if (last.cards === cards && last.lanesBy === lanesBy) return last.cells;
  const cells = cellsOf(cards, lanesBy, last.lanesBy === lanesBy ? last.cells : undefined);
  setLast({ cards, lanesBy, cells });
  return cells;
}
