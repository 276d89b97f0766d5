// All that can be done with a project as a whole: on All projects and in the side bar the same.
import { addBoard } from '@baton/model/board/commands';
import { keepUpTo } from '@baton/model/file/keeping';
import { renameProject, restoreProject, setHue } from '@baton/model/project/commands';
import type { ProjectAnswer } from '@baton/model/project/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { useToast } from '@baton/ui/toast';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  Archive,
  ArchiveRestore,
  CopyPlus,
  Eye,
  Hash,
  Import,
  Palette,
  Pencil,
  Pin,
  PinOff,
  SquareKanban,
  Trash2,
} from 'lucide-react';
import { useOnDevice, useSyncDoor } from '../../lib/use-sync.ts';
import { useRun } from '../../lib/use-run.ts';
import { useFavouriteItem } from '../../parts/favourite-item.ts';
import { hueNames } from '../../parts/hue-names.ts';
import { sizeText } from '../../parts/number-text.ts';
import { usePuttingAway } from './use-putting-away.tsx';

interface ProjectMenu {
  readonly items: readonly MenuItem[];
  readonly rename: (name: string) => void;
}
/** What is asked for, and stands beside the row of the project. */
export type ProjectEdit = 'name' | 'prefix' | 'who' | 'template';
/** A menu gives the focus back as it closes; what takes it next waits for that. */
const afterMenu = (run: () => void) => () => void requestAnimationFrame(() => requestAnimationFrame(run));

const hueItem = (now: number, choose: (hue: number) => void): MenuItem => ({
  id: 'hue',
  label: 'Hue',
  icon: Palette,
  items: hueNames.map(({ hue, name }) => ({
    id: `hue-${hue}`,
    label: name,
    end: hue === now ? 'now' : undefined,
    onSelect: () => choose(hue),
  })),
});

export function useProjectMenu(project: ProjectAnswer, onEdit: (what: ProjectEdit) => void): ProjectMenu {
  const run = useRun();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useParams({ from: '/w/$workspace' });
  const { id, name, hue, archived } = project;
  const door = useSyncDoor();
  const isKept = useOnDevice(id)?.pinned === 'itself';
  const favourite = useFavouriteItem(id);
  const one = { project: id };
  const putAway = usePuttingAway(project);
  const keep = async () => {
    await door.pin(id, true);
    toast.show({
      text: `“${name}” is kept on this device: pages, comments and files (up to ${sizeText(keepUpTo.project)} each) of its tasks, also offline.`,
    });
  };
  const newBoard = async () => {
    const made = await run(addBoard, { project: id, name: 'New board' });
    if (made) await navigate({ to: '/w/$workspace/board/$board', params: { ...params, board: made.board } });
  };
  const items: readonly MenuItem[] = [
    { id: 'rename', label: 'Rename', icon: Pencil, onSelect: afterMenu(() => onEdit('name')) },
    hueItem(hue, (next) => void run(setHue, { project: id, hue: next })),
    { id: 'prefix', label: 'Change the prefix', icon: Hash, onSelect: afterMenu(() => onEdit('prefix')) },
    { id: 'who', label: 'Who can see this?', icon: Eye, onSelect: afterMenu(() => onEdit('who')) },
    { id: 'template', label: 'Keep as a template', icon: CopyPlus, onSelect: afterMenu(() => onEdit('template')) },
    { id: 'board', label: 'Add a board', icon: SquareKanban, onSelect: () => void newBoard() },
    {
      id: 'imports',
      label: 'What was brought in',
      icon: Import,
      onSelect: () => void navigate({ to: '/w/$workspace/import', params, search: { project: id } }),
    },
    favourite,
    isKept
      ? { id: 'keep', label: 'Keep on this device no more', icon: PinOff, onSelect: () => void door.pin(id, false) }
      : { id: 'keep', label: 'Keep on this device', icon: Pin, onSelect: () => void keep() },
    { id: 'rule', rule: true },
    archived === null
      ? {
          id: 'archive',
          label: 'Archive',
          icon: Archive,
          onSelect: afterMenu(() => void putAway('archive')),
        }
      : { id: 'restore', label: 'Restore', icon: ArchiveRestore, onSelect: () => void run(restoreProject, one) },
    {
      id: 'bin',
      label: 'Move to the bin',
      icon: Trash2,
      onSelect: afterMenu(() => void putAway('bin')),
    },
  ];
  return { items, rename: (next) => void run(renameProject, { project: id, name: next }) };
}
