import { useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { Combobox, type ComboboxOption } from '../combobox.tsx';
import { DateField } from '../date-field.tsx';
import { DurationField } from '../duration-field.tsx';
import { InlineText } from '../inline-text.tsx';
import { Meter } from '../meter.tsx';
import { Select } from '../select.tsx';
import { StatusSign } from '../status-sign.tsx';
import { lena, tom, yuki } from './cast.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

const people: readonly ComboboxOption[] = [tom, lena, yuki].map(({ name, hue }) => ({
  id: name,
  label: name,
  hint: 'Marketing',
  sign: <Avatar name={name} hue={hue} decorative />,
}));
const today = '2026-03-04';

export function MoreFieldShelf() {
  const [status, setStatus] = useState<'todo' | 'doing' | 'done'>('doing');
  const [chosen, setChosen] = useState<readonly string[]>(['Tom Okafor']);
  const [day, setDay] = useState<string | undefined>('2026-03-06');
  const [minutes, setMinutes] = useState<number | undefined>(90);
  const [title, setTitle] = useState('Press kit: words and stills');
  return (
    <Specimen title="Pickers">
      <div className={styles.fields}>
        <Select
          label="Status"
          value={status}
          onChange={setStatus}
          options={[
            { id: 'todo', label: 'Ready', sign: <StatusSign kind="todo" /> },
            { id: 'doing', label: 'Making', sign: <StatusSign kind="doing" /> },
            { id: 'done', label: 'Shipped', sign: <StatusSign kind="done" /> },
          ]}
        />
        <Combobox label="Followers" options={people} value={chosen} onChange={setChosen} onCreate={(text) => text} />
        <DateField label="Due" value={day} onChange={setDay} today={today} help="fri, tomorrow, 6 mar" />
        <DurationField label="Estimate" value={minutes} onChange={setMinutes} help="1:30, 1.5, 90m" />
        <DateField label="Due, off" value={day} onChange={setDay} today={today} disabledReason="Set by the flow" />
      </div>
      <Line label="In place">
        <h4 className={styles.heading}>
          <InlineText label="Title" value={title} onChange={setTitle} />
        </h4>
      </Line>
      <Line label="Meter">
        <span className={styles.meter}>
          <Meter
            label="24 of 32 hours, 8 free"
            max={32}
            plan={28}
            parts={[
              { id: 'a', value: 14, color: 'var(--d4)' },
              { id: 'b', value: 6, color: 'var(--d1)' },
              { id: 'c', value: 4, hatched: true },
            ]}
          />
        </span>
      </Line>
    </Specimen>
  );
}
