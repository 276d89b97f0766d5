// Tasks that come again are made by whichever device is there, as soon as they are to come. It is nobody's act at a screen:
// undo passes it by. Two windows that do it make the same ones.
import { bearComing } from '@baton/model/task/series-commands';
import { comingTasks } from '@baton/model/task/series-queries';
import { useLive } from '../lib/use-live.ts';
import { useOnChange } from '../lib/use-event.ts';
import { useOpen } from '../lib/workspace-context.tsx';

const all = {};

export function ComingTasks() {
  const { workspace } = useOpen();
  const coming = useLive(comingTasks, all);
  const ids = (coming ?? []).map(({ id }) => id).join(' ');
  useOnChange(() => {
    if (ids !== '') void workspace.run(bearComing, all, { undoable: false });
  }, [ids]);
  return null;
}
