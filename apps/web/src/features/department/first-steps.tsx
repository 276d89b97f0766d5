// The first days on one's department's home: three things that are really one's own to do. They tick themselves and go
// when all are done, or when they are put away.
import type { SpaceId } from '@baton/model/ids';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { putStepsAway } from '@baton/model/welcome/commands';
import { departmentOf, firstSteps, type StepId } from '@baton/model/welcome/queries';
import { Button, buttonClass } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { useToast } from '@baton/ui/toast';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { Link, useParams } from '@tanstack/react-router';
import { Circle, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { useWorld } from '../../lib/use-world.ts';
import { Part } from './part.tsx';
import styles from './first-steps.module.css';

const all = {};
const words: Readonly<Record<StepId, { readonly title: string; readonly why: string }>> = {
  begin: { title: 'Start a department or a project', why: 'Six departments are ready in a minute, each with a board.' },
  invite: { title: 'Invite somebody', why: 'Work passes between people: one is enough to begin with.' },
  hours: { title: 'Tell when you work', why: 'Others see when you are there; a picture does as well.' },
  take: { title: 'Take a task', why: 'Open one on a board and make yourself its holder.' },
  say: {
    title: 'Say something on it',
    why: 'When it will be done, or what you lack. Whoever reads the task reads it.',
  },
};

export function FirstSteps({ space }: { readonly space: SpaceId }) {
  const { directory, me } = useWorld();
  const steps = useLive(firstSteps, all) ?? [];
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  if (steps.length === 0 || departmentOf(directory, me.person) !== space) return null;
  const done = steps.filter((one) => one.done).length;
  const putAway = async () => {
    if (await run(putStepsAway, {})) toast.show({ text: 'The first steps are put away.', onUndo });
  };
  return (
    <Part
      title="Your first ten minutes"
      said={`${done} of ${steps.length} done`}
      act={
        <Button size={24} tone="quiet" onClick={() => void putAway()}>
          Put away
        </Button>
      }
    >
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done || undefined}>
            <Icon icon={step.done ? CircleCheck : Circle} size={16} />
            <span>
              <b>
                {words[step.id].title}
                {step.done && <VisuallyHidden>, done</VisuallyHidden>}
              </b>
              {!step.done && <span>{words[step.id].why}</span>}
            </span>
            {!step.done && <StepAct id={step.id} space={space} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function StepAct({ id, space }: { readonly id: StepId; readonly space: SpaceId }): ReactNode {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const actions = useActionRegistry();
  const board = (useLive(projectsOfWorkspace, all) ?? []).find(
    (one) => one.space === space && one.board !== null && one.archived === null && one.binned === null,
  )?.board;
  if (id === 'begin')
    return (
      <>
        <Button onClick={() => void actions.run('new-department')}>Start departments</Button>
        <Button onClick={() => void actions.run('new-project')}>New project</Button>
      </>
    );
  if (id === 'invite') return <Button onClick={() => void actions.run('invite')}>Invite people</Button>;
  if (id === 'hours')
    return (
      <Link className={buttonClass({})} to="/w/$workspace/settings" params={{ workspace }}>
        Tell your hours
      </Link>
    );
  if (board == null) return null;
  return (
    <Link className={buttonClass({})} to="/w/$workspace/board/$board" params={{ workspace, board }}>
      Open the board
    </Link>
  );
}
