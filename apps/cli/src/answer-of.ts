// A question asked once, for a program that shows nothing live.
import type { Question } from '@baton/model/command';
import type { Workspace } from '@baton/workspace/contract';

export function answerOf<A, Answer extends { readonly id: string }>(
  workspace: Workspace,
  question: Question<A, Answer>,
  args: A,
): Promise<readonly Answer[]> {
  return new Promise((resolve) => {
    const stop = workspace.live(question, args, ({ put }) => {
      resolve(put);
      queueMicrotask(() => stop());
    });
  });
}
