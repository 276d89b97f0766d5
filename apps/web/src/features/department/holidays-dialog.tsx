// The days on which a department does not work: its own list or another's, set by whoever leads it. What it changes is said
// at its head; years that are over are kept and not shown.
import type { Day } from '@baton/model/day';
import { leadsSpace } from '@baton/model/directory/queries';
import { followHolidays, setHolidays } from '@baton/model/holiday/commands';
import { holidayLists, type HolidaysAnswer, holidaysOfSpace } from '@baton/model/holiday/queries';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Select } from '@baton/ui/select';
import { useLive, useLiveOne } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { longDay } from '../../parts/day-text.ts';
import { listed } from '../../parts/move-words.ts';
import { useNames } from '../../parts/people.tsx';
import { AddHoliday } from './add-holiday.tsx';
import { HolidayFile } from './holiday-file.tsx';
import styles from './holidays-dialog.module.css';

interface HolidaysDialogProps {
  readonly space: SpaceId;
  readonly onClose: () => void;
}

export function HolidaysDialog({ space, onClose }: HolidaysDialogProps) {
  const { titles } = useWorld();
  const found = useLiveOne(holidaysOfSpace, { space });
  const title = titles.spaces[space] ?? 'this department';
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Holidays of ${title}`}
      description="On these days its people have no hours, and a task that comes on working days passes them over."
      actions={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {found && <Body space={space} found={found} />}
    </Dialog>
  );
}

function Body({ space, found }: { readonly space: SpaceId; readonly found: HolidaysAnswer }) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const isLed = leadsSpace(directory, me.person, space);
  const isOwn = found.as === null;
  const leads = (Object.keys(directory.persons) as PersonId[]).filter((one) => leadsSpace(directory, one, space));
  return (
    <div className={styles.body}>
      <WhoseList space={space} as={found.as} isLed={isLed} />
      <Years space={space} days={found.days} mayRemove={isLed && isOwn} />
      {isLed && isOwn && (
        <>
          <AddHoliday space={space} />
          <HolidayFile space={space} known={new Map(found.days.map(({ day, name }) => [day, name]))} />
        </>
      )}
      {!isLed && <p className={styles.said}>They are set by {listed(leads, nameOf)}.</p>}
    </div>
  );
}

const own = 'own';

/** One list for an office or for all: the others go by it. */
function WhoseList({ space, as, isLed }: { space: SpaceId; as: string | null; isLed: boolean }) {
  const { titles } = useWorld();
  const run = useRun();
  const lists = (useLive(holidayLists, {}) ?? []).map(({ id }) => id).filter((id) => id !== space);
  const ids = as === null || lists.includes(as) ? lists : [...lists, as];
  if (ids.length === 0) return null;
  return (
    <Select
      label="Whose list"
      options={[
        { id: own, label: 'Its own' },
        ...ids.map((id) => ({ id, label: `As in ${titles.spaces[id as SpaceId] ?? 'another department'}` })),
      ]}
      value={as ?? own}
      disabledReason={isLed ? undefined : 'Whoever leads this department chooses it.'}
      onChange={(next) => void run(followHolidays, { space, as: next === own ? null : next })}
    />
  );
}

interface YearsProps {
  readonly space: SpaceId;
  readonly days: HolidaysAnswer['days'];
  readonly mayRemove: boolean;
}
function Years({ space, days, mayRemove }: YearsProps) {
  const run = useRun();
  const today = useToday();
  const byYear = Map.groupBy(days, ({ day }) => day.slice(0, 4));
  const years = [...byYear].filter(([year]) => year >= today.slice(0, 4));
  if (years.length === 0)
    return (
      <p className={styles.said}>{days.length === 0 ? 'No day is set yet.' : 'No day is set from this year on.'}</p>
    );
  return years.map(([year, all]) => (
    <section key={year} className={styles.year} aria-label={`Holidays in ${year}`}>
      <h3>{year}</h3>
      <ul>
        {all.map(({ day, name }) => (
          <li key={day}>
            <time dateTime={day}>{longDay(day, `${year}-06-30` as Day)}</time>
            <span>{name}</span>
            {mayRemove && (
              <Button
                size={24}
                tone="quiet"
                aria-label={`Take away: ${name}, ${longDay(day, today)}`}
                onClick={() => void run(setHolidays, { space, days: { [day]: null } })}
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}
