// One person's PIN: asked of the relay, or, while that is away, of what this tablet kept when they were here before.
import { afterWrong, mayTry, noTries } from '@baton/model/directory/pin-rules';
import { takeSession } from '@baton/workspace/browser/tablet-seats';
import { type Door, isNotDone, type NotDone, notDone } from '@baton/workspace/doors/door';
import { isPinOf, traceOfPin } from '@baton/workspace/doors/tablet-codes';
import { checkPin, type OnTablet, type PinChecked } from '@baton/workspace/doors/tablets';
import { Button } from '@baton/ui/button';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { changeTablet, sitDown, type TabletHere, tabletHere } from '../../lib/tablet.ts';
import { DoorCard, Said } from '../../parts/door-card.tsx';
import { KeyPad } from './key-pad.tsx';
import styles from './tablet.module.css';
import { idOf, shutText } from './words.tsx';

const notHereYet = notDone('away', 'The relay does not answer, and you have not signed in on this tablet before.');

/** Counted here as the relay counts there, on the disk before the digits are looked at. */
async function checkHere(device: string, pin: string): Promise<PinChecked | NotDone> {
  const kept = tabletHere()?.pins[device];
  if (kept === undefined) return notHereYet;
  const now = Date.now();
  const may = mayTry(kept, now);
  if (!may.may)
    return may.why === 'spent' ? { ok: false, why: 'spent' } : { ok: false, why: 'wait', until: may.until, now };
  const after = afterWrong(kept, now);
  const count = (tries: typeof noTries) =>
    changeTablet(({ pins }) => ({ pins: { ...pins, [device]: { ...kept, ...tries } } }));
  count(after);
  if (await isPinOf(pin, kept)) {
    count(noTries);
    return { ok: true };
  }
  const next = mayTry(after, now);
  if (next.may) return { ok: false, why: 'wrong', left: next.left };
  return next.why === 'spent' ? { ok: false, why: 'spent' } : { ok: false, why: 'wait', until: next.until, now };
}

export async function keepTrace(door: Door, device: string, pin: string): Promise<void> {
  const trace = await traceOfPin(pin, door.random);
  changeTablet(({ pins }) => ({ pins: { ...pins, [device]: { ...trace, ...noTries } } }));
}

interface Asked {
  readonly tablet: TabletHere;
  readonly device: string;
  readonly pin: string;
}
async function signIn(door: Door, { tablet, device, pin }: Asked): Promise<PinChecked | NotDone> {
  const there = await checkPin(door, { workspace: tablet.workspace, secret: tablet.secret, device, pin });
  if (isNotDone(there)) return there.kind === 'away' ? checkHere(device, pin) : there;
  if (there.ok) {
    await keepTrace(door, device, pin);
    await takeSession(device);
  }
  return there;
}

interface PinCardProps {
  readonly one: OnTablet;
  readonly tablet: TabletHere;
  readonly onBack: () => void;
}

export function PinCard({ one, tablet, onBack }: PinCardProps) {
  const doors = useDoors();
  const navigate = useNavigate();
  const [pin, setPin] = useState('');
  const [isGoing, setGoing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const device = idOf(one);
  const go = async () => {
    setGoing(true);
    const answer = await signIn(await doors.relay(), { tablet, device, pin });
    setGoing(false);
    setPin('');
    if (isNotDone(answer) || !answer.ok) return setSaid(shutText(answer, 'PIN'));
    sitDown(device);
    await navigate({ to: '/w/$workspace', params: { workspace: tablet.workspace } });
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (pin !== '' && !isGoing) void go();
  };
  return (
    <DoorCard title={one.name} about={tablet.spaceTitle}>
      <form onSubmit={handleSubmit} noValidate>
        <KeyPad label="Your PIN" value={pin} onChange={setPin} />
        {said !== null && <Said>{said}</Said>}
        <Button tone="primary" size={44} wide type="submit" aria-busy={isGoing}>
          Sign in
        </Button>
      </form>
      <Button size={44} wide tone="quiet" className={styles.back} onClick={onBack}>
        Not you? Back to the names
      </Button>
    </DoorCard>
  );
}
