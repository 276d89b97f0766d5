// A status that is set off the board, in the task's room, in My work, by ticking a sub-task: the same rule as dragging the card.
import { crossingOf } from '@baton/model/decided/crossing';
import { columnCalled, ruledColumns } from '@baton/model/decided/queries';
import type { SpaceId } from '@baton/model/ids';
import { statusesOfProject } from '@baton/model/project/queries';
import { statusForKind } from '@baton/model/project/rules';
import type { StatusKind } from '@baton/model/project/schema';
import { taskPeek } from '@baton/model/task/queries';
import { askOnce } from '../lib/ask-once.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { matterOf, type Moves, useCrossingActs } from './use-crossing-acts.tsx';

interface Change {
  readonly task: string;
  readonly to: { readonly status: string } | { readonly kind: StatusKind };
  readonly moves: Moves;
}

/** Does it, asks for what is signed first, or says why it stays. */
export function useStatusChange(): (change: Change) => Promise<void> {
  const workspace = useWorkspace();
  const acts = useCrossingActs();
  return async ({ task: id, to, moves }) => {
    const [task] = await askOnce(workspace, taskPeek, { task: id });
    const project = task?.project ?? '';
    const rules = await askOnce(workspace, ruledColumns, { project });
    const statuses =
      'status' in to || rules.length === 0 ? [] : await askOnce(workspace, statusesOfProject, { project });
    const status = 'status' in to ? to.status : statusForKind(statuses, to.kind)?.id;
    // Of what few read nothing is decided, and so nothing holds it.
    if (task === undefined || task.space === null || rules.length === 0 || status === undefined)
      return void (await moves());
    const names = await Promise.all(rules.map((rule) => askOnce(workspace, columnCalled, { column: rule.id })));
    const called = new Map(names.flat().map((column) => [column.id, column.name]));
    const { directory, me } = workspace.world;
    const space = task.space as SpaceId;
    const at = { directory, space, person: me.person, now: Date.now(), rules };
    const way = { task: task.id, matter: matterOf(task), holder: task.holder?.id ?? null, to: status };
    const columnName = (column: string): string => called.get(column) ?? 'another column';
    acts.go({ task, space, crossing: crossingOf(at, way), columnName }, moves);
  };
}
