// Who is asked is away: said before it is sent, the same for an offer, an approval and a gate, with the deputy one press off.
import { type Absent, absentAmong } from '@baton/model/decided/absent';
import type { Receiver } from '@baton/model/decided/schema';
import type { Duty } from '@baton/model/directory/away-schema';
import type { SpaceId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Moon } from 'lucide-react';
import { useNow } from '../lib/use-now.ts';
import { useToday } from '../lib/use-today.ts';
import { useWorld } from '../lib/use-world.ts';
import { dayOf, longDay } from './day-text.ts';
import { firstName, useNames } from './people.tsx';
import styles from './told-away.module.css';

interface Words {
  /** How the deputy is asked instead. */
  readonly ask: string;
  /** What they may do in the other's place. */
  readonly may: string;
  readonly waits: string;
}
const waits = 'it waits until they are back';
const orAnother = `${waits}, or choose somebody else`;
const words: Readonly<Record<Duty, Words>> = {
  'hand-off': { ask: 'Offer to', may: 'accept and answer', waits: orAnother },
  approval: { ask: 'Ask', may: 'sign in their place', waits: orAnother },
  // Who signs there is said by the rule of the column.
  gate: { ask: 'Ask', may: 'sign in their place', waits },
};

interface ToldAwayProps {
  readonly space: SpaceId;
  readonly asked: readonly Receiver[];
  readonly duty: Duty;
  /** Undefined: the deputy cannot be asked themselves. */
  readonly insteadOf?: (absent: Absent) => (() => void) | undefined;
}

/** Nothing, where everybody is here. */
export function ToldAway({ space, asked, duty, insteadOf }: ToldAwayProps) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const absent = absentAmong({ directory, space, by: me.person, duty, now }, asked);
  return absent.map((one) => <Note key={one.person} absent={one} duty={duty} onInstead={insteadOf?.(one)} />);
}

interface NoteProps {
  readonly absent: Absent;
  readonly duty: Duty;
  readonly onInstead: (() => void) | undefined;
}
function Note({ absent: { person, until, deputy }, duty, onInstead }: NoteProps) {
  const nameOf = useNames();
  const today = useToday();
  const { ask, may } = words[duty];
  const name = nameOf(person);
  const first = deputy === null ? null : firstName(nameOf(deputy));
  return (
    <div className={styles.away} role="status">
      <Icon icon={Moon} />
      <span>
        <b>
          {name} is away until {longDay(dayOf(until), today)}.{first === null ? '' : ` ${first} stands in.`}
        </b>
        <span className={styles.text}>
          {first === null
            ? `Nobody stands in: ${words[duty].waits}.`
            : `${first} may ${may}. ${firstName(name)} sees it when they are back.`}
        </span>
      </span>
      {first !== null && onInstead !== undefined && (
        <Button onClick={onInstead}>
          {ask} {first} instead
        </Button>
      )}
    </div>
  );
}
