// When I am away, by whole days. Others see it on my face and my card, with what I wrote to it.
import { setProfile } from '@baton/model/person/commands';
import { type Absences as Told, absencesFrom, type AwayFrom } from '@baton/model/person/working';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { DaySpan, forgotten, useDaysTyped } from '../../parts/day-span.tsx';
import { awaySpan } from '../../parts/working-words.ts';
import styles from './profile.module.css';

export function Absences({ away }: { readonly away: Told }) {
  const today = useToday();
  const told = absencesFrom(away, today);
  return (
    <fieldset className={styles.group}>
      <legend>Away</legend>
      {told.length > 0 && (
        <ul className={styles.absences} aria-label="When you are away">
          {told.map((one) => (
            <Absence key={one.from} one={one} />
          ))}
        </ul>
      )}
      <AwayForm />
    </fieldset>
  );
}

function Absence({ one }: { one: AwayFrom }) {
  const run = useRun();
  const today = useToday();
  const toast = useToast();
  const workspace = useWorkspace();
  const span = awaySpan(one, today);
  const remove = async () => {
    if (await run(setProfile, { away: { [one.from]: null } }))
      toast.show({ text: 'You are not away then.', onUndo: () => void workspace.undo() });
  };
  return (
    <li>
      <span>
        Away {span}
        {one.note !== null && <span className={styles.note}>{one.note}</span>}
      </span>
      <Button size={24} tone="quiet" aria-label={`Take away: ${span}`} onClick={() => void remove()}>
        Take away
      </Button>
    </li>
  );
}

function AwayForm() {
  const run = useRun();
  const typed = useDaysTyped();
  const [note, setNote] = useState('');
  const add = async () => {
    if (typed.span === null) return;
    const { from, to } = typed.span;
    if (!(await run(setProfile, { away: { [from]: { to, note: note.trim() === '' ? null : note.trim() } } }))) return;
    typed.set(forgotten);
    setNote('');
  };
  return (
    // No form: Enter in a day keeps the day, and does not send what is half told.
    <div className={styles.away}>
      <DaySpan typed={typed} labels={['First day away', 'Last day away']} />
      <TextField label="What others should know" value={note} maxLength={200} onChange={setNote} />
      <Button onClick={() => void add()} disabledReason={typed.whyNot}>
        Add
      </Button>
    </div>
  );
}
