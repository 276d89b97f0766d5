// The one way in: a screen asks a question and re-renders when its answer changes, own edit or foreign (L1).
import type { Question } from '@baton/model/command';
import { useMemo, useSyncExternalStore } from 'react';
import { useOpen } from './workspace-context.tsx';

/** Undefined only until the first answer; draw nothing then (no skeletons, no "loading"). */
export function useLive<A, R extends { readonly id: string }>(
  question: Question<A, R>,
  args: A,
): readonly R[] | undefined {
  const { answers } = useOpen();
  const key = JSON.stringify(args);
  // oxlint-disable-next-line react/exhaustive-deps -- the arguments are compared by value
  const answer = useMemo(() => answers.of(question, args), [answers, question, key]);
  return useSyncExternalStore(answer.subscribe, answer.get);
}

/** For questions that answer with at most one row. Null: answered, and there is none. */
export function useLiveOne<A, R extends { readonly id: string }>(
  question: Question<A, R>,
  args: A,
): R | null | undefined {
  const rows = useLive(question, args);
  return rows === undefined ? undefined : (rows[0] ?? null);
}
