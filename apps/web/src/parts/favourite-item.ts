// Keeping a project or a board at hand, as a row of its menu.
import { setFavourite } from '@baton/model/favourite/commands';
import { favouritesOfMine } from '@baton/model/favourite/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { Star, StarOff } from 'lucide-react';
import { useLive } from '../lib/use-live.ts';
import { useRun } from '../lib/use-run.ts';

const all = {};

export function useFavouriteItem(of: string): MenuItem {
  const run = useRun();
  const isOne = (useLive(favouritesOfMine, all) ?? []).some((one) => one.of === of);
  return {
    id: 'favourite',
    label: isOne ? 'No favourite any more' : 'Favourite',
    icon: isOne ? StarOff : Star,
    onSelect: () => void run(setFavourite, { of, favourite: !isOne }),
  };
}
