// All that can be done with a column, as one list: its menu on the head, on the collapsed column and on the phone.
import type { ColumnAnswer } from '@baton/model/board/queries';
import {
  archiveColumn,
  collapseColumn,
  moveColumn,
  recolourColumn,
  renameColumn,
} from '@baton/model/board/column-commands';
import type { MenuItem } from '@baton/ui/menu-items';
import { useToast } from '@baton/ui/toast';
import { Archive, ArrowLeft, ArrowRight, ChevronsLeftRight, Gauge, Palette, Pencil } from 'lucide-react';
import { useRun } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { hueNames } from '../../parts/hue-names.ts';

export interface ColumnMenu {
  readonly items: readonly MenuItem[];
  readonly rename: (name: string) => void;
}

export function useColumnMenu(
  column: ColumnAnswer,
  columns: readonly ColumnAnswer[],
  onEdit: (what: 'name' | 'limit') => void,
): ColumnMenu {
  const run = useRun();
  const toast = useToast();
  const workspace = useWorkspace();
  const at = columns.findIndex(({ id }) => id === column.id);
  const left = columns[at - 1];
  const right = columns[at + 1];
  const archive = async () => {
    if ((await run(archiveColumn, { column: column.id })) === undefined) return;
    toast.show({
      text: `“${column.name}” is in the archive of this board, with its tasks.`,
      onUndo: () => void workspace.undo(),
    });
  };
  const off = 'It is at the end already.';
  const items: readonly MenuItem[] = [
    { id: 'rename', label: 'Rename', icon: Pencil, onSelect: () => onEdit('name') },
    {
      id: 'hue',
      label: 'Hue',
      icon: Palette,
      items: [
        ...hueNames.map(({ hue, name }): MenuItem => ({
          id: `hue-${hue}`,
          label: name,
          end: column.hue === hue ? 'now' : undefined,
          onSelect: () => void run(recolourColumn, { column: column.id, hue }),
        })),
        { id: 'hue-none', label: 'None', onSelect: () => void run(recolourColumn, { column: column.id, hue: null }) },
      ],
    },
    {
      id: 'limit',
      label: column.limit === null ? 'Set a limit' : 'Change the limit',
      icon: Gauge,
      end: column.limit ?? undefined,
      onSelect: () => onEdit('limit'),
    },
    {
      id: 'fold',
      label: column.collapsed ? 'Open' : 'Collapse',
      icon: ChevronsLeftRight,
      onSelect: () => void run(collapseColumn, { column: column.id, collapsed: !column.collapsed }),
    },
    { id: 'rule', rule: true },
    {
      id: 'left',
      label: 'Move left',
      icon: ArrowLeft,
      disabledReason: left ? undefined : off,
      onSelect: () => left && void run(moveColumn, { column: column.id, before: left.id }),
    },
    {
      id: 'right',
      label: 'Move right',
      icon: ArrowRight,
      disabledReason: right ? undefined : off,
      onSelect: () => right && void run(moveColumn, { column: column.id, after: right.id }),
    },
    { id: 'rule-2', rule: true },
    { id: 'archive', label: 'Archive', icon: Archive, onSelect: () => void archive() },
  ];
  return { items, rename: (name) => void run(renameColumn, { column: column.id, name }) };
}
