import { Menu as Base } from '@base-ui/react/menu';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { listed, type MenuItem, MenuItems, type MenuList, type MenuRow, RowContent } from './menu-items.tsx';
import styles from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';
import { useWords } from './words.tsx';

type Below = MenuRow & { readonly items: readonly MenuItem[] };
const hasRows = (item: MenuItem): item is Below => 'items' in item;

/** The menu on a phone: a sheet from below. What would fly out takes the place of the list, with the way back on top. */
export function MenuSheet({ items }: { items: MenuList }) {
  const container = usePortalRoot();
  return (
    <Base.Portal container={container}>
      <Base.Backdrop className={styles.scrim} />
      <Base.Positioner className={cx(styles.positioner, styles.fromBelow)}>
        <Base.Popup className={cx(styles.sheet, styles.rows, styles.below)}>
          <Levels items={items} />
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function Levels({ items: list }: { items: MenuList }) {
  const { back } = useWords();
  const items = listed(list);
  const [path, setPath] = useState<readonly string[]>([]);
  const shown = followed(items, path);
  if (shown === undefined)
    return items.map((item) =>
      hasRows(item) ? (
        <Deeper key={item.id} item={item} onOpen={() => setPath([item.id])} />
      ) : (
        <MenuItems key={item.id} items={[item]} />
      ),
    );
  return (
    <div key={path.join(' ')} ref={takeFocus}>
      <Base.Item className={styles.row} closeOnClick={false} label={back} onClick={() => setPath(path.slice(0, -1))}>
        <Icon icon={ChevronLeft} size={16} label={back} />
        <span className={cx(styles.text, styles.level)}>{shown.label}</span>
      </Base.Item>
      {shown.items.map((item) =>
        hasRows(item) ? (
          <Deeper key={item.id} item={item} onOpen={() => setPath([...path, item.id])} />
        ) : (
          <MenuItems key={item.id} items={[item]} />
        ),
      )}
    </div>
  );
}

function Deeper({ item, onOpen }: { item: Below; onOpen: () => void }) {
  return (
    <Base.Item
      className={styles.row}
      closeOnClick={false}
      label={item.label}
      aria-haspopup="menu"
      disabled={item.disabledReason !== undefined}
      onClick={onOpen}
    >
      <RowContent item={item} />
      <Icon icon={ChevronRight} size={16} />
    </Base.Item>
  );
}

function followed(items: readonly MenuItem[], path: readonly string[]): Below | undefined {
  let rows = items;
  let found: Below | undefined;
  for (const id of path) {
    found = rows.filter(hasRows).find((item) => item.id === id);
    if (found === undefined) return undefined;
    rows = found.items;
  }
  return found;
}

/** The row that was pressed is gone: the first of the new ones has focus, so that keys go on. */
function takeFocus(level: HTMLElement | null): void {
  level?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
}
