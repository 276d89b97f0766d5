// A new task of mine: for myself alone, or in a project. It stays open for the next one.
import type { Day } from '@baton/model/day';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { addTask } from '@baton/model/task/add-commands';
import { addPrivateTask } from '@baton/model/work/personal';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import type { ProjectHue } from '@baton/ui/project-mark';
import { ProjectMark } from '@baton/ui/project-mark';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { localeNow } from '../../lib/locale.ts';
import { prefer, usePreference } from '../../lib/preferences.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useMe } from '../../lib/use-world.ts';
import styles from './work.module.css';

const all = {};
const forMe = 'me';

export function AddWork({ today, onClose }: { today: Day; onClose: () => void }) {
  const run = useRun();
  const me = useMe();
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter(
    ({ archived, binned }) => archived === null && binned === null,
  );
  const wished = usePreference('add-work', forMe);
  const project = projects.find(({ id }) => id === wished);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<string | undefined>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const fields = { title, due: (due ?? null) as Day | null };
    setTitle('');
    const added =
      project === undefined
        ? await run(addPrivateTask, fields)
        : await run(addTask, { ...fields, project: project.id, assigned: me });
    // Refused: the text is back where it was typed.
    if (added === undefined) setTitle(title);
    else setDue(undefined);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <form className={styles.add} aria-label="Add a task" onSubmit={(event) => void add(event)}>
      <TextField label="What is to be done" value={title} onChange={setTitle} onKeyDown={handleKey} autoFocus slim />
      <Select
        label="Where"
        slim
        options={[
          { id: forMe, label: 'Only you' },
          ...projects.map(({ id, name, hue }) => ({ id, label: name, sign: <ProjectMark hue={hue as ProjectHue} /> })),
        ]}
        value={project?.id ?? forMe}
        onChange={(id) => prefer('add-work', id)}
      />
      <DateField label="Due" slim value={due} onChange={setDue} today={today} locale={localeNow()} />
      <Button tone="primary" type="submit">
        Add
      </Button>
      <Button tone="quiet" onClick={onClose}>
        Close
      </Button>
    </form>
  );
}
