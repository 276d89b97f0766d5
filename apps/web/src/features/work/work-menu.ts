// The menu of one task in My work.
import { addDays, type Day } from '@baton/model/day';
import type { WorkAnswer } from '@baton/model/work/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { AlarmClock, ArrowDown, ArrowUp, CalendarPlus, Check, ListOrdered, PanelRight, Undo2 } from 'lucide-react';
import { handOverItems } from '../../parts/task-menus.tsx';
import { longDay } from '../../parts/day-text.ts';
import type { WorkActs, WorkPlace } from './work-acts.ts';
import { laterDays, sectionWords } from './work-words.ts';

export interface WorkMenuOf {
  readonly row: WorkAnswer;
  readonly today: Day;
  readonly acts: WorkActs;
  readonly step: (direction: 'up' | 'down') => WorkPlace | undefined;
  readonly onOpen: () => void;
  readonly onSnooze: () => void;
  readonly onHandOver: (() => void) | undefined;
}

const sections = ['now', 'next', 'later'] as const;

export function workMenu({ row, today, acts, ...ways }: WorkMenuOf): MenuItem[] {
  const [up, down] = [ways.step('up'), ways.step('down')];
  return [
    { id: 'open', label: 'Open', icon: PanelRight, keyCap: 'Enter', onSelect: ways.onOpen },
    ...(row.onlyMe || ways.onHandOver === undefined ? [] : handOverItems(row, ways.onHandOver).slice(0, 1)),
    { id: 'done', label: 'Done', icon: Check, keyCap: 'E', onSelect: () => void acts.finish(row) },
    { id: 'rule-1', rule: true },
    ...(up === undefined
      ? []
      : [{ id: 'up', label: 'Move up', icon: ArrowUp, keyCap: 'Alt ↑', onSelect: () => acts.place(row.id, up) }]),
    ...(down === undefined
      ? []
      : [
          {
            id: 'down',
            label: 'Move down',
            icon: ArrowDown,
            keyCap: 'Alt ↓',
            onSelect: () => acts.place(row.id, down),
          },
        ]),
    {
      id: 'section',
      label: 'Put into',
      icon: ListOrdered,
      items: [
        ...sections.map((section) => ({
          id: section,
          label: sectionWords[section],
          end: section === row.section && !row.snoozed ? 'it is here' : undefined,
          onSelect: () => acts.place(row.id, { section }),
        })),
        ...(row.byHand
          ? [{ id: 'release', label: 'Where its date puts it', icon: Undo2, onSelect: () => acts.release(row) }]
          : []),
      ],
    },
    {
      id: 'snooze',
      label: 'Snooze',
      icon: AlarmClock,
      items: snoozeItems({ row, today, acts, onSnooze: ways.onSnooze }),
    },
    {
      id: 'plan',
      label: 'Keep hours for it',
      icon: CalendarPlus,
      items: [0, 1, 2, 3, 4].map((ahead) => {
        const day = addDays(today, ahead);
        return { id: day, label: longDay(day, today), onSelect: () => void acts.plan(row, day) };
      }),
    },
  ];
}

function snoozeItems({
  row,
  today,
  acts,
  onSnooze,
}: Pick<WorkMenuOf, 'row' | 'today' | 'acts' | 'onSnooze'>): MenuItem[] {
  return [
    ...(row.snoozed ? [{ id: 'wake', label: 'Wake it now', onSelect: () => void acts.snooze(row, {}) }] : []),
    ...laterDays(today).map(({ id, label, day }) => ({
      id,
      label,
      end: longDay(day, today),
      onSelect: () => void acts.snooze(row, { until: day }),
    })),
    { id: 'other', label: 'Another day, or until a task is done', onSelect: onSnooze },
  ];
}
