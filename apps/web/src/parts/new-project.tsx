// A new project: a name, where it stands, its hue, and the prefix of its keys, suggested from the name.
import { addProject } from '@baton/model/project/commands';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import type { Refusal } from '@baton/model/refusal';
import { suggestPrefix } from '@baton/model/project/rules';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { ProjectMark } from '@baton/ui/project-mark';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { useLive } from '../lib/use-live.ts';
import { useRun } from '../lib/use-run.ts';
import { hueNames } from './hue-names.ts';
import { useNames } from './people.tsx';
import { refusalText } from './refusal-text.ts';
import { BeginWith, usePlans } from './begin-with.tsx';
import { useBeginning } from './use-beginning.ts';
import { useSpaces } from './spaces.ts';
import { asPrefix, isPrefix, PrefixField, prefixShape } from './prefix-field.tsx';
import styles from './new-project.module.css';

interface NewProjectProps {
  readonly open: boolean;
  /** Chosen already, where it was asked for inside a department. */
  readonly space?: string | undefined;
  readonly onClose: () => void;
}
const all = {};

export function NewProject(props: NewProjectProps) {
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="New project"
      initialFocus={first}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form}>
            Create project
          </Button>
        </>
      }
    >
      {props.open && <NewProjectForm {...props} id={form} first={first} />}
    </Dialog>
  );
}

interface FormProps extends NewProjectProps {
  readonly id: string;
  readonly first: RefObject<HTMLInputElement | null>;
}

function NewProjectForm({ space: asked, onClose, id, first }: FormProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const navigate = useNavigate();
  const run = useRun();
  const nameOf = useNames();
  const spaces = useSpaces();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const [name, setName] = useState('');
  const [space, setSpace] = useState(asked ?? spaces[0]?.id);
  const [hue, setHue] = useState<string>(String((projects.length % hueNames.length) + 1));
  const plans = usePlans();
  const begin = useBeginning();
  const [from, setFrom] = useState('none');
  const [typed, setTyped] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ readonly name?: string; readonly prefix?: string }>({});
  const taken = new Set(projects.map((project) => project.prefix));
  const prefix = typed ?? (name.trim() === '' ? '' : suggestPrefix(name, taken));

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setErrors({ name: 'A name that others know it by.' });
    if (!isPrefix(prefix)) return setErrors({ prefix: prefixShape });
    const wish = { space: space ?? '', name: name.trim(), hue: Number(hue), prefix };
    const say = (refusal: Refusal) => setErrors({ prefix: refusalText(refusal, nameOf) });
    const choice = plans.find((one) => one.id === from);
    const made = await (choice === undefined ? run(addProject, wish, say) : begin(choice, wish, say));
    if (!made) return;
    onClose();
    if (made.board !== null)
      await navigate({ to: '/w/$workspace/board/$board', params: { workspace, board: made.board } });
  };
  return (
    <form id={id} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
      <TextField
        label="Name"
        ref={first}
        value={name}
        onChange={setName}
        maxLength={200}
        autoComplete="off"
        error={errors.name}
      />
      <div className={styles.two}>
        <Select
          label="Department"
          value={space}
          onChange={setSpace}
          options={spaces.map((one) => ({ id: one.id, label: one.title }))}
        />
        <Select
          label="Hue"
          value={hue}
          onChange={setHue}
          options={hueNames.map((one) => ({
            id: String(one.hue),
            label: one.name,
            sign: <ProjectMark hue={one.hue} />,
          }))}
        />
      </div>
      <BeginWith plans={plans} value={from} onChange={setFrom} />
      <PrefixField value={prefix} onChange={(next) => setTyped(asPrefix(next))} error={errors.prefix} />
    </form>
  );
}
