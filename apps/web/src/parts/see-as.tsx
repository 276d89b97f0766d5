// "See it as Clara": what another person sees of a department, for who leads it. From the rules alone, counted of what the
// asker reads; nothing of that person's own.
import { isGuest } from '@baton/model/directory/queries';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { type SeenAnswer, seenBy } from '@baton/model/space/seen-query';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useLiveOne } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { counted } from './number-text.ts';
import { useNames } from './people.tsx';
import { spaceRoleDoes } from './role-words.ts';
import styles from './who-sees.module.css';

const most = 6;

export function SeeAs({ space }: { readonly space: SpaceId }) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const [person, setPerson] = useState<string>();
  const people = (Object.keys(directory.persons) as PersonId[]).filter(
    (one) => one !== me.person && directory.persons[one]?.standing === 'here',
  );
  if (people.length === 0) return null;
  return (
    <div className={styles.change}>
      <Select
        label="See it as"
        placeholder="Choose a person"
        options={people.map((id) => ({
          id: id as string,
          label: `${nameOf(id)}${isGuest(directory, id) ? ', guest' : ''}`,
        }))}
        value={person}
        onChange={setPerson}
      />
      {person !== undefined && <SeenAs space={space} person={person} />}
    </div>
  );
}

function SeenAs({ space, person }: { readonly space: SpaceId; readonly person: string }) {
  const { titles } = useWorld();
  const name = useNames()(person);
  const seen = useLiveOne(seenBy, { space, person });
  if (!seen) return null;
  const { projects, given, notGiven } = seen;
  return (
    <div role="status" className={styles.seen}>
      <p>{wholeWords(seen, { name, title: titles.spaces[space] ?? 'this department' })}</p>
      {projects.length > 0 && (
        <ul aria-label={`Projects that ${name} sees`}>
          {projects.map((one) => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
      )}
      {given.length > 0 && (
        <p>
          Given by name:{' '}
          {given
            .slice(0, most)
            .map(({ title }) => `“${title}”`)
            .join(', ')}
          {given.length > most && ` and ${given.length - most} more`}.
        </p>
      )}
      {notGiven > 0 && <p>Not: {counted(notGiven, 'task')} given to fewer, which you read.</p>}
    </div>
  );
}

function wholeWords({ role, tasks, readsMoney }: SeenAnswer, { name, title }: { name: string; title: string }): string {
  if (role === null) return `For ${name} ${title} is not there.`;
  const money = readsMoney ? 'with budgets' : 'without budgets';
  return `${name} ${spaceRoleDoes[role]} here: ${counted(tasks, 'task')} with pages and comments, ${money}.`;
}
