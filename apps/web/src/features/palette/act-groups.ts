// What can be done right now, for the command menu: the acts that the present screen offers, and the rooms that exist.
import type { CommandGroup, CommandItem } from '@baton/ui/command-list';
import type { IconShape } from '@baton/ui/icon';
import {
  Archive,
  FolderKanban,
  Import,
  Keyboard,
  Plus,
  Redo2,
  RefreshCw,
  Settings,
  ShieldCheck,
  Trash2,
  Undo2,
  UserPlus,
} from 'lucide-react';
import type { ActionId } from '../../lib/actions.tsx';
import { fits, rangesIn, wordsIn } from '../../lib/search.ts';

export interface Act {
  readonly id: ActionId;
  readonly does: string;
  readonly keys: readonly string[];
  readonly group: string;
}
/** Walking with keys is done with keys. */
const walking = new Set<ActionId>([
  'find',
  'close',
  'saved',
  'next',
  'previous',
  'left',
  'right',
  'first',
  'last',
  'next-region',
  'previous-region',
  // A room of its own below.
  'sync',
]);
const lanes = new Set<ActionId>(['close-lane', 'open-lane']);
const icons: Partial<Record<ActionId, IconShape>> = {
  add: Plus,
  'new-project': FolderKanban,
  invite: UserPlus,
  import: Import,
  undo: Undo2,
  redo: Redo2,
  keys: Keyboard,
};
const rooms = [
  { id: 'room projects', label: 'All projects', icon: FolderKanban },
  { id: 'room archived', label: 'Archived projects', icon: Archive },
  { id: 'room bin', label: 'Bin', icon: Trash2 },
  { id: 'room sync', label: 'Sync: saving, merging, devices', icon: RefreshCw },
  { id: 'room settings', label: 'Settings', icon: Settings },
] as const;
const admin = { id: 'room admin', label: 'Admin: people, roles, devices, audit', icon: ShieldCheck } as const;

interface Wish {
  readonly acts: readonly Act[];
  readonly query: string;
  /** "SPR-118, Landing page": the task that has focus. */
  readonly about: string | null;
  /** Whether they run the workspace. */
  readonly isAdmin: boolean;
}

export function actGroups({ acts, query, about, isAdmin }: Wish): readonly CommandGroup[] {
  const words = wordsIn(query);
  const itemOf = ({ id, does, keys }: Act): CommandItem => ({
    id: `act ${id}`,
    label: does,
    ranges: rangesIn(does, words),
    icon: icons[id],
    keyCap: keys[0]?.replace(' then ', ' '),
  });
  const fitting = acts.filter(({ id, does }) => !walking.has(id) && fits(does, words));
  const isOfTask = ({ group }: Act) => group === 'On a task' || group === 'On a board';
  // Before anything is typed: what changes a task, not how it is moved about.
  const isShown = ({ group, id }: Act) => group === 'On a task' || (words.length > 0 && !lanes.has(id));
  const ofTask = about === null ? [] : fitting.filter((act) => isOfTask(act) && isShown(act));
  const anywhere = fitting.filter((act) => !isOfTask(act));
  return [
    { id: 'task', label: `For ${about ?? ''}`, items: ofTask.map(itemOf) },
    { id: 'do', label: 'Do', items: anywhere.map(itemOf) },
    {
      id: 'rooms',
      label: 'Rooms',
      items: [...rooms, ...(isAdmin ? [admin] : [])]
        .filter(({ label }) => fits(label, words))
        .map((room): CommandItem => ({ ...room, ranges: rangesIn(room.label, words) })),
    },
  ].filter(({ items }) => items.length > 0);
}
