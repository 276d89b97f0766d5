// The diff between two answers, as the engine would send it. Null: nothing differs.
import type { AnswerDiff } from '@baton/workspace/contract';

export function diffOf<R extends { readonly id: string }>(
  before: readonly R[],
  after: readonly R[],
): Omit<AnswerDiff<R>, 'touched'> | null {
  const old = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const put = after.filter((row) => old.get(row.id) !== JSON.stringify(row));
  const ids = new Set(after.map((row) => row.id));
  const gone = before.filter((row) => !ids.has(row.id)).map((row) => row.id);
  const isMoved = before.length !== after.length || after.some((row, at) => row.id !== before[at]?.id);
  if (put.length === 0 && gone.length === 0 && !isMoved) return null;
  return { put, gone, order: isMoved ? after.map((row) => row.id) : null };
}
