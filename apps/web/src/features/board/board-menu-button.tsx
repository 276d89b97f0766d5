// The menu of the whole board, at the end of its bar.
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Ellipsis } from 'lucide-react';
import { usePhone } from '../../lib/use-media.ts';

export function BoardMenuButton({ name, items }: { name: string; items: readonly MenuItem[] }) {
  const isPhone = usePhone();
  return (
    <Menu
      align="end"
      items={items}
      trigger={<IconButton icon={Ellipsis} size={isPhone ? 40 : 28} label={`${name}, menu of the board`} />}
    />
  );
}
