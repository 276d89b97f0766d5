// What the command menu offers before anything is typed: favourites, and what was opened lately on this device.
import { favouritesOfMine } from '@baton/model/favourite/queries';
import { recordsNamed } from '@baton/model/search/named';
import type { CommandGroup, CommandItem } from '@baton/ui/command-list';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { StatusSign } from '@baton/ui/status-sign';
import { History, SquareKanban } from 'lucide-react';
import { useRecents } from '../../lib/recents.ts';
import { useLive } from '../../lib/use-live.ts';
import { useMe } from '../../lib/use-world.ts';

const all = {};
const most = 6;

export function useAtHand(): readonly CommandGroup[] {
  const favourites = (useLive(favouritesOfMine, all) ?? []).slice(0, most).map((one): CommandItem => {
    if (one.what === 'task') {
      const { key, title, kind } = one.task;
      return { id: `task ${key}`, label: `${key} ${title}`, sign: <StatusSign kind={kind} /> };
    }
    const sign = one.hue === null ? { icon: SquareKanban } : { sign: <ProjectMark hue={one.hue as ProjectHue} /> };
    return { id: `${one.what} ${one.of}`, label: one.name, ...sign };
  });
  const recents = useLive(recordsNamed, { ids: [...useRecents(useMe())] }) ?? [];
  const known = new Set(favourites.map(({ id }) => id));
  const recent = recents
    .flatMap(({ key, name }): CommandItem[] =>
      key === null ? [] : [{ id: `task ${key}`, label: `${key} ${name}`, icon: History }],
    )
    .filter(({ id }) => !known.has(id))
    .slice(0, most);
  return [
    { id: 'favourites', label: 'Favourites', items: favourites },
    { id: 'recent', label: 'Recent', items: recent },
  ].filter(({ items }) => items.length > 0);
}
