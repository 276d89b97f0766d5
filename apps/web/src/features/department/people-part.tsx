// Who is in a department: those of the team that has its home here, else those who are named, else everybody there is.
// Leads first; who is away says until when.
import { isGuest, roleIn } from '@baton/model/directory/queries';
import { readersOf } from '@baton/model/directory/reach';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { personCard } from '@baton/model/person/card-queries';
import { standingAt } from '@baton/model/person/working';
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useNow } from '../../lib/use-now.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { counted } from '../../parts/number-text.ts';
import { usePeople } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { WhoSees } from '../../parts/who-sees.tsx';
import { awaySpan } from '../../parts/working-words.ts';
import { Part } from './part.tsx';
import styles from './department.module.css';

const fewEnough = 12;

function peopleOf(directory: Directory, space: SpaceId): readonly PersonId[] {
  const readers = readersOf(directory, space, null).filter(({ person }) => !isGuest(directory, person));
  const teams = Object.values(directory.teams).filter(({ home }) => home === space);
  const named = readers.filter(
    ({ person, why, role }) =>
      why === 'member' || role === 'lead' || teams.some(({ members }) => members.includes(person)),
  );
  return (named.length === 0 ? readers : named).map(({ person }) => person);
}

export function PeoplePart({ space }: { readonly space: SpaceId }) {
  const { directory, titles } = useWorld();
  const [isAsked, setAsked] = useState(false);
  const title = titles.spaces[space] ?? 'this department';
  const people = peopleOf(directory, space);
  // Names without accounts stand in one space each: an import or the demo brought them.
  const names = usePeople().filter((one) => one.space === space && one.matched === null && !one.guest);
  const all = [...people, ...names.map(({ id }) => id)];
  const away = usePeople().filter((one) => one.away && all.includes(one.id as PersonId)).length;
  return (
    <Part
      title="People"
      said={away === 0 ? counted(all.length, 'person', 'people') : `${all.length}, ${away} away`}
      act={
        <Button size={24} tone="quiet" onClick={() => setAsked(true)}>
          Who can see this?
        </Button>
      }
    >
      <ul className={styles.people}>
        {all.slice(0, fewEnough).map((person) => (
          <Person key={person} person={person} leads={roleIn(directory, person as PersonId, space) === 'lead'} />
        ))}
      </ul>
      {all.length > fewEnough && <p className={styles.said}>And {all.length - fewEnough} more.</p>}
      {isAsked && (
        <WhoSees seen={{ kind: 'space', title, space, group: null, record: null }} onClose={() => setAsked(false)} />
      )}
    </Part>
  );
}

function Person({ person, leads }: { readonly person: string; readonly leads: boolean }) {
  const card = useLiveOne(personCard, { person });
  const today = useToday();
  const now = useNow(60_000);
  if (!card) return null;
  const standing = standingAt(card, now, today);
  const does = [leads && 'leads', card.title].filter(Boolean).join(', ');
  return (
    <li>
      <PersonFace id={person} size={24} />
      <span className={styles.who}>
        <b>{card.name}</b>
        {standing.kind === 'away' ? (
          <span className={styles.away}>away {awaySpan(standing.absence, today)}</span>
        ) : standing.kind === 'holiday' ? (
          <span className={styles.away}>{standing.name}, a holiday</span>
        ) : (
          does !== '' && <span>{does}</span>
        )}
      </span>
    </li>
  );
}
