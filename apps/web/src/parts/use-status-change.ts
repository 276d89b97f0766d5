// A status that is set off the board, in the task's room, in My work, by ticking a sub-task: the same rule as dragging the card.
import { crossingOf } from '@baton/model/decided/crossing';
import { columnCalled, ruledColumns } from '@baton/model/decided/queries';
import type { SpaceId } from '@baton/model/ids';
import { statusesOfProject } from '@baton/model/project/queries';
import { statusForKind } from '@baton/model/project/rules';
import type { StatusKind } from '@baton/model/project/schema';
import { taskPeek } from '@baton/model/task/queries';
import type { Workspace } from '@baton/workspace/contract';
import { askOnce } from '../lib/ask-once.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { matterOf, type Moves, useCrossingActs } from './use-crossing-acts.tsx';

interface Change {
  readonly task: string;
  readonly to: { readonly status: string } | { readonly kind: StatusKind };
  readonly moves: Moves;
}

/** The status that is meant, and the rules of its project; null: nothing is ruled there. */
async function ruledTo(workspace: Workspace, project: string, to: Change['to']) {
  const rules = await askOnce(workspace, ruledColumns, { project });
  if (rules.length === 0) return null;
  const statuses = 'status' in to ? [] : await askOnce(workspace, statusesOfProject, { project });
  const status = 'status' in to ? to.status : statusForKind(statuses, to.kind)?.id;
  const names = await Promise.all(rules.map((rule) => askOnce(workspace, columnCalled, { column: rule.id })));
  const called = new Map(names.flat().map((column) => [column.id, column.name]));
  const columnName = (column: string): string => called.get(column) ?? 'another column';
  return status === undefined ? null : { status, rules, columnName };
}

/** Does it, asks for what is signed first, or says why it stays. */
export function useStatusChange(): (change: Change) => Promise<void> {
  const workspace = useWorkspace();
  const acts = useCrossingActs();
  return async ({ task: id, to, moves }) => {
    const [task] = await askOnce(workspace, taskPeek, { task: id });
    // Of what few read nothing is decided, and so nothing holds it.
    const ruled = task?.space == null ? null : await ruledTo(workspace, task.project, to);
    if (task === undefined || ruled === null) return void (await moves());
    const { status, rules, columnName } = ruled;
    const { directory, me } = workspace.world;
    const space = task.space as SpaceId;
    const at = { directory, space, person: me.person, now: Date.now(), rules };
    const way = { task: task.id, matter: matterOf(task), holder: task.holder?.id ?? null, to: status };
    acts.go({ task, space, crossing: crossingOf(at, way), columnName }, moves);
  };
}
