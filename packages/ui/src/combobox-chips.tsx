import { Combobox as Base } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import styles from './combobox.module.css';
import { Icon } from './icon.tsx';
import type { SelectOption } from './select.tsx';
import { useWords } from './words.tsx';

/** What is chosen, in front of the text. Arrows walk into it, Delete takes one out. */
export function ComboboxChips({ options, isOff }: { options: readonly SelectOption<string>[]; isOff: boolean }) {
  const words = useWords();
  return options.map((option) => (
    <Base.Chip key={option.id} className={styles.chip} aria-label={option.label} data-person={option.hue}>
      {option.sign}
      <span className={styles.chipText}>{option.label}</span>
      {!isOff && (
        <Base.ChipRemove className={styles.remove} aria-label={words.remove(option.label)}>
          <Icon icon={X} size={12} />
        </Base.ChipRemove>
      )}
    </Base.Chip>
  ));
}
