// The three words, until a device that is in says that it shows the same: the one whose code was typed, or, after showing
// who one is, any of one's own or an admin's.
import { Button } from '@baton/ui/button';
import { type Claiming, type Enrolment, lookAtClaim } from '@baton/workspace/doors/device-codes';
import { isNotDone, type Joined, type NotDone } from '@baton/workspace/doors/door';
import { useDoors } from '../lib/doors.ts';
import { useAskedAgain } from '../lib/use-asked.ts';
import { sentenceOf, type Entering } from '../lib/use-entering.ts';
import { useOnChange } from '../lib/use-event.ts';
import { clockText } from './day-text.ts';
import { DoorCard, DoorText, Said } from './door-card.tsx';
import { KeepChoice } from './keep-choice.tsx';
import styles from './waiting-card.module.css';

interface WaitingCardProps {
  readonly claiming: Claiming;
  readonly entering: Entering;
  readonly how: 'code' | 'asked';
  readonly onAgain: () => void;
}
interface Words {
  readonly titleFor: (workspace: string) => string;
  readonly asks: string;
  readonly refused: string;
  readonly again: string;
  /** In place of what is said of a code. */
  readonly sentences: Readonly<Record<string, string>>;
}
const words: Readonly<Record<WaitingCardProps['how'], Words>> = {
  code: {
    titleFor: (workspace) => (workspace === '' ? 'Add this device' : `Add this device to ${workspace}`),
    asks: 'The other device asks whether it is you. It shows the same three words:',
    refused: 'This device was not added',
    again: 'Type another code',
    sentences: {},
  },
  asked: {
    titleFor: () => 'One more yes',
    asks: 'Your other devices, and whoever runs the workspace, are asked whether it is you. They show the same three words:',
    refused: 'You were not let in',
    again: 'Sign in once more',
    sentences: {
      refused: 'A device that is in said that this is not you.',
      expired: 'Nobody answered for ten minutes. Ask again when one of your devices is at hand.',
    },
  },
};

const refusedIn = (state: Enrolment | undefined): NotDone | null =>
  state && isNotDone(state) && state.kind !== 'away' ? state : null;
const everySecond = 1_000;

export function WaitingCard({ claiming, entering, how, onAgain }: WaitingCardProps) {
  const doors = useDoors();
  const said = words[how];
  const state = useAskedAgain(
    async () => lookAtClaim(await doors.relay(entering.keepIn), claiming),
    (answer) => 'waiting' in answer || (isNotDone(answer) && answer.kind === 'away'),
    everySecond,
  );
  const joined: Joined | null = state && 'identity' in state ? state : null;
  useOnChange(() => {
    if (joined) entering.enter(() => Promise.resolve(joined));
  }, [joined]);
  const refused = refusedIn(state);
  if (refused)
    return (
      <DoorCard title={said.refused} about={claiming.workspaceTitle} isEnded>
        <DoorText>{said.sentences[refused.kind] ?? sentenceOf(refused)}</DoorText>
        <Button size={36} wide onClick={onAgain}>
          {said.again}
        </Button>
      </DoorCard>
    );
  return (
    <DoorCard
      title={said.titleFor(claiming.workspaceTitle)}
      about={claiming.workspaceTitle}
      foot="This device gets its own key. You can remove it at any time under Devices."
    >
      <DoorText>{said.asks}</DoorText>
      <p className={styles.words}>{claiming.words.join(' ')}</p>
      <DoorText>Agree there, and this page goes on by itself. Good until {clockText(claiming.expires)}.</DoorText>
      <KeepChoice entering={entering} />
      {entering.refused !== null && <Said>{entering.refused}</Said>}
    </DoorCard>
  );
}
