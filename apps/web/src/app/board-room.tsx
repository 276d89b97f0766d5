// The room of boards and tasks. Opening a task leaves its board standing behind the peek.
import type { CardAnswer } from '@baton/model/board/queries';
import { EmptyState } from '@baton/ui/empty-state';
import { Outlet } from '@tanstack/react-router';
import { BoardScreen } from '../features/board/board-screen.tsx';
import { TaskRoom } from '../features/task/task-room.tsx';
import { prefer } from '../lib/preferences.ts';
import { useOnChange } from '../lib/use-event.ts';
import { useEditedField } from '../lib/use-edited-field.ts';
import { usePresent } from '../lib/use-here.ts';
import { usePhone } from '../lib/use-media.ts';
import { Screen } from '../parts/screen.tsx';
import { type BoardAddress, type OpenedField, useBoardAddress } from './board-address.ts';
import { BoardTabs } from './board-tabs.tsx';

export function BoardRoom() {
  const at = useBoardAddress();
  const { board, key, task, more } = at;
  const isPhone = usePhone();
  useWhereIAm(at);
  if (key !== undefined && task === null) return <NoSuchTask name={key} onBack={at.close} />;
  const isPage = more.full === true || isPhone || board === undefined;
  return (
    <>
      {board !== undefined && (key === undefined || !isPage) && <BoardOf at={at} board={board} />}
      {task && (
        <TaskRoom
          task={task}
          board={board}
          isPage={isPage}
          field={more.field}
          comment={more.comment}
          show={more.show ?? 'task'}
          onShow={(part) =>
            at.openTask(
              task.key,
              { ...(more.full ? { full: true } : {}), ...(part === 'history' ? { show: part } : {}) },
              { replace: true },
            )
          }
          onOpen={(to) => at.openTask(to, more.full ? { full: true } : {})}
          onPage={() => at.openTask(task.key, { full: true })}
          onClose={at.close}
        />
      )}
      <Outlet />
    </>
  );
}

/** Tells the others where I am, and this browser which board to open next time. */
function useWhereIAm({ workspace, board, boardInPath, task }: BoardAddress): void {
  const open = task?.id ?? null;
  const edited = useEditedField();
  usePresent(board ?? open ?? workspace, edited?.card ?? open, edited?.field ?? null);
  useOnChange(() => {
    if (boardInPath !== undefined) prefer(`board.${workspace}`, boardInPath);
  }, [boardInPath, workspace]);
}

function BoardOf({ at, board }: { at: BoardAddress; board: string }) {
  const { workspace, task } = at;
  const toggle = (card: CardAnswer, field?: OpenedField) =>
    card.id === task?.id && field === undefined ? at.close() : at.openTask(card.key, field ? { field } : {});
  return (
    <BoardScreen
      board={board}
      peeked={task?.id}
      onPeek={toggle}
      onFollow={(card) => at.openTask(card.key, {}, { replace: true })}
      onPage={(card) => at.openTask(card.key, { full: true })}
      linkTo={(key) => `${location.origin}/w/${workspace}/task/${key}`}
      onBack={at.toProjects}
      boards={<BoardTabs board={board} workspace={workspace} />}
    />
  );
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
