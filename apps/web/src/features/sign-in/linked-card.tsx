// Back from the company's sign-on after linking it, under Settings, to whoever is in here.
import { buttonClass } from '@baton/ui/button';
import { Link } from '@tanstack/react-router';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';

const words = {
  linked: ['You are linked', 'From now on you sign in with it on any device. Each new one still needs one more yes.'],
  taken: ['Somebody else has this', 'That sign-on is linked to another person of the workspace, and stays theirs.'],
} as const;

export function LinkedCard({ outcome }: { outcome: keyof typeof words }) {
  const doors = useDoors();
  const { value: known } = useAsked(() => doors.known(), []);
  const [title, text] = words[outcome];
  const [last] = known ?? [];
  return (
    <DoorCard title={title} about={last?.title}>
      <DoorText>{text}</DoorText>
      {last && (
        <Link
          to="/w/$workspace/settings"
          params={{ workspace: last.id }}
          className={buttonClass({ tone: 'primary', size: 44, wide: true })}
        >
          Back to Settings
        </Link>
      )}
    </DoorCard>
  );
}
