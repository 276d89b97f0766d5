// Who sees money in each department: the budgets of its tasks. For everybody else there is no such field.
import { isOwner, writesIn } from '@baton/model/directory/queries';
import type { Decision } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { moneyGroup, readersOfMoney } from '@baton/model/task/budget';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useContext, useState } from 'react';
import { RefusalContext } from '../../lib/use-run.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { PeopleChoice } from '../../parts/people-choice.tsx';
import { useNames } from '../../parts/people.tsx';
import { onlyWords } from '../../parts/reader-words.ts';
import { type SpaceName, useSpaces } from '../../parts/spaces.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function MoneySection() {
  const world = useWorld();
  const { directory, me } = world;
  const nameOf = useNames();
  const [asked, setAsked] = useState<SpaceName | null>(null);
  const spaces = useSpaces().flatMap((space) => {
    const readers = readersOfMoney(directory, space.id as SpaceId);
    const isTheirs = readers === null ? writesIn(directory, me.person, space.id) : readers.includes(me.person);
    return isTheirs || isOwner(directory, me.person) ? [{ space, readers }] : [];
  });
  if (spaces.length === 0) return null;
  return (
    <Section title="Money" text="Budgets of tasks are seen by these people alone. For others there is no such field.">
      <ul className={styles.rows} aria-label="Who sees money">
        {spaces.map(({ space, readers }) => (
          <li key={space.id}>
            <span className={styles.name}>
              {space.title}
              <span className={styles.meta}>
                {readers === null ? 'Nobody yet' : onlyWords(readers, { world, nameOf })}
              </span>
            </span>
            <Button size={24} aria-label={`Change who sees money in ${space.title}`} onClick={() => setAsked(space)}>
              Change
            </Button>
          </li>
        ))}
      </ul>
      {asked !== null && <MoneyDialog space={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function MoneyDialog({ space, onClose }: { readonly space: SpaceName; readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const { directory, me } = useWorld();
  const say = useContext(RefusalContext);
  const isReached = useStatusOf('link') === 'live';
  const id = space.id as SpaceId;
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(new Set(readersOfMoney(directory, id) ?? [me.person]));
  const change = async () => {
    onClose();
    const decision = { type: 'group-set', space: id, group: moneyGroup, readers: [...chosen] } satisfies Decision;
    const done = await workspace.sign(id, decision, null);
    if (isRefusal(done)) say(done);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Who sees money in ${space.title}`}
      description="Whoever is taken out keeps nothing of it on their devices from then on."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={isReached ? undefined : 'This needs the relay, which is away just now.'}
            onClick={() => void change()}
          >
            Change
          </Button>
        </>
      }
    >
      <PeopleChoice legend="They see and set budgets" space={id} chosen={chosen} onChange={setChosen} />
    </Dialog>
  );
}
