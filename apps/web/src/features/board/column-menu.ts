// All that can be done with a column, as one list: its menu on the head, on the collapsed column and on the phone.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { collapseColumn, moveColumn, recolourColumn, renameColumn } from '@baton/model/board/column-commands';
import type { MenuItem } from '@baton/ui/menu-items';
import { Archive, ArrowLeft, ArrowRight, ChevronsLeftRight, Gauge, Palette, Pencil, Plus } from 'lucide-react';
import { type Run, useRun } from '../../lib/use-run.ts';
import { wholeBoard } from '../../parts/board-order.ts';
import { useColumnCards } from './column-cards.ts';
import { isGate, useRuleOf } from './gates-here.tsx';
import { useArchiveColumn } from './use-archive-column.ts';
import { hueNames } from '../../parts/hue-names.ts';

export interface LaneName {
  readonly id: string;
  readonly name: string;
}
interface AroundColumn {
  readonly columns: readonly ColumnAnswer[];
  readonly lanes: readonly LaneName[];
  readonly onEdit: (what: 'name' | 'limit') => void;
  /** Opens the quick add on top of the cell of a lane; later, when the menu has given focus back. */
  readonly onAdd: (lane: string) => void;
}
export interface ColumnMenu {
  readonly items: readonly MenuItem[];
  readonly rename: (name: string) => void;
}

export function useColumnMenu(column: ColumnAnswer, { columns, lanes, onEdit, onAdd }: AroundColumn): ColumnMenu {
  const run = useRun();
  const rule = useRuleOf(column.id);
  const cards = useColumnCards(column, columns);
  const archive = useArchiveColumn(column, rule);
  const items: readonly MenuItem[] = [
    ...(isGate(rule)
      ? []
      : [addItem(lanes, (lane) => requestAnimationFrame(() => onAdd(lane))), { id: 'rule-0', rule: true } as const]),
    { id: 'rename', label: 'Rename', icon: Pencil, onSelect: () => onEdit('name') },
    { id: 'hue', label: 'Hue', icon: Palette, items: hueItems(column, run) },
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
    ...cards,
    { id: 'rule-1', rule: true },
    ...moveItems(column, columns, run),
    { id: 'rule-2', rule: true },
    { id: 'archive', label: 'Archive', icon: Archive, onSelect: () => void archive() },
  ];
  return { items, rename: (name) => void run(renameColumn, { column: column.id, name }) };
}

function addItem(lanes: readonly LaneName[], onAdd: (lane: string) => void): MenuItem {
  const add = { id: 'add', label: 'Add on top', icon: Plus };
  if (lanes.length < 2) return { ...add, onSelect: () => onAdd(lanes[0]?.id ?? wholeBoard) };
  return { ...add, items: lanes.map(({ id, name }) => ({ id, label: name, onSelect: () => onAdd(id) })) };
}

function hueItems(column: ColumnAnswer, run: Run): readonly MenuItem[] {
  const paint = (hue: number | null) => void run(recolourColumn, { column: column.id, hue });
  return [
    ...hueNames.map(({ hue, name }): MenuItem => ({
      id: `hue-${hue}`,
      label: name,
      end: column.hue === hue ? 'now' : undefined,
      onSelect: () => paint(hue),
    })),
    { id: 'hue-none', label: 'None', onSelect: () => paint(null) },
  ];
}

function moveItems(column: ColumnAnswer, columns: readonly ColumnAnswer[], run: Run): readonly MenuItem[] {
  const at = columns.findIndex(({ id }) => id === column.id);
  const left = columns[at - 1];
  const right = columns[at + 1];
  const off = 'It is at the end already.';
  return [
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
  ];
}
