// The menu of the whole board, at the end of its bar.
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { Ellipsis } from 'lucide-react';
import { memo } from 'react';
import { usePhone } from '../../lib/use-media.ts';

interface BoardMenuButtonProps {
  readonly name: string;
  readonly items: () => readonly MenuItem[];
}

export const BoardMenuButton = memo(function BoardMenuButton({ name, items }: BoardMenuButtonProps) {
  const isPhone = usePhone();
  return (
    <Menu
      align="end"
      items={items}
      trigger={<IconButton icon={Ellipsis} size={isPhone ? 40 : 28} label={`${name}, menu of the board`} />}
    />
  );
});
