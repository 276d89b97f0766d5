// What removed devices had not sent (0023): whose, since when, where, and what each edit says as far as this admin reads it.
// It stays at the relay until it is released or discarded; both are on record.
import type { DeviceId, SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { isNotDone } from '@baton/workspace/doors/door';
import { askHeld, askHeldFiles, type HeldOne } from '@baton/workspace/doors/held';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { saveBytes } from '../../lib/save-file.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useWorld } from '../../lib/use-world.ts';
import { carryExtension } from '../../parts/carry-out-button.tsx';
import { dayOf, timeInText } from '../../parts/day-text.ts';
import { fileNameOf } from '../../parts/file-name.ts';
import { counted, numberText } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { HeldEditLines } from './held-edits.tsx';
import styles from './held-tray.module.css';
import { Sure } from './sure.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';

export function HeldTray() {
  const doors = useDoors();
  const { me } = useWorld();
  const { value: told, again } = useAsked(
    async () => askHeld(await doors.relayOf(me.workspace), me.workspace),
    [me.workspace],
  );
  return (
    <section className={styles.tray} aria-labelledby="held-edits">
      <h2 id="held-edits">Held edits</h2>
      {told !== undefined && isNotDone(told) && (
        <p className={styles.text}>
          The relay does not say what it holds just now. {told.sentence}{' '}
          <Button size={24} onClick={again}>
            Ask again
          </Button>
        </p>
      )}
      {told !== undefined && !isNotDone(told) && told.length === 0 && (
        <p className={styles.text}>
          Nothing is held. What a removed device had not sent waits here at its next contact, until you release or
          discard it.
        </p>
      )}
      {told !== undefined && !isNotDone(told) && (
        <ul className={styles.rows}>
          {told.map((one) => (
            <Held key={one.device} one={one} onDecided={again} />
          ))}
        </ul>
      )}
    </section>
  );
}

function useWhere(): (one: HeldOne) => string {
  const { titles } = useWorld();
  return ({ spaces }) =>
    spaces
      .map(
        ({ space, edits }) =>
          `${numberText(edits)} in ${space === null ? 'their own list' : (titles.spaces[space as SpaceId] ?? 'a space that you do not read')}`,
      )
      .join(', ');
}

interface HeldProps {
  readonly one: HeldOne;
  readonly onDecided: () => void;
}

function Held({ one, onDecided }: HeldProps) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const where = useWhere();
  const [isOpen, setOpen] = useState(false);
  const name = nameOf(one.person);
  const no = directory.devices[one.device as DeviceId]?.no ?? 0;
  const edits = counted(one.edits, 'edit');
  return (
    <li className={styles.row} aria-label={`${edits} of ${name}`}>
      <div className={styles.head}>
        <PersonAvatar id={one.person} size={24} decorative />
        <span className={styles.who}>
          <b>{name}</b> Device {no}, {edits}
          <span className={styles.line}>
            Held since {timeInText(one.since)} · {where(one)}
          </span>
        </span>
        <Button size={24} tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide edits' : 'Show edits'}
        </Button>
        <Acts one={one} name={name} onDecided={onDecided} />
      </div>
      {one.why !== null && (
        <p className={styles.text}>
          The relay could not take {one.edits === 1 ? 'it' : 'all of it'} when it was released: {one.why}. What is left
          can be taken out as a file, or discarded.
        </p>
      )}
      {isOpen && <HeldEditLines device={one.device} />}
    </li>
  );
}

function Acts({ one, name, onDecided }: HeldProps & { readonly name: string }) {
  const doors = useDoors();
  const { me, titles } = useWorld();
  const { why, decide } = useDeciding();
  const [asked, setAsked] = useState<'release' | 'discard' | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const edits = counted(one.edits, 'edit');
  const close = () => setAsked(null);
  const sign = async (type: 'held-released' | 'held-discarded', done: string) => {
    const { hash } = one;
    if (await decide({ type, device: one.device as DeviceId, hash }, done)) onDecided();
  };
  const take = async () => {
    const files = await askHeldFiles(await doors.relayOf(me.workspace), me.workspace, one.device);
    setFault(isNotDone(files) ? files.sentence : null);
    if (isNotDone(files)) return;
    files.forEach((file, at) => {
      const part = files.length === 1 ? '' : ` ${at + 1} of ${files.length}`;
      saveBytes(`${fileNameOf(`${titles.workspace} held ${name}${part}`, dayOf(one.since))}.${carryExtension}`, file);
    });
  };
  return (
    <span className={styles.acts}>
      <Button size={24} onClick={() => void take()}>
        Export
      </Button>
      <Button size={24} disabledReason={why} onClick={() => setAsked('discard')}>
        Discard
      </Button>
      <Button size={24} disabledReason={why} onClick={() => setAsked('release')}>
        Release
      </Button>
      {fault !== null && (
        <span role="status" className={styles.line}>
          {fault}
        </span>
      )}
      {asked === 'release' && (
        <Sure
          title={`Release ${edits} of ${name}`}
          text={`They go to everybody who reads those places, as written by ${name}, and their history says that you let them in. Newer values of others stay.`}
          verb="Release"
          tone="primary"
          onClose={close}
          onSure={() => void sign('held-released', `${edits} of ${name} released.`)}
        />
      )}
      {asked === 'discard' && (
        <Sure
          title={`Discard ${edits} of ${name}`}
          text="They are nowhere else. This cannot be undone; that you did it is on record."
          verb={`Discard ${edits} of ${name}`}
          onClose={close}
          onSure={() => void sign('held-discarded', `${edits} of ${name} discarded.`)}
        />
      )}
    </span>
  );
}
