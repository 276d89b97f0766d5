// The rule by which a task comes again, as a sentence with a few choices.
import type { Day } from '@baton/model/day';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { Repeat } from '@baton/model/task/repeat';
import { setRepeat } from '@baton/model/task/series-commands';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { RadioGroup } from '@baton/ui/radio-group';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { repeatText } from '../../parts/repeat-words.ts';
import { weekdayNames } from '../../parts/weekday-names.ts';
import styles from './repeat-dialog.module.css';
import { countIn, hasWeekdays, ruleOf, type Wish, wishOf } from './repeat-wish.ts';

interface RepeatDialogProps {
  readonly task: PeekAnswer;
  readonly rule: Repeat | null;
  readonly onClose: () => void;
}
const units = [
  { id: 'day', label: 'days' },
  { id: 'workday', label: 'working days' },
  { id: 'week', label: 'weeks' },
  { id: 'month', label: 'months' },
  { id: 'year', label: 'years' },
] as const;

export function RepeatDialog({ task, rule, onClose }: RepeatDialogProps) {
  const run = useRun();
  const today = useToday();
  const [wish, setWish] = useState(() => wishOf(rule));
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const wished = ruleOf(wish, rule);
  const keep = async () => {
    if (wished !== null && (await run(setRepeat, { task: task.id, repeat: wished })) !== undefined) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="When it comes again"
      description={wished === null ? 'Something is missing yet.' : `${repeatText(wished, today)}.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={wished === null ? 'Fill in what is missing.' : undefined}
            onClick={() => void keep()}
          >
            Keep
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.row}>
          <TextField
            label="Every"
            inputMode="numeric"
            value={wish.every}
            error={countIn(wish.every, 365) === null ? 'A number from 1 to 365.' : undefined}
            onChange={(every) => change({ every })}
          />
          <Select label="Of what" options={units} value={wish.unit} onChange={(unit) => change({ unit })} />
        </div>
        {hasWeekdays(wish) && <Weekdays on={wish.on} onChange={(on) => change({ on })} />}
        <RadioGroup
          label="Counted from"
          options={[
            { id: 'day', label: 'Its day', hint: 'It comes on its days, whether or not the last one is done.' },
            { id: 'done', label: 'The day on which it was done', hint: 'The next one comes when this one is done.' },
          ]}
          value={wish.from}
          onChange={(from) => change({ from })}
        />
        <Checkbox
          label="Due on the next working day where it would be due at a weekend or on a holiday"
          checked={wish.workdays}
          onChange={(workdays) => change({ workdays })}
        />
        <Ends wish={wish} onChange={change} />
      </div>
    </Dialog>
  );
}

function Weekdays({ on, onChange }: { on: readonly number[]; onChange: (on: readonly number[]) => void }) {
  return (
    <fieldset className={styles.days}>
      <legend>On these days</legend>
      {weekdayNames().map((name, at) => (
        <Checkbox
          key={name}
          label={name}
          checked={on.includes(at + 1)}
          onChange={(isOn) => onChange(isOn ? [...on, at + 1] : on.filter((day) => day !== at + 1))}
        />
      ))}
    </fieldset>
  );
}

function Ends({ wish, onChange }: { wish: Wish; onChange: (part: Partial<Wish>) => void }) {
  const today = useToday();
  const locale = useLocale();
  return (
    <div className={styles.row}>
      <Select
        label="Ends"
        options={[
          { id: 'never', label: 'Never' },
          { id: 'day', label: 'On a day' },
          { id: 'times', label: 'After a number of times' },
        ]}
        value={wish.ends}
        onChange={(ends) => onChange({ ends })}
      />
      {wish.ends === 'day' && (
        <DateField
          label="Last day"
          value={wish.until}
          today={today}
          locale={locale}
          onChange={(until) => onChange({ until: until as Day | undefined })}
        />
      )}
      {wish.ends === 'times' && (
        <TextField
          label="Times in all"
          inputMode="numeric"
          value={wish.times}
          error={countIn(wish.times, 999) === null ? 'A number from 1 to 999.' : undefined}
          onChange={(times) => onChange({ times })}
        />
      )}
    </div>
  );
}
