// The room of the inbox: the list, and beside it the task that is looked at, live.
import { taskByKey } from '@baton/model/task/queries';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { CommentBox } from '../features/task/comment-box.tsx';
import { TaskBody } from '../features/task/task-body.tsx';
import { useLiveOne } from '../lib/use-live.ts';
import { ReadOnlyIn } from '../parts/read-only.tsx';
import styles from './inbox-room.module.css';

const paneOf = (key: string) => <Pane key={key} task={key} />;

export function InboxRoom() {
  const params = useParams({ from: '/w/$workspace' });
  const { tab = 'all', show = 'open' } = useSearch({ from: '/w/$workspace/inbox' });
  const navigate = useNavigate();
  return (
    <InboxScreen
      tab={tab}
      show={show}
      onOpen={({ key }) =>
        void navigate({
          to: '/w/$workspace/task/$key',
          params: { ...params, key },
          search: { full: true, from: 'inbox' },
        })
      }
      pane={paneOf}
    />
  );
}

function Pane({ task: key }: { task: string }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const task = useLiveOne(taskByKey, { key });
  if (!task) return null;
  return (
    <ReadOnlyIn space={task.space}>
      <article className={styles.pane} aria-label={`${task.key}, ${task.title}`}>
        <p className={styles.where}>
          <Link to="/w/$workspace/task/$key" params={{ workspace, key }} search={{ full: true, from: 'inbox' }}>
            {task.key}
          </Link>{' '}
          {task.projectName}
        </p>
        <TaskBody task={task} field={undefined} />
        <CommentBox task={task.id} />
      </article>
    </ReadOnlyIn>
  );
}
