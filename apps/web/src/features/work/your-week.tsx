// My week: what each day asks of me beside what I can give, and what is free.
import { addDays, type Day, mondayOf, weekdayOf } from '@baton/model/day';
import { myWeek, type WeekDayAnswer } from '@baton/model/work/week-queries';
import { Meter } from '@baton/ui/meter';
import { Link, useParams } from '@tanstack/react-router';
import { useLive } from '../../lib/use-live.ts';
import { weekdayText } from './weekday-text.ts';
import { shortHours } from './work-words.ts';
import styles from './your-week.module.css';

/** The colour of a project's mark, as a token. */
const hues = ['--d6', '--d4', '--d1', '--d3', '--d5', '--d7', '--d6', '--d8'];
export const hueColor = (hue: number | null): string => `var(${hues[hue ?? 0] ?? '--d6'})`;

const askedOf = ({ parts }: WeekDayAnswer): number => parts.reduce((sum, { minutes }) => sum + minutes, 0);
const inWords = (minutes: number): string => shortHours(minutes) || '0\u00A0h';

/** Days off are left out, unless something is asked of them. */
const isShown = (day: WeekDayAnswer): boolean =>
  weekdayOf(day.id as Day) <= 5 || (day.capacity ?? 0) > 0 || askedOf(day) > 0;

function findingOf(day: WeekDayAnswer): string {
  const asked = inWords(askedOf(day));
  if (day.capacity === null) return `${asked} planned`;
  if (day.capacity === 0) return askedOf(day) === 0 ? 'off' : `${asked} planned on a day off`;
  const over = askedOf(day) - day.capacity;
  return over > 0 ? `${asked} planned, ${inWords(over)} over` : `${asked} planned of ${inWords(day.capacity)}`;
}

function useWeek(today: Day): readonly WeekDayAnswer[] | undefined {
  return useLive(myWeek, { from: mondayOf(today) });
}

export function YourWeek({ today }: { today: Day }) {
  const week = useWeek(today);
  const { workspace } = useParams({ from: '/w/$workspace' });
  if (week === undefined) return null;
  const shown = week.filter(isShown);
  const capacity = week.reduce((sum, day) => sum + (day.capacity ?? 0), 0);
  const most = Math.max(60, ...shown.map((day) => Math.max(day.capacity ?? 0, askedOf(day))));
  const isTold = week.some((day) => day.capacity !== null);
  return (
    <section className={styles.week} aria-label="Your week">
      <h2>
        Your week <span>{isTold && shortHours(capacity)}</span>
      </h2>
      <ul>
        {shown.map((day) => (
          <DayLine key={day.id} day={day} isToday={day.id === today} most={most} />
        ))}
      </ul>
      {isTold ? (
        <Sums week={week} today={today} />
      ) : (
        <p>
          Tell your working week in the{' '}
          <Link to="/w/$workspace/settings" params={{ workspace }}>
            settings
          </Link>
          , and this says how many hours are free.
        </p>
      )}
    </section>
  );
}

function DayLine({ day, isToday, most }: { day: WeekDayAnswer; isToday: boolean; most: number }) {
  const asked = askedOf(day);
  const isOver = day.capacity !== null && asked > day.capacity;
  return (
    <li className={isToday ? styles.today : undefined} aria-current={isToday ? 'date' : undefined}>
      <span>{weekdayText(day.id as Day)}</span>
      <Meter
        label={findingOf(day)}
        max={most}
        {...(day.capacity === null ? {} : { plan: day.capacity })}
        parts={day.parts.map(({ project, hue, minutes }) => ({ id: project, value: minutes, color: hueColor(hue) }))}
      />
      <span className={isOver ? styles.over : styles.hours}>
        {isOver ? `${inWords(asked - day.capacity)} over` : inWords(asked)}
      </span>
      {day.holiday !== null && <small>{day.holiday}</small>}
    </li>
  );
}

function Sums({ week, today }: { week: readonly WeekDayAnswer[]; today: Day }) {
  const asked = week.reduce((sum, day) => sum + askedOf(day), 0);
  const own = week
    .flatMap(({ parts }) => parts)
    .filter(({ name }) => name === 'Personal')
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const free = week
    .filter(({ id }) => id >= today)
    .reduce((sum, day) => sum + Math.max(0, (day.capacity ?? 0) - askedOf(day)), 0);
  return (
    <dl>
      <dt>Planned, projects</dt>
      <dd>{inWords(asked - own)}</dd>
      {own > 0 && (
        <>
          <dt>Planned, only you</dt>
          <dd>{inWords(own)}</dd>
        </>
      )}
      <dt>Free from today on</dt>
      <dd>{inWords(free)}</dd>
    </dl>
  );
}

/** Where there is no rail: the whole week in one line. */
export function WeekLine({ today }: { today: Day }) {
  const week = useWeek(today);
  if (week === undefined) return null;
  const capacity = week.reduce((sum, day) => sum + (day.capacity ?? 0), 0);
  const asked = week.reduce((sum, day) => sum + askedOf(day), 0);
  const text = capacity === 0 ? `${inWords(asked)} planned` : `${inWords(asked)} of ${inWords(capacity)} planned`;
  const parts = [
    ...Map.groupBy(
      week.flatMap((day) => day.parts),
      ({ project }) => project,
    ),
  ].map(([id, all]) => ({
    id,
    value: all.reduce((sum, { minutes }) => sum + minutes, 0),
    color: hueColor(all[0]?.hue ?? null),
  }));
  return (
    <div className={styles.line}>
      <p>
        <b>Your week</b> <span>{text}</span>
      </p>
      <Meter label={text} max={Math.max(capacity, 60)} parts={parts} />
    </div>
  );
}

export const daysOfWeek = (from: Day): readonly Day[] => Array.from({ length: 7 }, (_, at) => addDays(from, at));
