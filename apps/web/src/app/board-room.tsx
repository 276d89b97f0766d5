// The room of boards and tasks. The address names a board, or a task by its key; then the board stands behind its peek.
import type { CardAnswer } from '@baton/model/board/queries';
import { taskByKey } from '@baton/model/task/queries';
import { EmptyState } from '@baton/ui/empty-state';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BoardScreen } from '../features/board/board-screen.tsx';
import { TaskRoom } from '../features/task/task-room.tsx';
import { prefer } from '../lib/preferences.ts';
import { useLiveOne } from '../lib/use-live.ts';
import { useOnChange } from '../lib/use-event.ts';
import { usePhone } from '../lib/use-media.ts';
import { Screen } from '../parts/screen.tsx';
import { BoardTabs } from './board-tabs.tsx';

export function BoardRoom() {
  const {
    workspace,
    board: boardInPath,
    key,
  } = useParams({ strict: false }) as { workspace: string; board?: string; key?: string };
  const search = useSearch({ strict: false }) as { board?: string; full?: true; field?: 'due' | 'comment' };
  const navigate = useNavigate();
  const isPhone = usePhone();
  const found = useLiveOne(taskByKey, { key: key ?? '' });
  const task = key === undefined ? null : found;
  // Until the task is found its board stands already: nothing flashes.
  const board = boardInPath ?? boardBehind(search.board, task?.boards);
  useOnChange(() => {
    if (boardInPath !== undefined) prefer(`board.${workspace}`, boardInPath);
  }, [boardInPath, workspace]);

  const openTask = (to: string, more: { full?: true; field?: 'due' | 'comment' } = {}) =>
    void navigate({
      to: '/w/$workspace/task/$key',
      params: { workspace, key: to },
      search: { ...(board === undefined ? {} : { board }), ...more },
    });
  const closeTask = () => {
    const at = task?.id;
    void (
      board === undefined
        ? navigate({ to: '/w/$workspace/projects', params: { workspace } })
        : navigate({ to: '/w/$workspace/board/$board', params: { workspace, board } })
    ).then(() => at !== undefined && requestAnimationFrame(() => backToCard(at)));
  };
  const linkTo = (to: string) => `${location.origin}/w/${workspace}/task/${to}`;
  const toggle = (card: CardAnswer, field?: 'due' | 'comment') =>
    card.id === task?.id && field === undefined ? closeTask() : openTask(card.key, field ? { field } : {});

  if (key !== undefined && found === null) return <NoSuchTask name={key} onBack={closeTask} />;
  const isAlone = search.full === true || isPhone || board === undefined;
  return (
    <>
      {board !== undefined && !(key !== undefined && isAlone) && (
        <BoardScreen
          board={board}
          peeked={task?.id}
          onPeek={toggle}
          onPage={(card) => openTask(card.key, { full: true })}
          linkTo={linkTo}
          onBack={() => void navigate({ to: '/w/$workspace/projects', params: { workspace } })}
          boards={<BoardTabs board={board} workspace={workspace} />}
        />
      )}
      {task && (
        <TaskRoom
          task={task}
          board={board}
          isPage={isAlone}
          field={search.field}
          onOpen={(to) => openTask(to, search.full ? { full: true } : {})}
          onPage={() => openTask(task.key, { full: true })}
          onClose={closeTask}
        />
      )}
      <Outlet />
    </>
  );
}

/** Focus returns to where the task was opened from, unless it went elsewhere meanwhile. */
function backToCard(id: string): void {
  const active = document.activeElement;
  if (active !== null && active !== document.body && active.closest('[role="dialog"]') === null) return;
  document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`)?.focus();
}

/** The board that the address asks for, if the task is on it; else the first one that it is on. */
function boardBehind(asked: string | undefined, boards: readonly string[] | undefined): string | undefined {
  if (boards === undefined) return asked;
  return asked !== undefined && boards.includes(asked) ? asked : boards[0];
}

function NoSuchTask({ name, onBack }: { name: string; onBack: () => void }) {
  return (
    <Screen title={name} onBack={onBack}>
      <EmptyState pattern="not-here-yet" title={`${name} is not here`}>
        No task on this device has this key. It may stand in a space that you cannot read, or not have arrived yet.
      </EmptyState>
    </Screen>
  );
}
