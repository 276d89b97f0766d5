// The next days on which a department does not work.
import { holidaysOfSpace } from '@baton/model/holiday/queries';
import { leadsSpace } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { useLiveOne } from '../../lib/use-live.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { longDay } from '../../parts/day-text.ts';
import { Part } from './part.tsx';
import styles from './department.module.css';

const fewEnough = 3;

interface HolidaysPartProps {
  readonly space: SpaceId;
  readonly onOpen: () => void;
}

export function HolidaysPart({ space, onOpen }: HolidaysPartProps) {
  const { directory, me } = useWorld();
  const today = useToday();
  const found = useLiveOne(holidaysOfSpace, { space });
  const isLed = leadsSpace(directory, me.person, space);
  if (!found || (found.days.length === 0 && !isLed)) return null;
  const next = found.days.filter(({ day }) => day >= today).slice(0, fewEnough);
  const verb = isLed ? 'Set them' : 'See all';
  const act = (
    <Button size={24} tone="quiet" aria-label={`${verb}: holidays`} onClick={onOpen}>
      {verb}
    </Button>
  );
  return (
    <Part title="Holidays" act={act}>
      {next.length === 0 ? (
        <p className={styles.said}>
          {found.days.length === 0 ? 'None yet: every weekday counts as a working day.' : 'None lies ahead.'}
        </p>
      ) : (
        <ul className={styles.needs}>
          {next.map(({ day, name }) => (
            <li key={day}>
              <span className={styles.name}>{name}</span>
              <span className={styles.meta}>{longDay(day, today)}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
