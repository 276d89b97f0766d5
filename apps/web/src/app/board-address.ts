// What the address of the boards' room names, and the ways from one to another: a board, or a task by its key.
import type { PeekAnswer } from '@baton/model/task/queries';
import { taskByKey } from '@baton/model/task/queries';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useHeld } from '../lib/use-held.ts';
import { useLiveOne } from '../lib/use-live.ts';

/** Where a task was opened from, and where closing it leads back to. */
export type From = 'work' | 'inbox';
export type OpenedField = 'due' | 'comment';
interface More {
  /** Shown and marked in the conversation. */
  readonly comment?: string;
  readonly full?: true;
  readonly field?: OpenedField;
  readonly show?: 'history';
  readonly from?: From;
}
export interface BoardAddress {
  readonly workspace: string;
  /** The board that is named, or the one that stands behind the task. */
  readonly board: string | undefined;
  readonly boardInPath: string | undefined;
  readonly key: string | undefined;
  /** Undefined until it is found; null where no task has the key, or none is named. */
  readonly task: PeekAnswer | null | undefined;
  readonly more: More;
  readonly openTask: (key: string, more?: More, how?: { readonly replace: boolean }) => void;
  readonly close: () => void;
  readonly toProjects: () => void;
}

export function useBoardAddress(): BoardAddress {
  const params = useParams({ strict: false });
  const search: More & { readonly board?: string } = useSearch({ strict: false });
  const { board: asked, ...more } = search;
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { key } = params;
  const found = useHeld(useLiveOne(taskByKey, { key: key ?? '' }));
  const task = key === undefined ? null : found;
  // Until the task is found its board stands already: nothing flashes.
  const board = params.board ?? boardBehind(asked, task?.boards);
  const toProjects = () => void navigate({ to: '/w/$workspace/projects', params: { workspace } });
  const backTo = (from: From) =>
    navigate({ to: from === 'work' ? '/w/$workspace/work' : '/w/$workspace/inbox', params: { workspace } });
  const toBoard = async (id: string) => {
    await navigate({ to: '/w/$workspace/board/$board', params: { workspace, board: id } });
    if (task) requestAnimationFrame(() => backToCard(task.id));
  };
  return {
    workspace,
    board,
    boardInPath: params.board,
    key,
    task,
    more,
    toProjects,
    openTask: (to, next = {}, how = { replace: false }) =>
      void navigate({
        to: '/w/$workspace/task/$key',
        params: { workspace, key: to },
        search: { ...(board === undefined ? {} : { board }), ...next },
        ...how,
      }),
    close: () =>
      void (more.from !== undefined ? backTo(more.from) : board === undefined ? toProjects() : toBoard(board)),
  };
}

/** The board that the address asks for, if the task is on it; else the first one that it is on. */
function boardBehind(asked: string | undefined, boards: readonly string[] | undefined): string | undefined {
  if (boards === undefined) return asked;
  return asked !== undefined && boards.includes(asked) ? asked : boards[0];
}

/** Focus returns to where the task was opened from, unless it went elsewhere meanwhile. */
function backToCard(id: string): void {
  const active = document.activeElement;
  if (active !== null && active !== document.body && active.closest('[role="dialog"]') === null) return;
  document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`)?.focus();
}
