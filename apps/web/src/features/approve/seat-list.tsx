// Who signs, in the order in which they were named: typed for and taken with Enter, taken out again, moved up.
import { IconButton } from '@baton/ui/icon-button';
import { TextField } from '@baton/ui/text-field';
import { ArrowUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { ReceiverSign } from '../../parts/receiver-sign.tsx';
import { matchingSeats, type Seat } from './seats.ts';
import styles from './ask-approval.module.css';

interface SeatListProps {
  readonly all: readonly Seat[];
  readonly chosen: readonly Seat[];
  readonly inOrder: boolean;
  readonly onChange: (chosen: readonly Seat[]) => void;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
}
const most = 5;

export function SeatList({ all, chosen, inOrder, onChange, fieldRef }: SeatListProps) {
  const [text, setText] = useState('');
  const left = all.filter(({ id }) => !chosen.some((one) => one.id === id));
  const found = matchingSeats(left, text).slice(0, most);
  const take = (seat: Seat | undefined) => {
    if (seat === undefined) return;
    onChange([...chosen, seat]);
    setText('');
    fieldRef.current?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    take(found[0]);
  };
  return (
    <section className={styles.who} aria-label="Who signs">
      <ol className={styles.chosen} aria-label="Asked to sign">
        {chosen.map((seat, at) => (
          <li key={seat.id}>
            <ReceiverSign receiver={seat.receiver} />
            <span className={styles.name}>
              {inOrder && <span className={styles.meta}>{at + 1}. </span>}
              {seat.name} <span className={styles.meta}>{seat.note}</span>
            </span>
            {inOrder && at > 0 && (
              <IconButton
                size={24}
                icon={ArrowUp}
                label={`${seat.name} signs earlier`}
                onClick={() => onChange(chosen.toSpliced(at - 1, 2, seat, chosen[at - 1] as Seat))}
              />
            )}
            <IconButton
              size={24}
              icon={X}
              label={`Do not ask ${seat.name}`}
              onClick={() => onChange(chosen.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <TextField
        ref={fieldRef}
        label="Who signs"
        icon={Search}
        placeholder="A person, a team or the lead"
        value={text}
        onChange={setText}
        onKeyDown={handleKey}
        autoComplete="off"
      />
      <ul className={styles.found} aria-label="Can be asked">
        {found.map((seat) => (
          <li key={seat.id}>
            <button type="button" onClick={() => take(seat)}>
              <ReceiverSign receiver={seat.receiver} />
              <span className={styles.name}>
                {seat.name} <span className={styles.meta}>{seat.note}</span>
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={styles.meta}>Nobody else here is called so.</li>}
      </ul>
    </section>
  );
}
