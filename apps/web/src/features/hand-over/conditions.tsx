// What the receiver needs before it takes work: the department's standing list, changed here for this task alone.
import { Checkbox } from '@baton/ui/checkbox';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Plus, X } from 'lucide-react';
import type { Condition } from '@baton/model/decided/offer-text';
import { type KeyboardEvent, useState } from 'react';
import styles from './hand-over.module.css';

interface ConditionsProps {
  readonly title: string;
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}

export function Conditions({ title, conditions, onChange }: ConditionsProps) {
  const [added, setAdded] = useState('');
  const add = () => {
    if (added.trim() === '') return;
    onChange([...conditions, { text: added.trim(), isMet: false }]);
    setAdded('');
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };
  return (
    <section aria-label={title}>
      <h3 className={styles.label}>{title}</h3>
      <ul className={styles.conditions}>
        {conditions.map((condition, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two conditions may say the same
          <li key={at}>
            <Checkbox
              label={condition.text}
              checked={condition.isMet}
              onChange={(isMet) => onChange(conditions.with(at, { ...condition, isMet }))}
            />
            <IconButton
              size={24}
              icon={X}
              label={`Not for this task: ${condition.text}`}
              onClick={() => onChange(conditions.toSpliced(at, 1))}
            />
          </li>
        ))}
        <li className={styles.add}>
          <Icon icon={Plus} size={16} />
          <input
            aria-label="Add a condition for this hand-over"
            placeholder="Add a condition for this hand-over"
            value={added}
            onChange={(event) => setAdded(event.target.value)}
            onKeyDown={handleKey}
            onBlur={add}
          />
        </li>
      </ul>
    </section>
  );
}
