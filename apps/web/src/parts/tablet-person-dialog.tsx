// Somebody without mail: a name is all that is asked. They get a code, and choose their PIN on the tablet.
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { TextField } from '@baton/ui/text-field';
import { addToTablet, type CodeMade } from '@baton/workspace/doors/tablets';
import { type FormEvent, useId, useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { CodeShown } from './code-shown.tsx';
import { useNames } from './people.tsx';
import { refusalText } from './refusal-text.ts';
import type { TabletRow } from './tablets-panel.tsx';
import { useDeciding } from './use-deciding.ts';

interface TabletPersonDialogProps {
  readonly row: TabletRow;
  readonly onClose: () => void;
}

export function TabletPersonDialog({ row, onClose }: TabletPersonDialogProps) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const { why } = useDeciding();
  const id = useId();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [made, setMade] = useState<CodeMade | null>(null);
  const plain = name.trim();
  const add = async () => {
    const code = await addToTablet(await doors.relay(), workspace, { tablet: row.id, of: row.of, name: plain });
    if (isRefusal(code)) setRefusal(code);
    else setMade(code);
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (plain !== '' && why === undefined) void add();
  };
  if (made !== null) return <CodeShown name={plain} made={made} onClose={onClose} />;
  const missing = tried && plain === '' ? 'As the others on the tablet will see them.' : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      width={400}
      title="Add a person"
      description={`They become a member of ${row.spaceTitle} and sign in on this tablet. No mail and no phone is needed.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={id} disabledReason={why}>
            Make a code
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={handleSubmit} noValidate>
        <TextField
          label="Their name"
          value={name}
          onChange={setName}
          maxLength={120}
          autoComplete="off"
          error={missing ?? (refusal && refusalText(refusal, nameOf))}
        />
      </form>
    </Dialog>
  );
}
