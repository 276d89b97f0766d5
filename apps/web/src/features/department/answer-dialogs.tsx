// Two answers that need a word: why it is declined, and which task it is already.
import type { SpaceId } from '@baton/model/ids';
import { answerWithTask, declineRequest } from '@baton/model/request/commands';
import type { RequestAnswer } from '@baton/model/request/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { findTasks } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { StatusSign } from '@baton/ui/status-sign';
import { TextArea } from '@baton/ui/text-area';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { type FormEvent, useId, useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import styles from './department.module.css';

interface AnswerDialogProps {
  readonly request: RequestAnswer;
  readonly onClose: () => void;
}

export function DeclineDialog({ request, onClose }: AnswerDialogProps) {
  const form = useId();
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (why.trim() === '') return setMissing(true);
    onClose();
    if (await run(declineRequest, { request: request.id, why })) toast.show({ text: 'It is declined.', onUndo });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Decline “${request.title}”`}
      description={`${request.mine ? 'You read' : `${request.from.name} reads`} why, and can ask anew.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form}>
            Decline
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <TextArea
          label="Why"
          value={why}
          onChange={setWhy}
          maxLength={1_000}
          error={isMissing && why.trim() === '' ? 'One sentence that helps them on.' : undefined}
        />
      </form>
    </Dialog>
  );
}

const all = {};

export function DuplicateDialog({ request, space, onClose }: AnswerDialogProps & { readonly space: SpaceId }) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const [text, setText] = useState('');
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const here = new Set(projects.filter((one) => one.space === space).map(({ id }) => id));
  const found = (useLive(findTasks, { text: text.trim(), limit: 30 }) ?? []).filter((one) => here.has(one.project));
  const shown = text.trim() === '' ? [] : found.slice(0, 8);
  const pick = async (of: string) => {
    onClose();
    if (await run(answerWithTask, { request: request.id, of }))
      toast.show({ text: 'It is answered with the task that is there.', onUndo });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="There is such a task"
      description={`Which one is “${request.title}” already?`}
      actions={<Button onClick={onClose}>Cancel</Button>}
    >
      <TextField label="Words of its title, or its key" value={text} onChange={setText} autoComplete="off" />
      <ul className={styles.found} aria-label="Tasks of this department">
        {shown.map(({ id, key, title, kind }) => (
          <li key={id}>
            <button type="button" onClick={() => void pick(id)}>
              <StatusSign kind={kind} />
              <span>{title}</span>
              <span className={styles.meta}>{key}</span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() !== '' && shown.length === 0 && <p className={styles.said}>No task here is called so.</p>}
    </Dialog>
  );
}
