// The first time on a tablet, and after a PIN was lost: a code from whoever leads the space, and a PIN of one's own.
import { setProfile } from '@baton/model/person/commands';
import { takeSession } from '@baton/workspace/browser/tablet-seats';
import { type Door, isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { isWholeCode } from '@baton/workspace/doors/tablet-codes';
import { choosePin, comeByCode, type OnTablet, type PinSet } from '@baton/workspace/doors/tablets';
import { Button } from '@baton/ui/button';
import { TextField } from '@baton/ui/text-field';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type Doors, useDoors } from '../../lib/doors.ts';
import { sitDown, type TabletHere } from '../../lib/tablet.ts';
import { DoorCard, Said } from '../../parts/door-card.tsx';
import { keepTrace } from './pin-card.tsx';
import styles from './tablet.module.css';
import { pinText, shutText } from './words.tsx';

interface Choosing {
  readonly one: OnTablet;
  readonly tablet: TabletHere;
  readonly code: string;
  readonly pin: string;
}
type Shut = Exclude<PinSet, { readonly ok: true }> | NotDone;

async function deviceBy(door: Door, { one, tablet, code }: Choosing): Promise<string | NotDone> {
  if ('device' in one) return one.device;
  const joined = await comeByCode(door, tablet, { invitation: one.invitation, code });
  return isNotDone(joined) ? joined : joined.identity.device;
}

async function comeIn(doors: Doors, choosing: Choosing): Promise<Shut | null> {
  const { one, tablet, code, pin } = choosing;
  const door = await doors.relay();
  const device = await deviceBy(door, choosing);
  if (typeof device !== 'string') return device;
  const asked = { workspace: tablet.workspace, secret: tablet.secret, device, pin };
  const set = await choosePin(door, 'device' in one ? { ...asked, code } : asked);
  if (isNotDone(set) || !set.ok) return set;
  await keepTrace(door, device, pin);
  await takeSession(device);
  sitDown(device);
  if (!('device' in one)) await nameThem(doors, tablet, one.name);
  return null;
}

/** As whoever leads the space called them; they may change it under Settings. */
async function nameThem(doors: Doors, { workspace }: TabletHere, name: string): Promise<void> {
  const opened = await doors.open(workspace);
  await opened?.run(setProfile, { name }, { undoable: false });
}

interface CodeCardProps {
  readonly one: OnTablet;
  readonly tablet: TabletHere;
  readonly onBack: () => void;
}

function useChoosing({ one, tablet }: CodeCardProps) {
  const doors = useDoors();
  const navigate = useNavigate();
  const [fields, setFields] = useState({ code: '', pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { code, pin, again } = fields;
  const isCode = 'device' in one ? code.replaceAll(/\D/gu, '').length === 8 : isWholeCode(code);
  const faults = {
    code: isCode ? undefined : 'As it stands on the paper, or was read out.',
    pin: pinText(pin),
    again: again === pin ? undefined : 'This is another one.',
  };
  const go = async () => {
    setGoing(true);
    const shut = await comeIn(doors, { one, tablet, code, pin });
    setGoing(false);
    if (shut !== null) return setSaid(shutText(shut, 'code'));
    await navigate({ to: '/w/$workspace', params: { workspace: tablet.workspace } });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(faults).some(Boolean) && !isGoing) void go();
  };
  return { fields, setFields, faults: tried ? faults : {}, isGoing, said, submit };
}

export function CodeCard(props: CodeCardProps) {
  const { one, tablet, onBack } = props;
  const { fields, setFields, faults, isGoing, said, submit } = useChoosing(props);
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (text: string) => setFields((before) => ({ ...before, [name]: text })),
    error: faults[name as keyof typeof faults] as string | undefined,
    autoComplete: 'off',
  });
  return (
    <DoorCard
      title={one.name}
      about={tablet.spaceTitle}
      foot="The PIN is yours alone. Whoever leads the space can void it, and never sees it."
    >
      <form onSubmit={submit} noValidate className={styles.fields}>
        <TextField {...field('code')} label="Your code" autoFocus autoCapitalize="characters" spellCheck={false} />
        <TextField
          {...field('pin')}
          label="Choose a PIN"
          type="password"
          inputMode="numeric"
          help="Four digits or more."
        />
        <TextField {...field('again')} label="The same PIN again" type="password" inputMode="numeric" />
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
