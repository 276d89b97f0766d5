// All that can be done with the board as a whole.
import type { BoardHead } from '@baton/model/board/head-query';
import { addBoard, archiveBoard, binBoard, renameBoard, restoreBoard } from '@baton/model/board/commands';
import { boardColumns } from '@baton/model/board/queries';
import { ruledColumns } from '@baton/model/decided/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { useToast } from '@baton/ui/toast';
import {
  Archive,
  ArchiveRestore,
  CopyPlus,
  Eye,
  Package,
  Pencil,
  Plus,
  Rows3,
  Settings2,
  Trash2,
  UserCheck,
} from 'lucide-react';
import { useLaneItems } from './lane-items.ts';
import { askOnce } from '../../lib/ask-once.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import type { OnlyMine } from './only-mine.ts';

interface Ways {
  readonly onRename: () => void;
  readonly onArchive: () => void;
  readonly onSettings: () => void;
  readonly onWho: () => void;
  readonly onTemplate: () => void;
  readonly onlyMine: OnlyMine;
}

const onlyMineItem = ({ isOn, toggle }: OnlyMine): MenuItem => ({
  id: 'only-mine',
  label: 'Only mine',
  icon: UserCheck,
  keyCap: 'Q',
  end: isOn ? 'now' : undefined,
  onSelect: toggle,
});

/** A board is a view: what is signed about its columns is of the project. */
function useHoldsOn({ id, project }: BoardHead): () => Promise<string> {
  const workspace = useWorkspace();
  return async () => {
    const rules = new Set((await askOnce(workspace, ruledColumns, { project })).map((rule) => rule.id));
    const columns = await askOnce(workspace, boardColumns, { board: id });
    const isRuled = columns.some((column) => rules.has(column.id));
    return `Its tasks stay in the project${isRuled ? ', and its gates and hard limits hold on there' : ''}.`;
  };
}

export function useBoardMenu(
  head: BoardHead,
  { onRename, onArchive, onSettings, onWho, onTemplate, onlyMine }: Ways,
): { items: readonly MenuItem[]; rename: (name: string) => void } {
  const run = useRun();
  const laneItems = useLaneItems(head);
  const toast = useToast();
  const onUndo = useUndo();
  const holdsOn = useHoldsOn(head);
  const archive = async () => {
    if (await run(archiveBoard, { board: head.id }))
      toast.show({ text: `“${head.name}” is archived. ${await holdsOn()}`, onUndo });
  };
  const bin = async () => {
    if (await run(binBoard, { board: head.id }))
      toast.show({ text: `“${head.name}” is in the bin for 30 days. ${await holdsOn()}`, onUndo });
  };
  const items: readonly MenuItem[] = [
    { id: 'rename', label: 'Rename', icon: Pencil, onSelect: () => requestAnimationFrame(onRename) },
    { id: 'settings', label: 'Board settings', icon: Settings2, onSelect: () => requestAnimationFrame(onSettings) },
    {
      id: 'lanes',
      label: 'Lanes',
      icon: Rows3,
      items: laneItems,
    },
    onlyMineItem(onlyMine),
    {
      id: 'add',
      label: 'Add a board to this project',
      icon: Plus,
      onSelect: () => void run(addBoard, { project: head.project, name: 'New board' }),
    },
    {
      id: 'template',
      label: 'Add tasks from a template',
      icon: CopyPlus,
      onSelect: () => requestAnimationFrame(onTemplate),
    },
    { id: 'who', label: 'Who can see this?', icon: Eye, onSelect: onWho },
    { id: 'archived', label: 'Archived tasks and columns', icon: Package, onSelect: onArchive },
    { id: 'rule', rule: true },
    head.archived === null
      ? { id: 'archive', label: 'Archive the board', icon: Archive, onSelect: () => void archive() }
      : {
          id: 'restore',
          label: 'Restore the board',
          icon: ArchiveRestore,
          onSelect: () => void run(restoreBoard, { board: head.id }),
        },
    { id: 'bin', label: 'Move the board to the bin', icon: Trash2, onSelect: () => void bin() },
  ];
  return { items, rename: (name) => void run(renameBoard, { board: head.id, name }) };
}
