// Opened from an invitation: who invites, to what, until when; a name, and in. Or why the link is over and whom to ask.
import { Button } from '@baton/ui/button';
import { readInvitationLink } from '@baton/workspace/doors/links';
import { sentenceOf, useEntering } from '../../lib/use-entering.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { ArrivedCard } from '../../parts/arrived.tsx';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { AlreadyHere } from './already-here.tsx';
import { EndedCard } from './ended-card.tsx';
import { JoinForm } from './join-form.tsx';
import { useLook } from './use-look.ts';

export function JoinScreen() {
  const secret = useSecret();
  const told = readInvitationLink(`${location.origin}/join#${secret}`);
  const look = useLook(told);
  const entering = useEntering();
  if (entering.entered) return <ArrivedCard entered={entering.entered} />;
  if (told === null)
    return (
      <DoorCard title="This link is not whole" isEnded>
        <DoorText>It was cut on its way to you. Open it once more, or ask whoever sent it to send it again.</DoorText>
      </DoorCard>
    );
  if (look === null) return null;
  if (look.here) return <AlreadyHere known={look.here} />;
  const { answer } = look;
  if ('done' in answer)
    return (
      <DoorCard title="The invitation could not be looked at" isEnded>
        <DoorText>{sentenceOf(answer)}</DoorText>
        <Button size={36} wide onClick={look.again}>
          Try again
        </Button>
      </DoorCard>
    );
  if (!answer.ok) return <EndedCard dead={answer} />;
  return (
    <JoinForm told={told} looked={answer} entering={entering} hasPasskeys={look.hasPasskeys} onEnded={look.again} />
  );
}
