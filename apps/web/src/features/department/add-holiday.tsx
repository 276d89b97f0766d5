// Holidays by hand: one day, or several on end that have one name.
import { addDays, type Day, daysBetween } from '@baton/model/day';
import { setHolidays } from '@baton/model/holiday/commands';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { DaySpan, forgotten, useDaysTyped } from '../../parts/day-span.tsx';
import styles from './holidays-dialog.module.css';

/** A longer one is a slip of the year. */
const mostOnEnd = 31;
const daysIn = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));

export function AddHoliday({ space }: { readonly space: string }) {
  const run = useRun();
  const typed = useDaysTyped();
  const [name, setName] = useState('');
  const days = typed.span === null ? [] : daysIn(typed.span.from, typed.span.to);
  const why = typed.whyNot ?? whyNot(days, name);
  const add = async () => {
    if (why !== undefined) return;
    const named = Object.fromEntries(days.map((day) => [day, name]));
    if ((await run(setHolidays, { space, days: named })) === undefined) return;
    typed.set(forgotten);
    setName('');
  };
  return (
    // No form: Enter in a day keeps the day, and does not send what is half told.
    <div className={styles.add}>
      <DaySpan typed={typed} labels={['Day', 'Last day']} />
      <TextField
        label="What day it is"
        value={name}
        maxLength={80}
        onChange={setName}
        onKeyDown={(event) => event.key === 'Enter' && void add()}
      />
      <Button disabledReason={why} onClick={() => void add()}>
        Add
      </Button>
    </div>
  );
}

function whyNot(days: readonly Day[], name: string): string | undefined {
  if (days.length > mostOnEnd) return `That is more than ${mostOnEnd} days. Look at the year.`;
  return name.trim() === '' ? 'Say what day it is.' : undefined;
}
