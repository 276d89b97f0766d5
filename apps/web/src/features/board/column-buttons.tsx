// What stands at the end of a column's head. A card that comes or goes changes the count beside it and none of this, and a menu
// is dear to draw: so it is drawn for itself.
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Ellipsis, Plus } from 'lucide-react';
import { memo } from 'react';
import { useDesk } from './board-desk.ts';
import styles from './column-head.module.css';

export interface ColumnButtonsProps {
  readonly column: string;
  readonly name: string;
  /** The first that is open. */
  readonly lane: string;
  readonly takesNew: boolean;
  readonly items: () => readonly MenuItem[];
}

export const ColumnButtons = memo(function ColumnButtons(props: ColumnButtonsProps) {
  const { column, name, lane, takesNew, items } = props;
  const { acts } = useDesk();
  return (
    <span className={styles.end}>
      {takesNew && (
        <IconButton
          size={24}
          icon={Plus}
          label={`Add on top of ${name}`}
          onClick={() => acts.current.add({ column, lane, at: 'top' })}
        />
      )}
      <Menu trigger={<IconButton size={24} icon={Ellipsis} label={`${name}, menu`} />} items={items} align="end" />
    </span>
  );
});
