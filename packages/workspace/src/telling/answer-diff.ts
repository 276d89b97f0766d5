// The difference between two answers of a live question. A row that is equal keeps its identity, so that a screen
// re-renders what changed and nothing else.
import type { PersonId } from '@baton/model/ids';
import type { AnswerDiff } from '../contract.ts';

export interface WithId {
  readonly id: string;
}
export interface Answered<Row extends WithId> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly order: readonly string[];
}

export const nothingAnswered: Answered<never> = { rows: new Map<string, never>(), order: [] };

/** Equal as plain data: what can cross postMessage. */
export function equal(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      equal((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}

const sameOrder = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id, at) => id === right[at]);

function merge<Row extends WithId>(
  before: Answered<Row>,
  rows: readonly Row[],
): { next: Map<string, Row>; put: Row[] } {
  const next = new Map<string, Row>();
  const put: Row[] = [];
  for (const row of rows) {
    const old = before.rows.get(row.id);
    const same = old !== undefined && equal(old, row);
    next.set(row.id, same ? old : row);
    if (!same) put.push(row);
  }
  return { next, put };
}

export interface Compared<Row extends WithId> {
  readonly next: Answered<Row>;
  readonly diff: AnswerDiff<Row> | null;
}

/**
 * @param touchedBy who else changed a record since the last answer, by its id.
 * `diff` is null when nothing changed.
 */
export function compareAnswers<Row extends WithId>(
  before: Answered<Row>,
  rows: readonly Row[],
  touchedBy: ReadonlyMap<string, PersonId> = new Map(),
): Compared<Row> {
  const { next, put } = merge(before, rows);
  const touched = put.flatMap(({ id }) => {
    const by = touchedBy.get(id);
    return by === undefined ? [] : [{ id, by }];
  });
  const gone = before.order.filter((id) => !next.has(id));
  const order = [...next.keys()];
  const moved = !sameOrder(before.order, order);
  const diff = put.length > 0 || gone.length > 0 || moved ? { put, gone, order: moved ? order : null, touched } : null;
  return { next: { rows: next, order: moved ? order : before.order }, diff };
}

/** What a tab shows after a diff that is not whole. */
export function applyDiff<Row extends WithId>(before: Answered<Row>, diff: AnswerDiff<Row>): Answered<Row> {
  const rows = new Map(before.rows);
  for (const id of diff.gone) rows.delete(id);
  for (const row of diff.put) rows.set(row.id, row);
  return { rows, order: diff.order ?? before.order };
}
