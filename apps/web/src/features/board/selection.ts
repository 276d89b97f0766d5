// Cards chosen together: by X, Shift and J or K, Ctrl A, or a press with Shift. What left the board is no longer chosen.
import type { CardAnswer } from '@baton/model/board/queries';
import type { BoardModel } from '@baton/ui/dnd/model';
import { findPlace } from '@baton/ui/dnd/model';
import { useMemo, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** In the order of the board. */
  readonly cards: readonly CardAnswer[];
  toggle(id: string): void;
  add(ids: readonly string[]): void;
  /** The whole column of the card; when that is chosen already, all of the board. */
  grow(id: string): void;
  clear(): void;
}

const nobody: ReadonlySet<string> = new Set();

export function useSelection(cards: readonly CardAnswer[], model: BoardModel): Selection {
  const [chosen, setChosen] = useState(nobody);
  const there = useMemo(() => (chosen.size === 0 ? [] : cards.filter(({ id }) => chosen.has(id))), [cards, chosen]);
  const ids = useMemo(() => (there.length === 0 ? nobody : new Set(there.map(({ id }) => id))), [there]);
  const add = (more: readonly string[]) => setChosen(new Set([...ids, ...more]));
  return {
    ids,
    cards: there,
    add,
    toggle(id) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    grow(id) {
      const column = columnOf(model, id);
      add(column.every((one) => ids.has(one)) ? cards.map((card) => card.id) : column);
    },
    clear: () => setChosen(nobody),
  };
}

/** Every card of the column, lane by lane. */
function columnOf(model: BoardModel, id: string): readonly string[] {
  const column = findPlace(model, id)?.column;
  if (column === undefined) return [];
  return (model.lanes ?? [undefined]).flatMap((lane) => model.cards({ column, lane }));
}
