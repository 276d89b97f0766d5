// What can be done with tasks of mine from My work, as one gesture each, with a way back.
import { statusesOfProject } from '@baton/model/project/queries';
import { setStatus } from '@baton/model/task/status-command';
import { planWork } from '@baton/model/work/block-commands';
import { placeWork, releaseWork, snoozeWork } from '@baton/model/work/commands';
import type { WorkAnswer } from '@baton/model/work/queries';
import type { Section } from '@baton/model/work/schema';
import type { Day } from '@baton/model/day';
import { useToast } from '@baton/ui/toast';
import { askOnce } from '../../lib/ask-once.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { longDay, todayHere } from '../../parts/day-text.ts';
import { useStatusChange } from '../../parts/use-status-change.ts';

/** Where in a section; without a neighbour at its end. */
export interface WorkPlace {
  readonly section: Section;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}
export interface WorkActs {
  place(id: string, to: WorkPlace): void;
  release(row: WorkAnswer): void;
  finish(row: WorkAnswer): Promise<void>;
  /** Neither: it wakes. */
  snooze(row: WorkAnswer, until: { readonly until?: Day; readonly after?: string }): Promise<void>;
  plan(row: WorkAnswer, day: Day): Promise<void>;
}

export function useWorkActs(): WorkActs {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const change = useStatusChange();
  const workspace = useWorkspace();
  const say = (text: string) => toast.show({ text, onUndo: undo });
  return {
    place: (id, { section, after, before }) => void run(placeWork, { task: id, section, after, before }),
    release: ({ id }) => void run(releaseWork, { task: id }),
    async finish({ id, title, project }) {
      const statuses = await askOnce(workspace, statusesOfProject, { project });
      const done = statuses.find(({ kind }) => kind === 'done');
      if (done === undefined) return;
      await change({
        task: id,
        to: { status: done.id },
        moves: async () => {
          const isDone = (await run(setStatus, { task: id, status: done.id })) !== undefined;
          if (isDone) say(`Done: ${title}`);
          return isDone;
        },
      });
    },
    async snooze({ id, title }, { until, after }) {
      const done = await run(snoozeWork, { task: id, until: until ?? null, after: after ?? null });
      if (!done) return;
      if (until !== undefined) say(`Asleep until ${longDay(until, todayHere())}: ${title}`);
      else say(after === undefined ? `Awake again: ${title}` : `Asleep until the other task is done: ${title}`);
    },
    async plan({ id, title }, day) {
      if (await run(planWork, { task: id, day })) say(`Hours kept, ${longDay(day, todayHere())}: ${title}`);
    },
  };
}
