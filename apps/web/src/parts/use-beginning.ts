// A project begun from a plan, with the files and texts of its tasks.
import { addProjectFrom } from '@baton/model/plan/commands';
import type { Plan } from '@baton/model/plan/schema';
import type { Refusal } from '@baton/model/refusal';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../lib/use-run.ts';
import { useUndo } from '../lib/use-undo.ts';
import { isLeft, leftText, useFilesHad } from './along.ts';
import type { PlanChoice } from './begin-with.tsx';

/** Its first board is called like the new project. */
const planFor = (plan: Plan, name: string): Plan => ({
  ...plan,
  boards: plan.boards.map((board, at) => (at === 0 ? { ...board, name } : board)),
});

interface Wish {
  readonly space: string;
  readonly name: string;
  readonly hue: number;
  readonly prefix: string;
}
type Begin = (
  choice: PlanChoice,
  wish: Wish,
  say: (refusal: Refusal) => void,
) => Promise<{ readonly board: string } | undefined>;

export function useBeginning(): Begin {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const filesHad = useFilesHad();
  return async ({ id, space, plan }, wish, say) => {
    const all = plan.tasks.flatMap(({ files = [] }) => files);
    const files = [...new Set((await filesHad(all)).map(({ hash }) => hash))];
    const template = space === null ? {} : { template: { id, space } };
    const made = await run(addProjectFrom, { ...wish, plan: planFor(plan, wish.name), files, ...template }, say);
    const less = made && leftText({ texts: made.textsLeft, files: all.filter(isLeft(files)).length });
    if (less != null) toast.show({ text: `“${wish.name}” begins without ${less}.`, onUndo });
    return made;
  };
}
