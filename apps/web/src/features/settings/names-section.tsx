// Names without an account, from imports and from here: each can be matched to a person, and the match taken back.
import { matchName } from '@baton/model/person/commands';
import { Combobox } from '@baton/ui/combobox';
import { useRun } from '../../lib/use-run.ts';
import { usePeople } from '../../parts/people.tsx';
import { PersonAvatar, PersonFace } from '../../parts/person-avatar.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function NamesSection() {
  const run = useRun();
  const people = usePeople();
  const names = people.filter(({ account }) => !account);
  if (names.length === 0) return null;
  const options = people
    .filter(({ account }) => account)
    .map(({ id, name }) => ({
      id,
      label: name,
      sign: <PersonAvatar id={id} size={16} decorative />,
    }));
  return (
    <Section
      title="Names without an account"
      text="Say who a name is, and their tasks and comments become that person’s. It can be taken back."
    >
      <ul className={styles.rows} aria-label="Names without an account">
        {names.map(({ id, name, from, matched }) => (
          <li key={id}>
            <PersonFace id={id} size={24} />
            <span className={styles.name}>
              {name}
              {from !== null && <span className={styles.meta}>from {from}</span>}
            </span>
            <Combobox
              label={`Who ${name} is here`}
              labelHidden
              className={styles.match}
              single
              placeholder="Only a name"
              options={options}
              value={matched === null ? [] : [matched]}
              onChange={([person]) => void run(matchName, { name: id, person: person ?? null })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
