import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';
import styles from './tabs.module.css';

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: Id;
    readonly label: string;
    readonly icon?: IconShape | undefined;
    readonly end?: ReactNode;
    readonly content: ReactNode;
  }[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
}

/** Parts of one page that take turns in one place. For views with an address use TabLinks. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <Base.Root value={value} onValueChange={onChange} className={styles.root}>
      <Base.List aria-label={label} className={styles.tabs} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.id} value={tab.id} className={styles.tab}>
            {tab.icon && <Icon icon={tab.icon} size={14} />}
            {tab.label}
            {tab.end}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
