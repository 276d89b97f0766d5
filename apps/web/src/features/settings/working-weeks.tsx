// The week that I work, and other ones from later days on. Others see when I work; later the schedule plans by it.
import { addDays, type Day } from '@baton/model/day';
import { setProfile } from '@baton/model/person/commands';
import { always, type Week, weekOf, weekOn, type Weeks } from '@baton/model/person/week';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { useToast } from '@baton/ui/toast';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { longDay } from '../../parts/day-text.ts';
import { weekText } from '../../parts/working-words.ts';
import styles from './profile.module.css';
import { WeekEditor } from './week-editor.tsx';

const usual = weekOf([1, 2, 3, 4, 5], { from: 540, to: 1_020, rest: 30 });

/** The day from which the pattern of today counts. */
const sinceOf = (weeks: Weeks, today: Day): string =>
  Object.keys(weeks)
    .filter((since) => since <= today)
    .sort()
    .at(-1) ?? always;

export function WorkingWeeks({ weeks }: { readonly weeks: Weeks }) {
  const run = useRun();
  const today = useToday();
  const now = weekOn(weeks, today);
  const since = sinceOf(weeks, today);
  const later = Object.keys(weeks)
    .filter((day) => day > today)
    .sort();
  const put = (from: string, week: Week | null) => run(setProfile, { weeks: { [from]: week } });
  return (
    <fieldset className={styles.group}>
      <legend>Working week</legend>
      {now === undefined ? (
        <p className={styles.offer}>
          Others cannot see when you work.
          <Button size={24} onClick={() => void put(since, usual)}>
            Start from {weekText(usual)}
          </Button>
        </p>
      ) : (
        <>
          <p className={styles.said}>{weekText(now)}</p>
          <WeekEditor label="Now" week={now} onChange={(week) => void put(since, week)} />
        </>
      )}
      {later.map((from) => {
        const week = weeks[from];
        return week && <LaterWeek key={from} from={from as Day} week={week} onPut={(next) => put(from, next)} />;
      })}
      {now !== undefined && <FromADayOn taken={later} onAdd={(from) => void put(from, now)} />}
    </fieldset>
  );
}

interface LaterWeekProps {
  readonly from: Day;
  readonly week: Week;
  readonly onPut: (week: Week | null) => Promise<unknown>;
}

function LaterWeek({ from, week, onPut }: LaterWeekProps) {
  const today = useToday();
  const toast = useToast();
  const workspace = useWorkspace();
  const title = `From ${longDay(from, today)}`;
  const remove = async () => {
    if (await onPut(null)) toast.show({ text: 'The later week is taken away.', onUndo: () => void workspace.undo() });
  };
  return (
    <section className={styles.later} aria-label={title}>
      <p className={styles.said}>
        {title}: {weekText(week)}
        <Button size={24} tone="quiet" onClick={() => void remove()}>
          Take it away
        </Button>
      </p>
      <WeekEditor label={title} week={week} onChange={(next) => void onPut(next)} />
    </section>
  );
}

function FromADayOn({ taken, onAdd }: { taken: readonly string[]; onAdd: (from: Day) => void }) {
  const today = useToday();
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string>();
  if (!isAsking)
    return (
      <Button size={24} tone="quiet" className={styles.start} onClick={() => setAsking(true)}>
        Other hours from a day on
      </Button>
    );
  const choose = (day: string | undefined) => {
    if (day === undefined) return;
    if (day <= today) return setError(`Choose a day from ${longDay(addDays(today, 1), today).toLowerCase()} on.`);
    setError(undefined);
    setAsking(false);
    if (!taken.includes(day)) onAdd(day as Day);
  };
  return (
    <DateField
      label="From which day on"
      className={styles.day}
      value={undefined}
      today={today}
      locale={locale}
      error={error}
      onChange={choose}
    />
  );
}
