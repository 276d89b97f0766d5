// Somebody who is here already comes onto the tablet: by a code that their own device shows, the same three words on both, and
// a PIN of their own. Nobody else can say that it is them.
import { takeSession } from '@baton/workspace/browser/tablet-seats';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { type Claiming, claimCode, codeFrom, lookAtClaim } from '@baton/workspace/doors/device-codes';
import { isNotDone } from '@baton/workspace/doors/door';
import { choosePin } from '@baton/workspace/doors/tablets';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sitDown, type TabletHere } from '../../lib/tablet.ts';
import { useAskedAgain } from '../../lib/use-asked.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';
import { keepTrace } from './pin-card.tsx';
import styles from './tablet.module.css';
import { pinText, shutText } from './words.tsx';

interface ComeCardProps {
  readonly tablet: TabletHere;
  readonly onBack: () => void;
}
const codeTexts = {
  unknown: 'No device shows this code for this tablet. Look at it once more.',
  expired: 'This code is too old. Make a new one on your device.',
  used: 'This code has been used. Make a new one on your device.',
} as const;
const isCode = (typed: string): boolean => /^[0-9A-HJKMNP-TV-Z]{8}$/u.test(codeFrom(typed));

const Back = ({ onBack }: Pick<ComeCardProps, 'onBack'>) => (
  <Button size={44} wide tone="quiet" className={styles.back} onClick={onBack}>
    Back to the names
  </Button>
);

export function ComeCard({ tablet, onBack }: ComeCardProps) {
  const [claiming, setClaiming] = useState<Claiming | null>(null);
  const [device, setDevice] = useState<string | null>(null);
  if (device !== null) return <PinOfMine tablet={tablet} device={device} onBack={onBack} />;
  if (claiming !== null) return <SameWords tablet={tablet} claiming={claiming} onIn={setDevice} onBack={onBack} />;
  return <CodeOfMine tablet={tablet} onClaimed={setClaiming} onBack={onBack} />;
}

function CodeOfMine({
  tablet,
  onClaimed,
  onBack,
}: ComeCardProps & { readonly onClaimed: (claiming: Claiming) => void }) {
  const doors = useDoors();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string>();
  const [isGoing, setGoing] = useState(false);
  const claim = async () => {
    setGoing(true);
    const answer = await claimCode(await doors.relay(), typed, tablet);
    setGoing(false);
    if (isNotDone(answer)) setSaid(sentenceOf(answer));
    else if (answer.ok) onClaimed(answer);
    else setSaid(codeTexts[answer.why]);
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isCode(typed)) setSaid('A code has eight letters and digits.');
    else if (!isGoing) void claim();
  };
  return (
    <DoorCard
      title="Come onto this tablet"
      about={tablet.spaceTitle}
      foot="Only your own device can let you in here: neither your lead nor an admin can."
    >
      <DoorText>On your own phone or laptop open Settings, Devices, and choose “Add a device”.</DoorText>
      <form onSubmit={handleSubmit} noValidate className={styles.fields}>
        <TextField
          label="Code from your own device"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          error={said}
        />
        <Button tone="primary" size={44} wide type="submit" aria-busy={isGoing}>
          Go on
        </Button>
      </form>
      <Back onBack={onBack} />
    </DoorCard>
  );
}

const everySecond = 1_000;

interface SameWordsProps extends ComeCardProps {
  readonly claiming: Claiming;
  readonly onIn: (device: string) => void;
}
function SameWords({ tablet, claiming, onIn, onBack }: SameWordsProps) {
  const doors = useDoors();
  const state = useAskedAgain(
    async () => {
      const answer = await lookAtClaim(await doors.relay(), claiming);
      if ('identity' in answer) onIn(answer.identity.device);
      return answer;
    },
    (answer) => 'waiting' in answer || (isNotDone(answer) && answer.kind === 'away'),
    everySecond,
  );
  const isOver = state !== undefined && isNotDone(state) && state.kind !== 'away';
  return (
    <DoorCard title="Is it you?" about={tablet.spaceTitle} isEnded={isOver}>
      <DoorText>{isOver ? sentenceOf(state) : 'Your own device shows the same three words. Agree there:'}</DoorText>
      {!isOver && <p className={styles.words}>{claiming.words.join(' ')}</p>}
      <Back onBack={onBack} />
    </DoorCard>
  );
}

function PinOfMine({ tablet, device, onBack }: ComeCardProps & { readonly device: string }) {
  const doors = useDoors();
  const navigate = useNavigate();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const faults = { pin: pinText(pin), again: again === pin ? undefined : 'This is another one.' };
  const go = async () => {
    setGoing(true);
    const door = await doors.relay();
    const { workspace, secret } = tablet;
    const set = await choosePin(door, { workspace, secret, device, pin });
    setGoing(false);
    if (isNotDone(set) || !set.ok) return setSaid(shutText(set, 'PIN'));
    await keepTrace(door, device, pin);
    await takeSession(device);
    sitDown(device);
    await navigate({ to: '/w/$workspace', params: { workspace } });
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.pin === undefined && faults.again === undefined && !isGoing) void go();
  };
  const field = { type: 'password', inputMode: 'numeric', autoComplete: 'off' } as const;
  return (
    <DoorCard
      title="Choose a PIN"
      about={tablet.spaceTitle}
      foot="The PIN is yours alone, and for this tablet. Whoever leads the space can void it, and never sees it."
    >
      <form onSubmit={handleSubmit} noValidate className={styles.fields}>
        <TextField
          {...field}
          label="Your PIN"
          help="Four digits or more."
          autoFocus
          value={pin}
          onChange={setPin}
          error={tried ? faults.pin : undefined}
        />
        <TextField
          {...field}
          label="The same PIN again"
          value={again}
          onChange={setAgain}
          error={tried ? faults.again : undefined}
        />
        {said !== null && <Said>{said}</Said>}
        <Button tone="primary" size={44} wide type="submit" aria-busy={isGoing}>
          Sign in
        </Button>
      </form>
      <Back onBack={onBack} />
    </DoorCard>
  );
}
