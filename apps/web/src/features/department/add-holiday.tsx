// One holiday by hand.
import type { Day } from '@baton/model/day';
import { setHolidays } from '@baton/model/holiday/commands';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import styles from './holidays-dialog.module.css';

export function AddHoliday({ space }: { readonly space: string }) {
  const run = useRun();
  const today = useToday();
  const locale = useLocale();
  const [day, setDay] = useState<Day>();
  const [name, setName] = useState('');
  const why = day === undefined ? 'Choose the day.' : name.trim() === '' ? 'Say what day it is.' : undefined;
  const add = async () => {
    if (day === undefined || why !== undefined) return;
    if ((await run(setHolidays, { space, days: { [day]: name } })) === undefined) return;
    setDay(undefined);
    setName('');
  };
  return (
    // No form: Enter in a day keeps the day, and does not send what is half told.
    <div className={styles.add}>
      <DateField
        label="Day"
        value={day}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(next) => setDay(next as Day | undefined)}
      />
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
