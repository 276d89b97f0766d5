// A link that no longer opens: what happened to it, when, and whom to ask (20-sign-in, right).
import { Link } from '@tanstack/react-router';
import type { DeadInvitation } from '@baton/workspace/doors/invitations';
import { firstName } from '../../parts/people.tsx';
import { dayText } from '../../parts/day-text.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';

interface Words {
  readonly title: string;
  readonly text: string;
}

export function wordsOf(dead: DeadInvitation): Words {
  if (dead.why === 'unknown')
    return {
      title: 'This link opens nothing',
      text: 'No invitation of this relay has it. It may have been cut on its way, or be of another relay. Ask whoever sent it for a new one.',
    };
  const byName = dead.byName || 'Somebody there';
  const who = dead.byName ? firstName(dead.byName) : 'whoever sent it';
  const when = dayText(dead.when);
  const ask = `Ask ${who} for a new one.`;
  if (dead.why === 'expired') return { title: `This invitation ended on ${when}`, text: `${byName} made it. ${ask}` };
  if (dead.why === 'used')
    return {
      title: 'This invitation has been used',
      text: `The last use was on ${when}. Not you? Tell ${who}. To come in, ask ${who} for a new one, or use a code from your other device.`,
    };
  return { title: `${dead.byName ? who : 'Somebody'} took this link back`, text: `That was on ${when}. ${ask}` };
}

export function EndedCard({ dead }: { dead: DeadInvitation }) {
  const { title, text } = wordsOf(dead);
  return (
    <DoorCard title={title} isEnded foot={<Link to="/start">I have access already, or start on my own</Link>}>
      <DoorText>{text}</DoorText>
    </DoorCard>
  );
}
