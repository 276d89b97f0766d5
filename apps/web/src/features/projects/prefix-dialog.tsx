// Another prefix for the keys of a project. Keys written with the former one still lead to their tasks.
import { setPrefix } from '@baton/model/project/commands';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import { asPrefix, isPrefix, PrefixField, prefixShape } from '../../parts/prefix-field.tsx';

interface PrefixDialogProps {
  readonly project: ProjectAnswer;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function PrefixDialog(props: PrefixDialogProps) {
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      width={400}
      initialFocus={first}
      title="Change the prefix"
      description={`Keys with ${props.project.prefix} still lead to their tasks.`}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form}>
            Change the prefix
          </Button>
        </>
      }
    >
      {props.open && <PrefixForm {...props} id={form} first={first} />}
    </Dialog>
  );
}

interface FormProps extends PrefixDialogProps {
  readonly id: string;
  readonly first: RefObject<HTMLInputElement | null>;
}

function PrefixForm({ project, onClose, id, first }: FormProps) {
  const run = useRun();
  const nameOf = useNames();
  const [prefix, setDraft] = useState(project.prefix);
  const [error, setError] = useState<string>();
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isPrefix(prefix)) return setError(prefixShape);
    const done = await run(setPrefix, { project: project.id, prefix }, (refusal) =>
      setError(refusalText(refusal, nameOf)),
    );
    if (done) onClose();
  };
  return (
    <form id={id} onSubmit={(event) => void handleSubmit(event)}>
      <PrefixField ref={first} value={prefix} onChange={(next) => setDraft(asPrefix(next))} error={error} />
    </form>
  );
}
