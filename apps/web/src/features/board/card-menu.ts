// All actions of a card, as one list: the context menu, `.`, and the short menus of S, O and Shift D.
import type { CardAnswer, ColumnAnswer } from '@baton/model/board/queries';
import type { Day } from '@baton/model/day';
import type { PersonAnswer } from '@baton/model/person/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import {
  Archive,
  Calendar,
  CircleDot,
  Copy,
  FileText,
  Flag,
  MoveDown,
  MoveLeft,
  MoveRight,
  MoveUp,
  PanelRight,
  Pencil,
  Trash2,
  User,
} from 'lucide-react';
import { dueItems, holderItems, priorityItems, statusItems } from '../../parts/task-menus.tsx';
import type { CardActs } from './board-acts.ts';
import type { Acts } from './board-desk.ts';

export type MenuOf = 'all' | 'status' | 'holder' | 'due';
export interface CardMenuParts {
  readonly card: CardAnswer;
  readonly columns: readonly ColumnAnswer[];
  readonly people: readonly PersonAnswer[];
  readonly today: Day;
  readonly acts: CardActs;
  readonly desk: Pick<Acts, 'peek' | 'openPage'>;
  readonly onRename: (id: string) => void;
  /** One step by the arrows; absent where there is nowhere to go. */
  readonly step: (direction: 'up' | 'down' | 'left' | 'right') => (() => void) | undefined;
  /** The day is chosen in the peek, where there is a calendar. */
  readonly onOtherDay: (id: string) => void;
}

export function cardMenu(of: MenuOf, parts: CardMenuParts): readonly MenuItem[] {
  const { card, columns, people, today, acts } = parts;
  if (of === 'status') {
    const choices = columns.map(({ id, name, kind }) => ({ id, name, kind }));
    return statusItems(choices, { current: card.column, onPick: (column) => acts.toColumn(card, column) });
  }
  if (of === 'holder')
    return holderItems(people, { current: card.holder?.id ?? null, onPick: (to) => acts.assign(card.id, to) });
  if (of === 'due') {
    return dueItems(today, {
      current: card.due,
      onPick: (due) => acts.due(card.id, due),
      onOther: () => parts.onOtherDay(card.id),
    });
  }
  return allActions(parts);
}

function allActions(parts: CardMenuParts): readonly MenuItem[] {
  const { card, acts, desk } = parts;
  return [
    { id: 'peek', label: 'Side panel', icon: PanelRight, keyCap: 'Space', onSelect: () => desk.peek(card.id) },
    { id: 'page', label: 'Open the page', icon: FileText, keyCap: 'Enter', onSelect: () => desk.openPage(card.id) },
    { id: 'rename', label: 'Rename', icon: Pencil, keyCap: 'F2', onSelect: () => parts.onRename(card.id) },
    { id: 'rule-1', rule: true },
    { id: 'status', label: 'Status', icon: CircleDot, items: cardMenu('status', parts) },
    {
      id: 'priority',
      label: 'Priority',
      icon: Flag,
      items: priorityItems({ current: card.priority, onPick: (priority) => acts.priority(card.id, priority) }),
    },
    { id: 'holder', label: 'Who has it', icon: User, items: cardMenu('holder', parts) },
    { id: 'due', label: 'Due', icon: Calendar, items: cardMenu('due', parts) },
    { id: 'move', label: 'Move', icon: MoveRight, items: moves(parts) },
    { id: 'rule-2', rule: true },
    { id: 'copy', label: 'Copy key and link', icon: Copy, keyCap: 'Ctrl C', onSelect: () => acts.copy(card) },
    { id: 'archive', label: 'Archive', icon: Archive, onSelect: () => acts.archive(card) },
    { id: 'bin', label: 'Move to the bin', icon: Trash2, keyCap: 'Del', onSelect: () => acts.bin(card) },
  ];
}

const ways = [
  ['up', 'Up', MoveUp, 'Alt ↑'],
  ['down', 'Down', MoveDown, 'Alt ↓'],
  ['left', 'To the column on the left', MoveLeft, 'Alt ←'],
  ['right', 'To the column on the right', MoveRight, 'Alt →'],
] as const;

const moves = ({ step }: CardMenuParts): readonly MenuItem[] =>
  ways.map(([direction, label, icon, keyCap]): MenuItem => {
    const go = step(direction);
    return {
      id: direction,
      label,
      icon,
      keyCap,
      disabledReason: go ? undefined : 'It stands at the end already.',
      onSelect: () => go?.(),
    };
  });
