// Whose holidays are mine. Unsaid, it follows from where I belong, which is then named.
import { holidayLists } from '@baton/model/holiday/queries';
import { withoutHolidays } from '@baton/model/holiday/rules';
import type { SpaceId } from '@baton/model/ids';
import type { CardOfPerson } from '@baton/model/person/card-queries';
import { setProfile } from '@baton/model/person/commands';
import { Select } from '@baton/ui/select';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';

const unsaid = 'unsaid';

/** Where no department has any there is nothing to choose. */
export function HolidaysField({ own }: { readonly own: CardOfPerson }) {
  const { titles } = useWorld();
  const run = useRun();
  const lists = (useLive(holidayLists, {}) ?? []).map(({ id }) => id);
  const { holidaysSaid: said, holidaysFrom: from } = own;
  const ids = said === null || said === withoutHolidays || lists.includes(said) ? lists : [...lists, said];
  if (ids.length === 0) return null;
  const title = (id: string) => titles.spaces[id as SpaceId] ?? 'another department';
  const follows = from === null ? 'Not said: no list is yours alone' : `As in ${title(from)}, where you belong`;
  return (
    <Select
      label="Holidays"
      options={[
        { id: unsaid, label: said === null ? follows : 'Where I belong' },
        ...ids.map((id) => ({ id, label: `As in ${title(id)}` })),
        { id: withoutHolidays, label: 'None: I work on holidays' },
      ]}
      value={said ?? unsaid}
      onChange={(next) => void run(setProfile, { holidays: next === unsaid ? null : next })}
    />
  );
}
