import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';

/** What a row shows: icon (or any sign), text, then a key or an end value. */
export interface MenuRow {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape | undefined;
  readonly sign?: ReactNode;
  readonly keyCap?: string | undefined;
  readonly end?: ReactNode;
  readonly tone?: 'destructive' | undefined;
  /** The row can be reached, does nothing and says why under its text. */
  readonly disabledReason?: string | undefined;
}

export type MenuItem =
  | (MenuRow & { readonly onSelect: () => void })
  | (MenuRow & { readonly checked: boolean; readonly onChange: (checked: boolean) => void })
  | (MenuRow & { readonly items: readonly MenuItem[] })
  | { readonly id: string; readonly heading: string }
  | { readonly id: string; readonly rule: true };

/** Asked for when the menu opens, by whoever would else draw its button anew with each list. */
export type MenuList = readonly MenuItem[] | (() => readonly MenuItem[]);
export const listed = (items: MenuList): readonly MenuItem[] => (typeof items === 'function' ? items() : items);

/** The rows of a menu and of a context menu; both take the same list. */
export function MenuItems({ items }: { items: MenuList }) {
  return listed(items).map((item) => <Row key={item.id} item={item} />);
}

function Row({ item }: { item: MenuItem }) {
  if ('rule' in item) return <Base.Separator className={styles.rule} />;
  if ('heading' in item)
    return (
      <div role="presentation" className={styles.heading}>
        {item.heading}
      </div>
    );
  const isOff = item.disabledReason !== undefined;
  const look = { className: cx(styles.row, item.tone && styles[item.tone]), disabled: isOff, label: item.label };
  if ('items' in item) return <Submenu item={item} />;
  if ('checked' in item) {
    return (
      <Base.CheckboxItem {...look} checked={item.checked} onCheckedChange={item.onChange} closeOnClick={false}>
        <span className={styles.slot}>
          <Base.CheckboxItemIndicator>
            <Icon icon={Check} size={14} />
          </Base.CheckboxItemIndicator>
        </span>
        <RowContent item={item} />
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item {...look} onClick={item.onSelect}>
      <RowContent item={item} />
    </Base.Item>
  );
}

function Submenu({ item }: { item: MenuRow & { readonly items: readonly MenuItem[] } }) {
  const container = usePortalRoot();
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.row} label={item.label} disabled={item.disabledReason !== undefined}>
        <RowContent item={item} />
        <Icon icon={ChevronRight} size={14} />
      </Base.SubmenuTrigger>
      <Base.Portal container={container}>
        <Base.Positioner className={styles.positioner} sideOffset={2} alignOffset={-4} collisionPadding={8}>
          <Base.Popup className={cx(styles.sheet, styles.rows)}>
            <MenuItems items={item.items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

export function RowContent({ item }: { item: MenuRow }) {
  return (
    <>
      {item.icon && <Icon icon={item.icon} size={14} />}
      {item.sign}
      <span className={styles.text}>
        {item.label}
        {item.disabledReason !== undefined && <span className={styles.reason}>{item.disabledReason}</span>}
      </span>
      {(item.end !== undefined || item.keyCap !== undefined) && (
        <span className={styles.end}>
          {item.end}
          {item.keyCap !== undefined && <KeyCap keys={item.keyCap} />}
        </span>
      )}
    </>
  );
}
