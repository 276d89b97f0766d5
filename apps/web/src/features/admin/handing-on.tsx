// The sheet of what somebody has or is to answer who leaves: each row with who has it next, and many changed at once.
import type { LeavingRow } from '@baton/model/decided/leaving-queries';
import type { PersonId } from '@baton/model/ids';
import { Checkbox } from '@baton/ui/checkbox';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { counted } from '../../parts/number-text.ts';
import { firstName, useNames } from '../../parts/people.tsx';
import styles from './handing-on.module.css';
import type { HandingOn } from './use-handing-on.ts';

const what: Readonly<Record<LeavingRow['what'], string>> = {
  has: 'has it',
  answers: 'is to answer',
  gate: 'signs at this gate',
};
const stays = 'stays';

interface HandingOnSheetProps {
  readonly name: string;
  readonly handing: HandingOn;
  readonly mayStay: boolean;
}
export function HandingOnSheet({ name, handing, mayStay }: HandingOnSheetProps) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { rows, choose } = handing;
  const first = firstName(name);
  if (rows.length === 0)
    return <p className={styles.none}>{first} has nothing that you can see, and is to answer nothing.</p>;
  const chosen = rows.filter(({ id }) => marked.has(id));
  const mark = (ids: readonly string[], isOn: boolean) =>
    setMarked((before) => new Set(isOn ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  return (
    <section className={styles.sheet} aria-label={`What ${first} has`}>
      {rows.length > 1 && (
        <div className={styles.bulk}>
          <Checkbox
            label={chosen.length === 0 ? `All ${rows.length}` : `${chosen.length} of ${rows.length} chosen`}
            checked={chosen.length === rows.length}
            onChange={(isOn) =>
              mark(
                rows.map(({ id }) => id),
                isOn,
              )
            }
          />
          {chosen.length > 0 && (
            <Next
              label={`Who has the chosen ${counted(chosen.length, 'one')} next`}
              rows={chosen}
              value={undefined}
              stay={mayStay ? first : null}
              onChange={(to) => choose(chosen, to)}
            />
          )}
        </div>
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              label={row.key === null ? row.title : `${row.key} ${row.title}`}
              checked={marked.has(row.id)}
              onChange={(isOn) => mark([row.id], isOn)}
            />
            <span className={styles.what}>{what[row.what]}</span>
            {row.to.length === 0 ? (
              <span className={styles.what}>Nobody else works there who could.</span>
            ) : (
              <Next
                label={`Who has ${row.title} next`}
                rows={[row]}
                value={handing.nextOf(row)}
                stay={mayStay ? first : null}
                onChange={(to) => choose([row], to)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NextProps {
  readonly label: string;
  readonly rows: readonly LeavingRow[];
  readonly value: PersonId | undefined;
  /** With whom it may stay; null: with nobody. */
  readonly stay: string | null;
  readonly onChange: (to: PersonId | undefined) => void;
}
/** Whoever may have all of them. */
function Next({ label, rows, value, stay, onChange }: NextProps) {
  const nameOf = useNames();
  const [one, ...more] = rows;
  const people = (one?.to ?? []).filter((person) => more.every(({ to }) => to.includes(person)));
  const named = people
    .map((person) => ({ id: person as string, label: nameOf(person) }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const options = stay === null ? named : [{ id: stays, label: `Stays with ${stay}` }, ...named];
  return (
    <Select
      label={label}
      labelHidden
      slim
      placeholder={people.length === 0 ? 'Nobody for all of them' : 'Choose a person'}
      options={options}
      value={value ?? (stay !== null && rows.length === 1 ? stays : undefined)}
      onChange={(id) => onChange(id === stays ? undefined : (id as PersonId))}
    />
  );
}
