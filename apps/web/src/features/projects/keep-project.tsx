// A project kept as a template: how it is called, what comes along, and what stays with the project.
import { saveAsTemplate } from '@baton/model/plan/commands';
import { type KeepingAnswer, keptOfProject } from '@baton/model/plan/queries';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { leftText, useFilesHad } from '../../parts/along.ts';
import { counted, listText } from '../../parts/number-text.ts';
import styles from './keep-project.module.css';

interface KeepProjectProps {
  readonly project: Pick<ProjectAnswer, 'id' | 'name'>;
  readonly onClose: () => void;
}

export function KeepProject({ project, onClose }: KeepProjectProps) {
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  const kept = useLiveOne(keptOfProject, { project: project.id });
  const [name, setName] = useState(project.name);
  const keep = useKeepingProject();
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (kept && name.trim() !== '' && (await keep(kept, name.trim()))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={480}
      initialFocus={first}
      title="Keep as a template"
      description="A new project can begin like this one, in every department that sees it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            type="submit"
            form={form}
            disabledReason={name.trim() === '' ? 'Give it a name.' : undefined}
          >
            Keep as a template
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void handleSubmit(event)}>
        <TextField label="Name" ref={first} value={name} onChange={setName} maxLength={200} autoComplete="off" />
        {kept && <What kept={kept} />}
      </form>
    </Dialog>
  );
}

function What({ kept: { tasks, ofFew, tooMany, files } }: { kept: KeepingAnswer }) {
  const along = [counted(tasks, 'task'), ...(files.length === 0 ? [] : [counted(files.length, 'file')])];
  const left = [
    ...(tooMany === 0 ? [] : [`${counted(tooMany, 'task')} beyond the first ${tasks}`]),
    ...(ofFew === 0 ? [] : [`${counted(ofFew, 'task')} that not everybody in the department sees`]),
  ];
  return (
    <dl className={styles.what}>
      <dt>Comes along</dt>
      <dd>
        Its boards with columns, limits, rules, lanes and what cards show; {listText(along)}, all to do again, with
        sub-tasks, texts, checklists and the days between.
      </dd>
      <dt>Stays here</dt>
      <dd>
        {left.length > 0 && <strong className={styles.left}>{listText(left)}; </strong>}
        who has the tasks, comments, links, reminders, repeats, budgets, and what waits for what.
      </dd>
    </dl>
  );
}

function useKeepingProject(): (kept: KeepingAnswer, name: string) => Promise<boolean> {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const filesHad = useFilesHad();
  return async ({ id, files: all }, name) => {
    const files = (await filesHad(all)).map((file) => file.id);
    const made = await run(saveAsTemplate, { project: id, name, files });
    if (made === undefined) return false;
    const less = leftText({ texts: made.textsLeft, files: all.length - files.length });
    const lacks = less === null ? '' : ` It lacks ${less}.`;
    toast.show({ text: `“${name}” is a template now: a new project can begin like it.${lacks}`, onUndo });
    return true;
  };
}
