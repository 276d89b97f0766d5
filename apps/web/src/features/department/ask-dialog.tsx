// Asking a department for work: what, what for, and by when. What it needs before it takes work stands beside it.
import type { Day } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import { askForWork } from '@baton/model/request/commands';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { TextArea } from '@baton/ui/text-area';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { NeedsList } from './needs-list.tsx';
import styles from './department.module.css';

interface AskDialogProps {
  readonly space: SpaceId;
  readonly title: string;
  readonly needs: string | null;
  readonly onClose: () => void;
}

export function AskDialog({ space, title, needs, onClose }: AskDialogProps) {
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const today = useToday();
  const locale = useLocale();
  const [what, setWhat] = useState('');
  const [note, setNote] = useState('');
  const [wanted, setWanted] = useState<Day | null>(null);
  const [isMissing, setMissing] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (what.trim() === '') return setMissing(true);
    if (!(await run(askForWork, { space, title: what, note, wanted }))) return;
    onClose();
    toast.show({ text: `${title} is asked. You see here what becomes of it.`, onUndo });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Ask ${title} for work`}
      description={needs === null ? undefined : `What ${title} needs before it takes work:`}
      initialFocus={first}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form}>
            Ask {title}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        {needs !== null && <NeedsList title={title} needs={needs} />}
        <TextField
          ref={first}
          label="What you need"
          value={what}
          onChange={setWhat}
          maxLength={500}
          autoComplete="off"
          error={isMissing && what.trim() === '' ? 'In a few words, as a task is called.' : undefined}
        />
        <TextArea label="What it is for" value={note} onChange={setNote} maxLength={4_000} />
        <DateField
          label="Wanted by"
          value={wanted ?? undefined}
          today={today}
          locale={locale}
          placeholder="No day"
          onChange={(day) => setWanted((day as Day | undefined) ?? null)}
        />
      </form>
    </Dialog>
  );
}
