// Whoever leads a team gives out what waits in its queue; anybody of the team takes it (offer-card.tsx).
import { isOpen, offerIn } from '@baton/model/decided/holding';
import { type Matter, newMatter, type Offer } from '@baton/model/decided/schema';
import { mayHold } from '@baton/model/decided/work-act';
import { leadsSpace, teamIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { Button } from '@baton/ui/button';
import { Menu } from '@baton/ui/menu';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from './people.tsx';
import { useWorkDeciding } from './use-work-deciding.ts';

interface GiveOutProps {
  readonly task: Pick<TaskAnswer, 'id' | 'title' | 'decided'>;
  readonly space: SpaceId;
}

/** Those to whom it can be given; none where it is in no queue, or the reader leads neither the team nor the space. */
function useReceiversOf({
  task,
  space,
}: GiveOutProps): { readonly offer: Offer; readonly people: readonly PersonId[] } | null {
  const { directory, me } = useWorld();
  const queue = queueIn(directory, task.decided?.local ?? task.decided?.matter ?? newMatter);
  if (queue === null) return null;
  const { offer, members, leads } = queue;
  const isTheirs = leads.includes(me.person) || leadsSpace(directory, me.person, space);
  return isTheirs ? { offer, people: members.filter((person) => mayHold(directory, space, person)) } : null;
}

function queueIn(directory: Directory, matter: Matter) {
  const offer = offerIn(matter, directory);
  if (!isOpen(offer)) return null;
  const [to] = offer.to;
  const team = to !== undefined && 'team' in to ? teamIn(directory, to.team) : undefined;
  return team === undefined ? null : { offer, members: team.members, leads: team.leads };
}

export function GiveOut({ task, space }: GiveOutProps) {
  const found = useReceiversOf({ task, space });
  const nameOf = useNames();
  const decide = useWorkDeciding();
  if (found === null) return null;
  const { offer, people } = found;
  const give = (to: PersonId, id: RecordId) =>
    void decide({
      decision: { type: 'offer-given', space, task: id, offer: offer.id, to },
      done: `${nameOf(to)} has it, out of the queue.`,
    });
  return (
    <Menu
      trigger={<Button size={24}>Give it to</Button>}
      items={[
        { id: 'heading', heading: 'Of the team' },
        ...people.map((person) => ({ id: person, label: nameOf(person), onSelect: () => give(person, task.id) })),
      ]}
    />
  );
}
