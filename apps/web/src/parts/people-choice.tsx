// Some of the people of a department, chosen by name.
import { standsIn } from '@baton/model/directory/queries';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { Checkbox } from '@baton/ui/checkbox';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from './people.tsx';
import styles from './people-choice.module.css';

interface PeopleChoiceProps {
  readonly legend: string;
  readonly space: SpaceId;
  readonly chosen: ReadonlySet<PersonId>;
  readonly onChange: (chosen: ReadonlySet<PersonId>) => void;
  /** Why oneself cannot be left out; undefined: one can. */
  readonly keepsMe?: string | undefined;
}

export function PeopleChoice({ legend, space, chosen, onChange, keepsMe }: PeopleChoiceProps) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const people = (Object.keys(directory.persons) as PersonId[]).filter((person) => standsIn(directory, person, space));
  return (
    <fieldset className={styles.people}>
      <legend className={styles.legend}>{legend}</legend>
      {people.map((person) => (
        <Checkbox
          key={person}
          label={person === me.person ? `${nameOf(person)} (you)` : nameOf(person)}
          checked={chosen.has(person)}
          disabledReason={person === me.person ? keepsMe : undefined}
          onChange={(isOn) => onChange(withPerson(chosen, person, isOn))}
        />
      ))}
    </fieldset>
  );
}

function withPerson(all: ReadonlySet<PersonId>, person: PersonId, isOn: boolean): ReadonlySet<PersonId> {
  const next = new Set(all);
  if (isOn) next.add(person);
  else next.delete(person);
  return next;
}
