// The short menus of a task's fields: status, priority, who has it, due day. The same on a card and in the peek.
import { addDays, type Day, weekdayOf } from '@baton/model/day';
import type { PersonAnswer } from '@baton/model/person/queries';
import type { StatusKind } from '@baton/model/project/schema';
import type { TaskAnswer } from '@baton/model/task/answer';
import type { Priority } from '@baton/model/task/schema';
import type { MenuItem } from '@baton/ui/menu-items';
import { PrioritySign } from '@baton/ui/priority-sign';
import { StatusSign } from '@baton/ui/status-sign';
import { Check, ChevronsRight, IdCard, Signature } from 'lucide-react';
import { Icon } from '@baton/ui/icon';
import { shortDay } from './day-text.ts';
import { PersonAvatar } from './person-avatar.tsx';
import { priorities, priorityWords } from './priority-words.ts';

interface Choice<T> {
  /** Undefined: several tasks, and they differ. */
  readonly current: T | undefined;
  readonly onPick: (value: T) => void;
}
const tick = (isCurrent: boolean) => (isCurrent ? <Icon icon={Check} size={14} label="now" /> : undefined);

export const statusItems = (
  statuses: readonly { readonly id: string; readonly name: string; readonly kind: StatusKind }[],
  { current, onPick }: Choice<string>,
): readonly MenuItem[] =>
  statuses.map(({ id, name, kind }) => ({
    id,
    label: name,
    sign: <StatusSign kind={kind} />,
    end: tick(id === current),
    onSelect: () => onPick(id),
  }));

export const priorityItems = ({ current, onPick }: Choice<Priority | null>): readonly MenuItem[] => [
  ...priorities.map((level): MenuItem => ({
    id: `p${level}`,
    label: priorityWords[level],
    sign: <PrioritySign level={level} />,
    keyCap: `P ${level}`,
    end: tick(level === current),
    onSelect: () => onPick(level),
  })),
  { id: 'p-none', label: 'No priority', end: tick(current === null), onSelect: () => onPick(null) },
];

/** The way by keys and by finger to the card of whoever has it. */
export const aboutItems = (
  holder: Pick<PersonAnswer, 'id' | 'name'> | null,
  onOpen: (person: string) => void,
): readonly MenuItem[] =>
  holder === null
    ? []
    : [
        {
          id: 'about',
          label: `About ${holder.name}`,
          icon: IdCard,
          // The menu has closed by then and focus is back where the card of the person leads it again.
          onSelect: () => requestAnimationFrame(() => onOpen(holder.id)),
        },
      ];

/** Asking somebody to take it; where a statement says who has it there is no other way. */
export const handOverItems = (task: Pick<TaskAnswer, 'decided'>, onOpen: () => void): readonly MenuItem[] => [
  {
    id: 'hand-over',
    label: task.decided === null ? 'Hand over' : 'Hand over or give',
    icon: ChevronsRight,
    keyCap: 'H',
    // The menu has closed by then.
    onSelect: () => requestAnimationFrame(onOpen),
  },
  { id: 'hand-over-rule', rule: true },
];

/** Asking others to sign it as it is now. */
export const approvalItems = (onOpen: () => void): readonly MenuItem[] => [
  {
    id: 'ask-approval',
    label: 'Ask for approval',
    icon: Signature,
    // The menu has closed by then.
    onSelect: () => requestAnimationFrame(onOpen),
  },
  { id: 'ask-approval-rule', rule: true },
];

/** Persons first, then names without accounts; the reader on top. Names that were matched stand under their person. */
export const holderItems = (
  people: readonly PersonAnswer[],
  { current, onPick }: Choice<string | null>,
): readonly MenuItem[] => [
  ...people
    .filter((person) => person.matched === null)
    .toSorted((a, b) => Number(b.me) - Number(a.me))
    .map((person): MenuItem => ({
      id: person.id,
      label: person.me
        ? `${person.name}, you`
        : person.from === null
          ? person.name
          : `${person.name}, from ${person.from}`,
      sign: <PersonAvatar id={person.id} decorative />,
      end: tick(person.id === current),
      onSelect: () => onPick(person.id),
    })),
  { id: 'nobody', label: 'Nobody', end: tick(current === null), onSelect: () => onPick(null) },
];

export function dueItems(
  today: Day,
  { current, onPick, onOther }: Choice<Day | null> & { readonly onOther?: (() => void) | undefined },
): readonly MenuItem[] {
  const monday = addDays(today, 8 - weekdayOf(today));
  const days: readonly (readonly [string, Day])[] = [
    ['Today', today],
    ['Tomorrow', addDays(today, 1)],
    ['Friday', addDays(today, (5 - weekdayOf(today) + 7) % 7 || 7)],
    ['Next Monday', monday],
    ['In two weeks', addDays(today, 14)],
  ];
  return [
    ...days.map(([label, day]): MenuItem => ({
      id: label,
      label,
      end: (
        <>
          {shortDay(day, today)}
          {tick(day === current)}
        </>
      ),
      onSelect: () => onPick(day),
    })),
    ...(onOther === undefined ? [] : [{ id: 'other', label: 'Another day', onSelect: onOther } satisfies MenuItem]),
    ...(current === null ? [] : [{ id: 'none', label: 'No due day', onSelect: () => onPick(null) } satisfies MenuItem]),
  ];
}
