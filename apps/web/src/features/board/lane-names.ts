// What a lane is called: a priority by its word, a person by name, tags as they are, a week by its Monday, a task by its title,
// an estimate by its hours.
import { tagsOfLane } from '@baton/model/board/lanes';
import type { Lanes } from '@baton/model/board/schema';
import { addDays, type Day, mondayOf } from '@baton/model/day';
import type { Priority } from '@baton/model/task/schema';
import { formatDuration } from '@baton/ui/duration';
import { useCallback } from 'react';
import { useToday } from '../../lib/use-today.ts';
import type { Lane } from '../../parts/board-order.ts';
import { shortDay } from '../../parts/day-text.ts';
import { type Face, useFaces } from '../../parts/people.tsx';
import { priorityWords } from '../../parts/priority-words.ts';

const withoutWords: Readonly<Record<Exclude<Lanes, 'none'>, string>> = {
  priority: 'No priority',
  person: 'Nobody has it',
  tag: 'No tag',
  due: 'No due day',
  parent: 'Sub-task of none',
  estimate: 'No estimate',
};
const isOfDay = (lane: string): lane is Day => /^\d{4}-\d\d-\d\d$/u.test(lane);

function weekName(monday: string, today: Day): string {
  if (!isOfDay(monday)) return monday;
  const now = mondayOf(today);
  if (monday === now) return 'This week';
  if (monday === addDays(now, 7)) return 'Next week';
  return `Week of ${shortDay(monday, today)}`;
}

export function useLaneNames(lanesBy: Lanes, lanes: readonly Lane[]): (lane: string) => string {
  const faceOf = useFaces();
  const today = useToday();
  return useCallback(
    (lane) => {
      if (lanesBy === 'none') return '';
      if (lane === 'none') return withoutWords[lanesBy];
      const names: Readonly<Record<typeof lanesBy, () => string>> = {
        priority: () => priorityWords[Number(lane) as Priority],
        person: () => personName(faceOf(lane)),
        tag: () => (tagsOfLane(lane) ?? []).join(', '),
        due: () => weekName(lane, today),
        estimate: () => formatDuration(Number(lane)),
        parent: () => lanes.find(({ id }) => id === lane)?.title ?? '',
      };
      return names[lanesBy]();
    },
    [lanesBy, lanes, faceOf, today],
  );
}
const personName = ({ name, isReader }: Face): string => (isReader ? `${name}, you` : name);
