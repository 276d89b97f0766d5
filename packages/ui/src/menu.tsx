import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import { MenuItems, type MenuList } from './menu-items.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import styles from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';
import { usePhone } from './use-phone.ts';

export interface MenuProps {
  /** A button of ours. It opens the menu on press, Enter, Space and the down arrow. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: MenuList;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** From 761 px up beside its trigger; below a sheet from below. */
export function Menu({ trigger, items, side = 'bottom', align = 'start', open, onOpenChange }: MenuProps) {
  const isPhone = usePhone();
  const container = usePortalRoot();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Base.Trigger render={trigger} />
      {isPhone ? (
        <MenuSheet items={items} />
      ) : (
        <Base.Portal container={container}>
          <Base.Positioner className={styles.positioner} side={side} align={align} sideOffset={4} collisionPadding={8}>
            <Base.Popup className={cx(styles.sheet, styles.rows)}>
              <MenuItems items={items} />
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  );
}
