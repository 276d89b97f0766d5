import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactNode } from 'react';
import styles from './command-menu.module.css';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { MarkedText, type TextRange } from './marked-text.tsx';
import { useWords } from './words.tsx';

export interface CommandItem {
  readonly id: string;
  readonly label: string;
  /** What of the label was searched for. */
  readonly ranges?: readonly TextRange[] | undefined;
  readonly icon?: IconShape | undefined;
  /** In place of an icon: a status sign, an avatar. */
  readonly sign?: ReactNode;
  readonly end?: ReactNode;
  readonly keyCap?: string | undefined;
}

export interface CommandGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly CommandItem[];
}

interface CommandListProps {
  readonly groups: readonly CommandGroup[];
  readonly empty?: ReactNode;
  readonly onChoose: (id: string) => void;
}

export function CommandList({ groups, empty, onChoose }: CommandListProps) {
  const words = useWords();
  return (
    <div className={styles.scroll}>
      <Autocomplete.Empty className={styles.empty}>{empty ?? words.nothingFound}</Autocomplete.Empty>
      <Autocomplete.List>
        {groups.map((group) => (
          <Autocomplete.Group key={group.id} items={group.items}>
            <Autocomplete.GroupLabel className={styles.group}>{group.label}</Autocomplete.GroupLabel>
            {group.items.map((item) => (
              <Autocomplete.Item key={item.id} value={item} className={styles.row} onClick={() => onChoose(item.id)}>
                {item.icon && <Icon icon={item.icon} />}
                {item.sign}
                <span className={styles.text}>
                  <MarkedText text={item.label} ranges={item.ranges} />
                </span>
                <span className={styles.end}>
                  {item.end}
                  {item.keyCap !== undefined && <KeyCap keys={item.keyCap} />}
                </span>
              </Autocomplete.Item>
            ))}
          </Autocomplete.Group>
        ))}
      </Autocomplete.List>
    </div>
  );
}
