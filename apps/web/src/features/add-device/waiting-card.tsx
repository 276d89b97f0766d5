// The three words, until the other device says that it shows the same.
import { Button } from '@baton/ui/button';
import { type Claiming, lookAtClaim } from '@baton/workspace/doors/device-codes';
import { isNotDone, type Joined } from '@baton/workspace/doors/door';
import { useDoors } from '../../lib/doors.ts';
import { useAskedAgain } from '../../lib/use-asked.ts';
import { sentenceOf, type Entering } from '../../lib/use-entering.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { clockText } from '../../parts/day-text.ts';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';
import { KeepChoice } from '../../parts/keep-choice.tsx';
import styles from './add-device.module.css';

interface WaitingCardProps {
  readonly claiming: Claiming;
  readonly entering: Entering;
  readonly onAgain: () => void;
}
const everySecond = 1_000;

export function WaitingCard({ claiming, entering, onAgain }: WaitingCardProps) {
  const doors = useDoors();
  const state = useAskedAgain(
    async () => lookAtClaim(await doors.relay(entering.keepIn), claiming),
    (answer) => 'waiting' in answer || (isNotDone(answer) && answer.kind === 'away'),
    everySecond,
  );
  const joined: Joined | null = state && 'identity' in state ? state : null;
  useOnChange(() => {
    if (joined) entering.enter(() => Promise.resolve(joined));
  }, [joined]);
  const refused = state && isNotDone(state) && state.kind !== 'away' ? state : null;
  if (refused)
    return (
      <DoorCard title="This device was not added" about={claiming.workspaceTitle} isEnded>
        <DoorText>{sentenceOf(refused)}</DoorText>
        <Button size={36} wide onClick={onAgain}>
          Type another code
        </Button>
      </DoorCard>
    );
  return (
    <DoorCard
      title={claiming.workspaceTitle === '' ? 'Add this device' : `Add this device to ${claiming.workspaceTitle}`}
      about={claiming.workspaceTitle}
      foot="This device gets its own key. You can remove it at any time under Devices."
    >
      <DoorText>The other device asks whether it is you. It shows the same three words:</DoorText>
      <p className={styles.words}>{claiming.words.join(' ')}</p>
      <DoorText>Agree there, and this page goes on by itself. Good until {clockText(claiming.expires)}.</DoorText>
      <KeepChoice entering={entering} />
      {entering.refused !== null && <Said>{entering.refused}</Said>}
    </DoorCard>
  );
}
