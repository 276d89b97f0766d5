// One answer to a question, for acts that are no screen.
import type { Question } from '@baton/model/command';
import type { Workspace } from '@baton/workspace/contract';

export function askOnce<A, R extends { readonly id: string }>(
  workspace: Workspace,
  question: Question<A, R>,
  args: A,
): Promise<readonly R[]> {
  return new Promise((resolve) => {
    const stop = workspace.live(question, args, ({ put, order }) => {
      const byId = new Map(put.map((row) => [row.id, row]));
      resolve(order === null ? put : order.map((id) => byId.get(id)).filter((row) => row !== undefined));
      // Some doubles answer before they have said how to stop.
      queueMicrotask(() => stop());
    });
  });
}
