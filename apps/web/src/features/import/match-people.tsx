// Members of the Trello board: each a person here, or left as a name without an account.
import type { TrelloPlan } from '@baton/interchange/trello/plan';
import type { PersonAnswer } from '@baton/model/person/queries';
import { Combobox } from '@baton/ui/combobox';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { type Archived, heldBy } from './bringing.ts';
import styles from './import.module.css';

interface MatchPeopleProps {
  readonly plan: TrelloPlan;
  readonly archived: Archived;
  readonly people: readonly PersonAnswer[];
  /** Member → person; empty: left as a name. */
  readonly matches: Readonly<Record<string, string>>;
  readonly onMatch: (member: string, person: string) => void;
}

export function MatchPeople({ plan, archived, people, matches, onMatch }: MatchPeopleProps) {
  if (plan.members.length === 0) return null;
  const held = heldBy(plan, archived);
  const matched = plan.members.filter(({ id }) => (matches[id] ?? '') !== '').length;
  const options = people.map((person) => ({
    id: person.id,
    label: person.name,
    sign: <PersonAvatar id={person.id} size={16} decorative />,
  }));
  return (
    <section>
      <h3>
        People to match{' '}
        <span>
          {plan.members.length} found, {matched} matched, the others come as names
        </span>
      </h3>
      <ul className={styles.people}>
        {plan.members.map(({ id, name, username }) => {
          const person = matches[id] ?? '';
          const tasks = held.get(id) ?? 0;
          return (
            <li key={id}>
              <span>
                {name}
                {username !== '' && <span className={styles.meta}> {username}</span>}
              </span>
              <Combobox
                label={`Who ${name} is here`}
                labelHidden
                single
                placeholder="Leave as a name"
                options={options}
                value={person === '' ? [] : [person]}
                onChange={(next) => onMatch(id, next[0] ?? '')}
              />
              <span className={styles.meta}>
                {tasks} {tasks === 1 ? 'task' : 'tasks'}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.meta}>The first member of a card has the task. Nobody is told.</p>
    </section>
  );
}
