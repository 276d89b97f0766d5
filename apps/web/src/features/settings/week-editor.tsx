// One working week: its days, and the hours of them, alike or each by itself; or so many hours in shifts.
import { type Week, type Weekday, weekOf, type WorkingDay } from '@baton/model/person/week';
import { ChipButton } from '@baton/ui/chip';
import { DurationField } from '@baton/ui/duration-field';
import { firstWeekdayOf } from '@baton/ui/day';
import { Segmented } from '@baton/ui/segmented';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { weekdayNames } from '../../parts/weekday-names.ts';
import { HoursFields } from './hours-fields.tsx';
import styles from './profile.module.css';

type Days = Extract<Week, { kind: 'days' }>['days'];
type Form = 'alike' | 'each' | 'shifts';
interface WeekEditorProps {
  readonly label: string;
  readonly week: Week;
  readonly onChange: (week: Week) => void;
}

const office: WorkingDay = { from: 540, to: 1_020, rest: 30 };
const forms = [
  { id: 'alike', label: 'Same hours each day' },
  { id: 'each', label: 'Each day its own' },
  { id: 'shifts', label: 'In shifts' },
] as const;

const hoursOf = (days: Days): readonly WorkingDay[] => Object.values(days).filter((day) => day !== undefined);
const isAlike = (days: Days): boolean => new Set(hoursOf(days).map((day) => JSON.stringify(day))).size <= 1;
const numbersOf = (days: Days): readonly number[] => Object.keys(days).map(Number);
const formOf = (week: Week): Form => (week.kind === 'shifts' ? 'shifts' : isAlike(week.days) ? 'alike' : 'each');

export function WeekEditor({ label, week, onChange }: WeekEditorProps) {
  // Days that are alike may be shown each by itself; days that are not cannot be shown as one.
  const [wished, setWished] = useState<Form>(formOf(week));
  const form = wished === 'each' && week.kind === 'days' ? 'each' : formOf(week);
  const days = week.kind === 'days' ? week.days : {};
  const choose = (next: Form) => {
    setWished(next);
    if (next === 'shifts' && week.kind === 'days') onChange({ kind: 'shifts', minutes: 40 * 60 });
    else if (next !== 'shifts' && week.kind === 'shifts') onChange(weekOf([1, 2, 3, 4, 5], office));
    else if (next === 'alike' && !isAlike(days)) onChange(weekOf(numbersOf(days), hoursOf(days)[0] ?? office));
  };
  return (
    <div className={styles.week}>
      <div className={styles.start}>
        <Segmented label={`${label}: how the hours are told`} options={forms} value={form} onChange={choose} />
      </div>
      {week.kind === 'shifts' ? (
        <DurationField
          label="Hours a week"
          className={styles.day}
          value={week.minutes}
          onChange={(minutes) =>
            minutes !== undefined && minutes > 0 && onChange({ kind: 'shifts', minutes: Math.min(minutes, 10_080) })
          }
        />
      ) : (
        <>
          <DayChips days={days} onChange={(next) => onChange({ kind: 'days', days: next })} />
          {form === 'alike' ? (
            <Alike days={days} onChange={(next) => onChange({ kind: 'days', days: next })} />
          ) : (
            <Each days={days} onChange={(next) => onChange({ kind: 'days', days: next })} />
          )}
        </>
      )}
    </div>
  );
}

interface DaysProps {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}
const keyOf = (day: number) => String(day) as Weekday;

/** In the order in which a week goes where the reader lives. */
function useWeekdays(): readonly number[] {
  const first = firstWeekdayOf(useLocale());
  return Array.from({ length: 7 }, (_, at) => ((first - 1 + at) % 7) + 1);
}

function DayChips({ days, onChange }: DaysProps) {
  const weekdays = useWeekdays();
  const names = weekdayNames();
  const toggle = (day: number) => {
    const { [keyOf(day)]: known, ...rest } = days;
    onChange(known === undefined ? { ...days, [keyOf(day)]: hoursOf(days)[0] ?? office } : rest);
  };
  return (
    <div className={styles.days} role="group" aria-label="Working days">
      {weekdays.map((day) => (
        <ChipButton key={day} pressed={days[keyOf(day)] !== undefined} onClick={() => toggle(day)}>
          {names[day - 1]}
        </ChipButton>
      ))}
    </div>
  );
}

function Alike({ days, onChange }: DaysProps) {
  const [hours] = hoursOf(days);
  if (hours === undefined) return null;
  return <HoursFields hours={hours} onChange={(next) => onChange(daysOf(weekOf(numbersOf(days), next)))} />;
}
const daysOf = (week: Week): Days => (week.kind === 'days' ? week.days : {});

function Each({ days, onChange }: DaysProps) {
  const weekdays = useWeekdays();
  const names = weekdayNames();
  return weekdays.map((day) => {
    const hours = days[keyOf(day)];
    return (
      hours && (
        <HoursFields
          key={day}
          day={names[day - 1]}
          hours={hours}
          onChange={(next) => onChange({ ...days, [keyOf(day)]: next })}
        />
      )
    );
  });
}
