// Who is asked is away: said before it is sent, with the deputy one press off.
import type { PersonId } from '@baton/model/ids';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Moon } from 'lucide-react';
import { useToday } from '../lib/use-today.ts';
import { dayOf, longDay } from './day-text.ts';
import { firstName, useNames } from './people.tsx';
import styles from './away-note.module.css';

interface AwayNoteProps {
  readonly name: string;
  readonly until: number;
  readonly deputy: PersonId | null;
  /** "Offer to", "Ask". */
  readonly verb: string;
  /** What the deputy may do in their place: "accept and answer". */
  readonly may: string;
  /** Undefined: the deputy cannot be asked themselves. */
  readonly onInstead: (() => void) | undefined;
}

export function AwayNote({ name, until, deputy, verb, may, onInstead }: AwayNoteProps) {
  const nameOf = useNames();
  const today = useToday();
  const back = longDay(dayOf(until), today);
  const first = deputy === null ? null : firstName(nameOf(deputy));
  return (
    <div className={styles.away} role="status">
      <Icon icon={Moon} />
      <span>
        <b>
          {name} is away until {back}.{first === null ? '' : ` ${first} stands in.`}
        </b>
        <span className={styles.text}>
          {first === null
            ? 'Nobody stands in: it waits until they are back, or choose somebody else.'
            : `${first} may ${may}. ${firstName(name)} sees it when they are back.`}
        </span>
      </span>
      {first !== null && onInstead !== undefined && (
        <Button onClick={onInstead}>
          {verb} {first} instead
        </Button>
      )}
    </div>
  );
}
