// "Who can see …": everybody in the department, a group of people that there is, or people chosen here. Said before it is
// done: who will no longer see it, and that it takes the relay.
import { hangingOf } from '@baton/model/decided/ending-queries';
import { readsHome, standsIn } from '@baton/model/directory/queries';
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import type { PersonId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import { groupsFor } from '@baton/model/task/readers';
import type { Home } from '@baton/model/tx';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { RadioGroup } from '@baton/ui/radio-group';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useWorld } from '../../lib/use-world.ts';
import { seenAfter } from '../../parts/move-words.ts';
import { HangingList } from '../../parts/hanging-list.tsx';
import { PeopleChoice } from '../../parts/people-choice.tsx';
import { useNames } from '../../parts/people.tsx';
import { readerWords } from '../../parts/reader-words.ts';
import styles from './readers-dialog.module.css';
import { useGiving } from './use-giving.ts';

interface ReadersProps {
  readonly task: PeekAnswer;
  readonly home: Exclude<Home, { readonly in: 'private' }>;
  readonly onClose: () => void;
}
type Choice = HomeName | 'chosen';

export function ReadersDialog({ task, home, onClose }: ReadersProps) {
  const world = useWorld();
  const { directory, me } = world;
  const nameOf = useNames();
  const isReached = useStatusOf('link') === 'live';
  const { space } = home;
  const now = homeNameOf(space, home.in === 'group' ? home.group : undefined);
  const [choice, setChoice] = useState<Choice>(now);
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(new Set([me.person]));
  const give = useGiving({ task, space, onDone: onClose });
  const homes = [homeNameOf(space), ...groupsFor(directory, space, me.person).map((group) => homeNameOf(space, group))];
  const options = [
    ...homes.map((id) => ({ id: id as Choice, label: readerWords(id, { world, nameOf }) })),
    { id: 'chosen' as const, label: 'Only people whom you choose', hint: isReached ? undefined : chooseLater },
  ];
  const people = (Object.keys(directory.persons) as PersonId[]).filter((person) => standsIn(directory, person, space));
  const sees = (person: PersonId): boolean =>
    choice === 'chosen' ? chosen.has(person) : readsHome(directory, person, choice);
  const before = (Object.keys(directory.persons) as PersonId[]).filter((person) => readsHome(directory, person, now));
  const isSame = choice === now;
  const isBarred = choice === 'chosen' && !isReached;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Who is to see “${task.title}”`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={isSame ? 'They see it now.' : isBarred ? chooseLater : undefined}
            onClick={() => void give(choice === 'chosen' ? [...chosen] : choice)}
          >
            Change
          </Button>
        </>
      }
    >
      <RadioGroup label="Seen by" labelHidden options={options} value={choice} onChange={setChoice} />
      {choice === 'chosen' && (
        <PeopleChoice
          legend="They see it with its description and comments"
          space={space}
          chosen={chosen}
          onChange={setChosen}
          keepsMe="You keep it: you could not give it back otherwise."
        />
      )}
      {!isSame && (
        <p className={styles.said} role="status">
          {seenAfter(
            {
              gains: people.filter((one) => sees(one) && !before.includes(one)),
              loses: before.filter((one) => !sees(one)),
            },
            nameOf,
          )}
          {!isReached && ' The relay is away: it changes when the relay has it.'}
        </p>
      )}
      {!isSame && <EndsWithIt task={task.id} />}
    </Dialog>
  );
}

/** Given to few, nothing is decided about it any more; of what few read nothing is. */
function EndsWithIt({ task }: { readonly task: string }) {
  return <HangingList rows={useLive(hangingOf, { tasks: [task], going: 'few' }) ?? []} />;
}

const chooseLater = 'A new choice of people needs the relay, which is away just now.';
