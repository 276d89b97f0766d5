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
  FolderInput,
  MapPin,
  MoveDown,
  MoveLeft,
  MoveRight,
  MoveUp,
  PanelRight,
  Pencil,
  Plus,
  SquareCheck,
  Tag,
  Trash2,
  User,
} from 'lucide-react';
import {
  aboutItems,
  dueItems,
  handOverItems,
  holderItems,
  priorityItems,
  statusItems,
} from '../../parts/task-menus.tsx';
import type { CardActs } from './board-acts.ts';
import type { Acts } from './board-desk.ts';

export type MenuOf = 'all' | 'status' | 'holder' | 'due' | 'tags';
export interface CardMenuParts {
  readonly card: CardAnswer;
  /** All that are chosen, where the card is one of them; else the card alone. */
  readonly cards: readonly CardAnswer[];
  readonly columns: readonly ColumnAnswer[];
  readonly people: readonly PersonAnswer[];
  readonly today: Day;
  readonly acts: CardActs;
  readonly desk: Pick<Acts, 'peek' | 'openPage'>;
  readonly onRename: (id: string) => void;
  readonly onSelect: (id: string) => void;
  /** One step by the arrows; absent where there is nowhere to go. */
  readonly step: (direction: 'up' | 'down' | 'left' | 'right') => (() => void) | undefined;
  /** The day is chosen in the peek, where there is a calendar. */
  readonly onOtherDay: (id: string) => void;
  readonly onWhere: (id: string) => void;
  readonly onPerson: (person: string) => void;
  readonly onMoveTo: (cards: readonly CardAnswer[]) => void;
  /** Undefined: nothing is handed over here. */
  readonly onHandOver: ((id: string) => void) | undefined;
  /** Those that cards of this board have. */
  readonly tags: readonly string[];
  readonly onNewTag: (cards: readonly CardAnswer[]) => void;
  /** Why nothing may be changed here; null: it may. */
  readonly readOnly: string | null;
}

type ChoiceParts = Pick<
  CardMenuParts,
  'cards' | 'columns' | 'people' | 'today' | 'acts' | 'onMoveTo' | 'onHandOver' | 'tags' | 'onNewTag'
>;

/** What all of them have alike; undefined where they differ. */
function shared<T>(cards: readonly CardAnswer[], of: (card: CardAnswer) => T): T | undefined {
  const [first] = cards;
  if (first === undefined) return undefined;
  return cards.every((card) => of(card) === of(first)) ? of(first) : undefined;
}

const statusChoice = ({ cards, columns, acts }: ChoiceParts) =>
  statusItems(columns, {
    current: shared(cards, ({ column }) => column),
    onPick: (column) => acts.toColumn(cards, column),
  });
const holderChoice = ({ cards, people, acts, onHandOver }: ChoiceParts): readonly MenuItem[] => {
  const [only] = cards;
  return [
    ...(only === undefined || cards.length > 1 || onHandOver === undefined
      ? []
      : handOverItems(only, () => onHandOver(only.id))),
    ...holderItems(people, {
      current: shared(cards, ({ holder }) => holder?.id ?? null),
      onPick: (to) => acts.assign(cards, to),
    }),
  ];
};
const priorityChoice = ({ cards, acts }: ChoiceParts) =>
  priorityItems({
    current: shared(cards, ({ priority }) => priority),
    onPick: (priority) => acts.priority(cards, priority),
  });
const dueChoice = ({ cards, today, acts }: ChoiceParts, onOther?: () => void) =>
  dueItems(today, { current: shared(cards, ({ due }) => due), onPick: (due) => acts.due(cards, due), onOther });

/** Each on or off for all of them; one that only some have is put on the others too. */
const tagChoice = ({ cards, tags, acts, onNewTag }: ChoiceParts): readonly MenuItem[] => [
  ...tags.map((tag): MenuItem => ({
    id: `tag-${tag}`,
    label: tag,
    checked: cards.every((card) => card.tags.includes(tag)),
    onChange: (on) => acts.tag(cards, tag, on),
  })),
  { id: 'new-tag', label: 'New tag', icon: Plus, onSelect: () => onNewTag(cards) },
];

/** The acts on several cards: of the bar at the foot, and of the menu of a card that is one of them. */
export function bulkMenu(parts: ChoiceParts): readonly MenuItem[] {
  const { cards, acts } = parts;
  return [
    { id: 'status', label: 'Status', icon: CircleDot, items: statusChoice(parts) },
    { id: 'priority', label: 'Priority', icon: Flag, items: priorityChoice(parts) },
    { id: 'holder', label: 'Who has it', icon: User, items: holderChoice(parts) },
    { id: 'due', label: 'Due', icon: Calendar, items: dueChoice(parts) },
    { id: 'tags', label: 'Tags', icon: Tag, items: tagChoice(parts) },
    moveTo(parts),
    { id: 'rule', rule: true },
    { id: 'archive', label: 'Archive', icon: Archive, keyCap: 'Shift A', onSelect: () => acts.archive(cards) },
    { id: 'bin', label: 'Move to the bin', icon: Trash2, keyCap: 'Del', onSelect: () => acts.bin(cards) },
  ];
}

const moveTo = ({ cards, onMoveTo }: Pick<CardMenuParts, 'cards' | 'onMoveTo'>): MenuItem => ({
  id: 'move-to',
  label: 'Move to project',
  icon: FolderInput,
  keyCap: 'Shift P',
  onSelect: () => onMoveTo(cards),
});

export function cardMenu(of: MenuOf, parts: CardMenuParts): readonly MenuItem[] {
  if (parts.readOnly !== null) return readingActions(parts, parts.readOnly);
  const isOne = parts.cards.length === 1;
  if (of === 'tags') return tagChoice(parts);
  if (of === 'status') return statusChoice(parts);
  if (of === 'holder') return holderChoice(parts);
  if (of === 'due') return dueChoice(parts, isOne ? () => parts.onOtherDay(parts.card.id) : undefined);
  return isOne ? allActions(parts) : [{ id: 'count', heading: `${parts.cards.length} selected` }, ...bulkMenu(parts)];
}

const opening = ({ card, desk }: CardMenuParts): readonly MenuItem[] => [
  { id: 'peek', label: 'Side panel', icon: PanelRight, keyCap: 'Space', onSelect: () => desk.peek(card.id) },
  { id: 'page', label: 'Open the page', icon: FileText, keyCap: 'Enter', onSelect: () => desk.openPage(card.id) },
];
const asking = ({ card, acts, onWhere, onPerson }: CardMenuParts): readonly MenuItem[] => [
  ...aboutItems(card.holder, onPerson),
  { id: 'copy', label: 'Copy key and link', icon: Copy, keyCap: 'Ctrl C', onSelect: () => acts.copy(card) },
  { id: 'where', label: 'Where is my edit?', icon: MapPin, keyCap: 'W', onSelect: () => onWhere(card.id) },
];

/** Whoever only reads: what leads to it and away from it, and one row that says why there is no more. */
const readingActions = (parts: CardMenuParts, why: string): readonly MenuItem[] => [
  ...opening(parts),
  ...asking(parts),
  { id: 'rule', rule: true },
  { id: 'read-only', label: 'Change it', icon: Pencil, disabledReason: why, onSelect: () => {} },
];

function allActions(parts: CardMenuParts): readonly MenuItem[] {
  const { card, cards, acts } = parts;
  return [
    ...opening(parts),
    { id: 'rename', label: 'Rename', icon: Pencil, keyCap: 'F2', onSelect: () => parts.onRename(card.id) },
    { id: 'select', label: 'Select', icon: SquareCheck, keyCap: 'X', onSelect: () => parts.onSelect(card.id) },
    { id: 'rule-1', rule: true },
    { id: 'status', label: 'Status', icon: CircleDot, items: cardMenu('status', parts) },
    { id: 'priority', label: 'Priority', icon: Flag, items: priorityChoice(parts) },
    { id: 'holder', label: 'Who has it', icon: User, items: cardMenu('holder', parts) },
    { id: 'due', label: 'Due', icon: Calendar, items: cardMenu('due', parts) },
    { id: 'tags', label: 'Tags', icon: Tag, items: cardMenu('tags', parts) },
    { id: 'move', label: 'Move', icon: MoveRight, items: moves(parts) },
    moveTo(parts),
    { id: 'rule-2', rule: true },
    ...asking(parts),
    { id: 'archive', label: 'Archive', icon: Archive, keyCap: 'Shift A', onSelect: () => acts.archive(cards) },
    { id: 'bin', label: 'Move to the bin', icon: Trash2, keyCap: 'Del', onSelect: () => acts.bin(cards) },
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
