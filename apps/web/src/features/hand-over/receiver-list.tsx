// Whom to give it to: typed for, or picked out of the recent ones, people, teams and roles. Arrows walk, Enter takes.
import { Chip } from '@baton/ui/chip';
import { Segmented } from '@baton/ui/segmented';
import { TextField } from '@baton/ui/text-field';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { dayOf, shortDay } from '../../parts/day-text.ts';
import { ReceiverSign } from '../../parts/receiver-sign.tsx';
import { useToday } from '../../lib/use-today.ts';
import { type Candidate, type Kind, matching } from '../../parts/receivers.ts';
import styles from './hand-over.module.css';

interface ReceiverListProps {
  readonly candidatesOf: (kind: Kind) => readonly Candidate[];
  readonly chosen: string | undefined;
  readonly onChoose: (candidate: Candidate) => void;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
}
const kinds = [
  { id: 'recent', label: 'Recent' },
  { id: 'people', label: 'People' },
  { id: 'teams', label: 'Teams' },
  { id: 'roles', label: 'Roles' },
] as const;
const most = 6;

export function ReceiverList({ candidatesOf, chosen, onChoose, fieldRef }: ReceiverListProps) {
  const id = useId();
  const [kind, setKind] = useState<Kind>('recent');
  const [text, setText] = useState('');
  const found = matching(candidatesOf(kind), text).slice(0, most);
  const at = found.findIndex((one) => one.id === chosen);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = found[Math.max(0, Math.min(found.length - 1, at + step))];
    if (next) onChoose(next);
  };
  const handleText = (next: string) => {
    setText(next);
    const [first] = matching(candidatesOf(kind), next);
    if (first && next.trim() !== '') onChoose(first);
  };
  const rowId = (candidate: Candidate): string => `${id} ${candidate.id}`.replaceAll(/\W/gu, '-');
  const active = found[at];
  return (
    <div className={styles.to}>
      <div className={styles.query}>
        <TextField
          ref={fieldRef}
          label="To whom"
          labelHidden
          icon={Search}
          className={styles.field}
          placeholder="A person, a team or a role"
          value={text}
          onChange={handleText}
          onKeyDown={walk}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={active && rowId(active)}
          autoComplete="off"
        />
        <Segmented label="Who" options={kinds} value={kind} onChange={setKind} />
      </div>
      <div id={id} role="listbox" aria-label="To whom">
        {found.map((candidate) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field that has focus walks and takes them
          <div
            key={candidate.id}
            id={rowId(candidate)}
            tabIndex={-1}
            role="option"
            aria-selected={candidate.id === chosen}
            className={styles.receiver}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(candidate)}
          >
            <ReceiverSign receiver={candidate.receiver} />
            <span className={styles.who}>
              <b>{candidate.name}</b> <span className={styles.meta}>{candidate.note}</span>
            </span>
            <AwayChip until={candidate.awayUntil} />
          </div>
        ))}
        {found.length === 0 && (
          <p className={styles.none}>Nobody here is called so. Who is named has to work in this department.</p>
        )}
      </div>
    </div>
  );
}

function AwayChip({ until }: { readonly until: number | null }) {
  const today = useToday();
  return until === null ? null : <Chip tone="wait">Away until {shortDay(dayOf(until), today)}</Chip>;
}
