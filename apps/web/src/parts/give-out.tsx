// Whoever leads a team, or the space, gives out what waits in the team's queue; anybody of the team takes it (offer-card.tsx).
import { isOpen, offerIn } from '@baton/model/decided/holding';
import { givesOut, queueOf, receiversOf } from '@baton/model/decided/queue';
import { newMatter, type Offer } from '@baton/model/decided/schema';
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
  readonly size?: 24 | undefined;
}

/** Those to whom it can be given; null where it is in no queue, or is not the reader's to give out. */
function useReceiversOf({
  task,
  space,
}: Omit<GiveOutProps, 'size'>): { readonly offer: Offer; readonly people: readonly PersonId[] } | null {
  const { directory, me } = useWorld();
  const offer = offerIn(task.decided?.local ?? task.decided?.matter ?? newMatter, directory);
  const team = isOpen(offer) ? queueOf(directory, offer) : undefined;
  const at = { directory, space };
  if (offer === null || team === undefined || !givesOut(at, team, me.person)) return null;
  return { offer, people: receiversOf(at, team) };
}

export function GiveOut({ task, space, size }: GiveOutProps) {
  const found = useReceiversOf({ task, space });
  const nameOf = useNames();
  const decide = useWorkDeciding();
  if (found === null || found.people.length === 0) return null;
  const { offer, people } = found;
  const give = (to: PersonId, id: RecordId) =>
    void decide({
      decision: { type: 'offer-given', space, task: id, offer: offer.id, to },
      done: `${nameOf(to)} has it, out of the queue.`,
    });
  return (
    <Menu
      trigger={<Button size={size}>Give it to</Button>}
      items={[
        { id: 'heading', heading: 'Of the team' },
        ...people.map((person) => ({ id: person, label: nameOf(person), onSelect: () => give(person, task.id) })),
      ]}
    />
  );
}
