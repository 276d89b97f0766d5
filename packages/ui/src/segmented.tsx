import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import styles from './segmented.module.css';

export interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly icon?: IconShape | undefined }[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly wide?: boolean | undefined;
}

/** Two to four views of the same thing. One stop for Tab, arrows move, Enter or Space chooses. */
export function Segmented<Id extends string>({ label, options, value, onChange, wide }: SegmentedProps<Id>) {
  const handleChange = (next: readonly Id[]) => {
    // Pressing the chosen one again must not leave nothing chosen.
    if (next[0] !== undefined) onChange(next[0]);
  };
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={handleChange}
      className={cx(styles.group, wide && styles.wide)}
    >
      {options.map((option) => (
        <Toggle key={option.id} value={option.id} className={styles.option}>
          {option.icon && <Icon icon={option.icon} size={14} />}
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
