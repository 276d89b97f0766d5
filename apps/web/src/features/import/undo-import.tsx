// Taking an import out again, as one step. What was worked on since stays and is listed first.
import { undoImport, workedOnSinceImport } from '@baton/interchange/undo-import';
import type { IntakeAnswer } from '@baton/model/intake/queries';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useToast } from '@baton/ui/toast';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import styles from './import.module.css';

const tasksOf = (count: number) => `${count} ${count === 1 ? 'task' : 'tasks'}`;

export function UndoImport({ intake }: { intake: IntakeAnswer }) {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.undo}>
      <b>Not what you wanted</b>
      <Button tone="destructive" icon={Undo2} onClick={() => setOpen(true)}>
        Undo this import
      </Button>
      <p>Takes its tasks and the board out again, into the bin for 30 days. Tasks edited since stay.</p>
      {open && <Confirm intake={intake} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Confirm({ intake, onClose }: { intake: IntakeAnswer; onClose: () => void }) {
  const run = useRun();
  const onUndo = useUndo();
  const toast = useToast();
  const kept = useLive(workedOnSinceImport, { intake: intake.id });
  const undo = async () => {
    onClose();
    const done = await run(undoImport, { intake: intake.id });
    if (!done) return;
    const stay = done.kept.length > 0 ? ` ${tasksOf(done.kept.length)} stay.` : '';
    toast.show({
      text: `${tasksOf(done.binned)} of “${intake.name}” are in the bin.${stay}`,
      onUndo,
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Undo this import"
      description={
        kept?.length
          ? kept.length === 1
            ? 'One task was worked on since and stays:'
            : `${kept.length} tasks were worked on since and stay:`
          : 'Nothing of it was worked on since. Everything goes into the bin for 30 days.'
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="destructive-filled" onClick={() => void undo()}>
            Undo this import
          </Button>
        </>
      }
    >
      {kept !== undefined && kept.length > 0 && (
        <ul className={styles.kept}>
          {kept.slice(0, 12).map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
          {kept.length > 12 && <li>and {kept.length - 12} more</li>}
        </ul>
      )}
    </Dialog>
  );
}
