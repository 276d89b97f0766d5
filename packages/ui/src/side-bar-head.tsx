import { ChevronsUpDown, Plus, Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { Logo } from './logo.tsx';
import styles from './side-bar.module.css';
import { Tooltip } from './tooltip.tsx';

/** Opens the list of workspaces; give it to a Menu as its trigger. */
export function WorkspaceButton({ name, ...rest }: { name: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={styles.workspace}>
      <Logo size={20} />
      <span className={styles.text}>{name}</span>
      <Icon icon={ChevronsUpDown} size={14} />
    </button>
  );
}

export interface FindRowProps {
  readonly find: string;
  readonly findKey: string;
  readonly onFind: () => void;
  /** Left out where there is nothing that could be added. */
  readonly add?: { readonly label: string; readonly keyCap: string; readonly onAdd: () => void };
}

/** Find or do, and add anything. */
export function FindRow({ find, findKey, onFind, add }: FindRowProps) {
  return (
    <div className={styles.findRow}>
      <button type="button" className={styles.find} onClick={onFind}>
        <Icon icon={Search} size={14} />
        <span className={styles.text}>{find}</span>
        <KeyCap keys={findKey} />
      </button>
      {add && (
        <Tooltip text={add.label} keyCap={add.keyCap}>
          <button type="button" className={styles.add} aria-label={add.label} onClick={add.onAdd}>
            <Icon icon={Plus} />
          </button>
        </Tooltip>
      )}
    </div>
  );
}
