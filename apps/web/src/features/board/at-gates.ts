// Which cards stand in a column, and which at the gate of one: these are drawn under the column into which they want, and counted
// nowhere.
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';

export type AtGates = ReadonlyMap<string, readonly CardAnswer[]>;
interface Standing {
  readonly cards: readonly CardAnswer[];
  readonly columns: readonly ColumnAnswer[];
  readonly atGate: AtGates;
}

export function standing(columns: readonly ColumnAnswer[], cards: readonly CardAnswer[]): Standing {
  const atGate = new Map<string, CardAnswer[]>();
  const away = new Map<string, number>();
  const known = new Set(columns.map(({ id }) => id));
  for (const card of cards) {
    const gate = card.decided?.gate;
    if (gate == null || gate.why === 'not-signed' || !known.has(gate.column)) continue;
    atGate.set(gate.column, [...(atGate.get(gate.column) ?? []), card]);
    away.set(card.column, (away.get(card.column) ?? 0) + 1);
  }
  if (atGate.size === 0) return { cards, columns, atGate };
  const waiting = new Set([...atGate.values()].flat());
  return {
    cards: cards.filter((card) => !waiting.has(card)),
    columns: columns.map((column) => withCount(column, column.count - (away.get(column.id) ?? 0))),
    atGate,
  };
}

const withCount = (column: ColumnAnswer, count: number): ColumnAnswer =>
  count === column.count ? column : { ...column, count, overLimit: column.limit !== null && count > column.limit };
