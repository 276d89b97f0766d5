// Cards chosen together: by X, Shift and J or K, Ctrl A, a press with Shift, or a lasso. What left the board is no longer chosen.
import type { CardAnswer } from '@baton/model/board/queries';
import type { BoardModel } from '@baton/ui/dnd/model';
import { findPlace } from '@baton/ui/dnd/model';
import { useMemo, useRef, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** In the order of the board. */
  readonly cards: readonly CardAnswer[];
  toggle(id: string): void;
  add(ids: readonly string[]): void;
  /** From the one that was chosen last on to this one, in its column; in another column this one alone. */
  extend(id: string): void;
  /** These and no others. */
  only(ids: readonly string[]): void;
  /** The whole column of the card; when that is chosen already, all of the board. */
  grow(id: string): void;
  clear(): void;
}

const nobody: ReadonlySet<string> = new Set();

export function useSelection(cards: readonly CardAnswer[], model: BoardModel): Selection {
  const [chosen, setChosen] = useState(nobody);
  const there = useMemo(() => (chosen.size === 0 ? [] : cards.filter(({ id }) => chosen.has(id))), [cards, chosen]);
  const ids = useMemo(() => (there.length === 0 ? nobody : new Set(there.map(({ id }) => id))), [there]);
  const last = useRef<string>(undefined);
  const add = (more: readonly string[]) => {
    last.current = more.at(-1);
    setChosen(new Set([...ids, ...more]));
  };
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    last.current = id;
    setChosen(next);
  };
  return {
    ids,
    cards: there,
    add,
    toggle,
    only: (wanted) => setChosen(new Set(wanted)),
    extend(id) {
      const column = columnOf(model, id);
      const from = last.current === undefined || !ids.has(last.current) ? -1 : column.indexOf(last.current);
      const to = column.indexOf(id);
      if (from < 0 || from === to) return toggle(id);
      const between = column.slice(Math.min(from, to), Math.max(from, to) + 1);
      add(from < to ? between : between.toReversed());
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
