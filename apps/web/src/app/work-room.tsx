// The room of my work. Opening a task leaves the list standing behind the panel.
import { taskByKey } from '@baton/model/task/queries';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { TaskRoom } from '../features/task/task-room.tsx';
import { type WorkView, WorkScreen } from '../features/work/work-screen.tsx';
import { useHeld } from '../lib/use-held.ts';
import { useLiveOne } from '../lib/use-live.ts';
import { usePhone } from '../lib/use-media.ts';

type Row = { readonly id: string; readonly key: string };

export function WorkRoom() {
  const params = useParams({ from: '/w/$workspace' });
  const { view = 'list', task: key, show } = useSearch({ from: '/w/$workspace/work' });
  const navigate = useNavigate();
  const isPhone = usePhone();
  const found = useHeld(useLiveOne(taskByKey, { key: key ?? '' }));
  const task = key === undefined ? null : found;
  const at = (search: { view?: WorkView; task?: string; show?: 'history' }) => {
    const { view: next = view, ...rest } = search;
    void navigate({
      to: '/w/$workspace/work',
      params,
      search: { ...(next === 'list' ? {} : { view: next }), ...rest },
    });
  };
  const toPage = (of: string) =>
    void navigate({
      to: '/w/$workspace/task/$key',
      params: { ...params, key: of },
      search: { full: true, from: 'work' },
    });
  const open = (row: Row) => (isPhone ? toPage(row.key) : row.id === task?.id ? at({}) : at({ task: row.key }));
  const close = () => {
    const row = task?.id;
    at({});
    if (row !== undefined) requestAnimationFrame(() => focusRow(row));
  };
  return (
    <>
      <WorkScreen
        view={view}
        opened={task?.id}
        onView={(next) => at({ view: next })}
        onOpen={open}
        onPage={(row) => toPage(row.key)}
      />
      {task && !isPhone && (
        <TaskRoom
          task={task}
          board={undefined}
          isPage={false}
          field={undefined}
          show={show ?? 'task'}
          onShow={(part) => at({ task: task.key, ...(part === 'history' ? { show: part } : {}) })}
          onOpen={(to) => at({ task: to })}
          onPage={() => toPage(task.key)}
          onClose={close}
        />
      )}
    </>
  );
}

/** Focus returns to where the task was opened from. */
function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`)?.focus();
}
