// From, to and the break of a working day. Times are typed as people type them: 9, 9:30, 0930, 17.30.
import { minutesOf, WorkingDay } from '@baton/model/person/week';
import { DraftField } from '@baton/ui/draft-field';
import { DurationField } from '@baton/ui/duration-field';
import { useState } from 'react';
import { hoursText } from '../../parts/working-words.ts';
import styles from './profile.module.css';

interface HoursFieldsProps {
  /** Whose they are, where there are several. */
  readonly day?: string | undefined;
  readonly hours: WorkingDay;
  readonly onChange: (hours: WorkingDay) => void;
}
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const clockOf = (minute: number): string => `${twoDigits(Math.floor(minute / 60) % 24)}:${twoDigits(minute % 60)}`;

/** Minutes since midnight; 24:00 is the end of the day. */
function clockIn(text: string): number | undefined {
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/u.exec(text.trim()) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return undefined;
  return hours * 60 + minutes;
}

/** What ends before it begins goes on past midnight. */
const ended = (from: number, to: number): number => (to % 1_440 > from ? to % 1_440 : (to % 1_440) + 1_440);

export function HoursFields({ day, hours, onChange }: HoursFieldsProps) {
  const [isWrong, setWrong] = useState(false);
  const put = (change: Partial<WorkingDay>) => {
    const next = { ...hours, ...change };
    const read = WorkingDay.safeParse({ ...next, to: ended(next.from, next.to) });
    setWrong(!read.success);
    if (read.success) onChange(read.data);
  };
  const of = day === undefined ? '' : `, ${day}`;
  const clock = { parse: clockIn, format: clockOf, misread: 'Write a time, like 9:00 or 17:30' } as const;
  return (
    <div className={styles.hours}>
      {day !== undefined && <span className={styles.weekday}>{day}</span>}
      <DraftField<number>
        {...clock}
        label={`From${of}`}
        value={hours.from}
        onChange={(from) => from !== undefined && put({ from: from % 1_440 })}
      />
      <DraftField<number>
        {...clock}
        label={`To${of}`}
        value={hours.to}
        onChange={(to) => to !== undefined && put({ to })}
      />
      <DurationField
        label={`Break${of}`}
        placeholder="None"
        value={hours.rest === 0 ? undefined : hours.rest}
        onChange={(rest) => put({ rest: rest ?? 0 })}
        error={isWrong ? 'That leaves no working time.' : undefined}
      />
      <span className={styles.sum}>
        {hoursText(minutesOf(hours))}
        {hours.to > 1_440 && ', ends the next day'}
      </span>
    </div>
  );
}
