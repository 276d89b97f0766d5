// What was decided about a task and waits: what its reader is asked, and what became of an offer of theirs.
import { askedOf } from '@baton/model/decided/answer';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import { useNow } from '../lib/use-now.ts';
import { useWorld } from '../lib/use-world.ts';
import { AnswerCard } from './answer-card.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { ApprovalLine } from './approval-line.tsx';
import { OfferLine } from './offer-line.tsx';
import { RestingLine } from './resting-line.tsx';

interface AskedHereProps {
  readonly task: PeekAnswer;
  readonly space: string | null;
}

export function AskedHere({ task, space }: AskedHereProps) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  if (task.decided === null || space === null) return null;
  const of = { directory, space: space as SpaceId, person: me.person, now };
  const matter = task.decided.local ?? task.decided.matter;
  if (task.resting !== null)
    return <RestingLine task={task.id} space={of.space} matter={matter} resting={task.resting} />;
  const asked = askedOf(of, matter);
  const offer = asked.find((one) => one.is === 'offer' || one.is === 'gate');
  const seat = asked.find((one) => one.is === 'approval');
  return (
    <>
      {offer === undefined ? (
        <OfferLine task={task} space={space as SpaceId} />
      ) : (
        <AnswerCard task={task} space={space as SpaceId} asked={offer} hasKeys />
      )}
      {seat !== undefined && <ApprovalCard task={task} asked={seat} />}
      <ApprovalLine task={task} space={space as SpaceId} isAsked={seat !== undefined} />
    </>
  );
}
