// The approver's page (24): the frozen version and nothing else, what changed in it, who signed, and the statement.
import { askedOf } from '@baton/model/decided/answer';
import type { SpaceId } from '@baton/model/ids';
import { type PeekAnswer, taskByKey } from '@baton/model/task/queries';
import { Chip } from '@baton/ui/chip';
import { EmptyState } from '@baton/ui/empty-state';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorld } from '../../lib/use-world.ts';
import { type ApprovalShown, useApprovalOf } from '../../parts/approval-words.ts';
import { Screen } from '../../parts/screen.tsx';
import { TaskLink } from '../../parts/task-link.tsx';
import { isRead, useVersion } from '../../parts/use-content.ts';
import { ApprovalAside } from './approval-aside.tsx';
import { FrozenText } from './frozen-text.tsx';
import styles from './approve.module.css';

export function ApproveScreen() {
  const { key, ...params } = useParams({ from: '/w/$workspace/approve/$key' });
  const navigate = useNavigate();
  const task = useLiveOne(taskByKey, { key });
  const back = () =>
    void navigate({ to: '/w/$workspace/task/$key', params: { ...params, key }, search: { full: true } });
  if (task === undefined) return null;
  if (task !== null && task.space !== null && task.decided !== null)
    return <OfTask task={task} space={task.space as SpaceId} onBack={back} />;
  return <Nothing name={task?.key ?? key} onBack={back} />;
}

interface OfTaskProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly onBack: () => void;
}
function OfTask({ task, space, onBack }: OfTaskProps) {
  const shown = useApprovalOf(task);
  return shown === null ? (
    <Nothing name={task.key} onBack={onBack} />
  ) : (
    <Shown task={task} space={space} shown={shown} onBack={onBack} />
  );
}

const states = {
  open: 'in approval',
  approved: 'approved',
  returned: 'returned',
  'taken-back': 'taken back',
  over: 'over',
  contested: 'contested',
} as const;

function Shown({ task, space, shown, onBack }: OfTaskProps & { readonly shown: ApprovalShown }) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const { approval, matter, version, standing } = shown;
  const read = useVersion(task.id, approval.hash);
  const asked = askedOf({ directory, space, person: me.person, now }, matter).find((one) => one.is === 'approval');
  const title = isRead(read) ? read.content.title : task.title;
  const state = `Version ${version}, ${states[standing]}`;
  return (
    <Screen
      title={`${title}, version ${version}`}
      heading={
        <>
          <TaskLink to={task.key} className={styles.key}>
            {task.key}
          </TaskLink>{' '}
          {title}
        </>
      }
      middle={
        <Chip
          className={styles.state}
          tone={standing === 'approved' ? 'go' : 'wait'}
          icon={standing === 'open' ? Hourglass : undefined}
        >
          {state}
        </Chip>
      }
      onBack={onBack}
    >
      <div className={styles.page}>
        <FrozenText task={task} shown={shown} read={read} />
        <ApprovalAside task={task} space={space} shown={shown} read={isRead(read) ? read : null} asked={asked} />
      </div>
    </Screen>
  );
}

function Nothing({ name, onBack }: { readonly name: string; readonly onBack: () => void }) {
  return (
    <Screen title={name} onBack={onBack}>
      <EmptyState pattern="not-here-yet" title={`No approval of ${name} is here`}>
        Nobody has asked for one, or it has not arrived on this device yet.
      </EmptyState>
    </Screen>
  );
}
