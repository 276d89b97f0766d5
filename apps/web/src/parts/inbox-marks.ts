// What a person's inbox has unread, for the badge, and that a task which stands open has been read.
import { readTask } from '@baton/model/inbox/commands';
import { unreadNotices } from '@baton/model/inbox/queries';
import { useOnChange } from '../lib/use-event.ts';
import { useLive } from '../lib/use-live.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

const all = {};
/** A task that is only passed over with the arrows has not been read. */
const readAfterMs = 1_500;

/** How many tasks something unread is told of. */
export function useUnreadCount(): number {
  const unread = useLive(unreadNotices, all);
  return new Set(unread?.map(({ task }) => task)).size;
}

/** Opening a task reads what is told of it, here and on every other device. It is no step of undo. */
export function useReadNotices(task: string): void {
  const workspace = useWorkspace();
  const unread = useLive(unreadNotices, all)?.filter((notice) => notice.task === task) ?? [];
  const keys = unread.map(({ id }) => id).join(' ');
  useOnChange(() => {
    if (keys === '') return undefined;
    const timer = setTimeout(() => void workspace.run(readTask, { task }, { undoable: false }), readAfterMs);
    return () => clearTimeout(timer);
  }, [task, keys, workspace]);
}
