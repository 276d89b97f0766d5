// What can be done with those that are chosen together, floating over the foot of where they stand.
import { Button } from '@baton/ui/button';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './bulk-bar.module.css';

interface BulkBarProps {
  readonly count: number;
  readonly items?: readonly MenuItem[];
  readonly children?: ReactNode;
  readonly onClear: () => void;
}

export function BulkBar({ count, items = [], children, onClear }: BulkBarProps) {
  const said = `${count} selected`;
  return (
    <div className={styles.bar} role="toolbar" aria-label={said}>
      <span className={styles.count} role="status">
        {said}
      </span>
      {items.map((item) => (
        <BulkAct key={item.id} item={item} />
      ))}
      {children}
      <IconButton size={28} icon={X} label="Clear the selection" keyCap="Esc" onClick={onClear} />
    </div>
  );
}

function BulkAct({ item }: { item: MenuItem }) {
  if ('items' in item)
    return (
      <Menu
        side="top"
        items={item.items}
        trigger={
          <Button tone="ink" icon={item.icon}>
            {item.label}
          </Button>
        }
      />
    );
  if ('onSelect' in item)
    return (
      <Button tone="ink" icon={item.icon} onClick={item.onSelect}>
        {item.label}
      </Button>
    );
  return <span className={styles.rule} />;
}
