import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import { type MenuItem, MenuItems } from './menu-items.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import styles from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';
import { usePhone } from './use-phone.ts';

export interface ContextMenuProps {
  /** The element that answers to the second button, the menu key and a long press. */
  readonly children: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** The same list as the visible menu of the thing: nothing may be reachable only here. */
export function ContextMenu({ children, items, onOpenChange }: ContextMenuProps) {
  const isPhone = usePhone();
  const container = usePortalRoot();
  return (
    <Base.Root onOpenChange={onOpenChange}>
      <Base.Trigger render={children} />
      {isPhone ? (
        <MenuSheet items={items} />
      ) : (
        <Base.Portal container={container}>
          <Base.Positioner className={styles.positioner} collisionPadding={8}>
            <Base.Popup className={cx(styles.sheet, styles.rows)}>
              <MenuItems items={items} />
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  );
}
