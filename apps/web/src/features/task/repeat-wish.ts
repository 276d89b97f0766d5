// What is being chosen in the dialog of a rule, and the rule that it comes to.
import type { Day } from '@baton/model/day';
import type { Repeat } from '@baton/model/task/repeat';

export interface Wish {
  readonly every: string;
  readonly unit: Repeat['unit'];
  readonly on: readonly number[];
  readonly from: Repeat['from'];
  readonly workdays: boolean;
  readonly ends: 'never' | 'day' | 'times';
  readonly until: Day | undefined;
  readonly times: string;
}
const weekly: Repeat = { every: 1, unit: 'week', from: 'day' };

function endsOf({ until, times }: Repeat): Wish['ends'] {
  if (until !== undefined) return 'day';
  return times === undefined ? 'never' : 'times';
}
export function wishOf(before: Repeat | null): Wish {
  const rule = before ?? weekly;
  const { every, unit, from, until, on = [], workdays = false, times = 10 } = rule;
  return { every: String(every), unit, on, from, workdays, ends: endsOf(rule), until, times: String(times) };
}

/** A whole number from 1; null: it is none. */
export function countIn(text: string, most: number): number | null {
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= most ? count : null;
}
export const hasWeekdays = ({ unit, from }: Wish): boolean => unit === 'week' && from === 'day';

/** null: what ends it is not told yet. */
function endOf({ ends, until, times }: Wish): Pick<Repeat, 'until' | 'times'> | null {
  if (ends === 'never') return {};
  if (ends === 'day') return until === undefined ? null : { until };
  const count = countIn(times, 999);
  return count === null ? null : { times: count };
}

/** null: something does not fit yet. */
export function ruleOf(wish: Wish, before: Repeat | null): Repeat | null {
  const [every, end] = [countIn(wish.every, 365), endOf(wish)];
  if (every === null || end === null) return null;
  const on = hasWeekdays(wish) && wish.on.length > 0 ? { on: [...wish.on].sort((a, b) => a - b) } : {};
  const skip = before?.skip === undefined ? {} : { skip: before.skip };
  return {
    every,
    unit: wish.unit,
    from: wish.from,
    ...on,
    ...(wish.workdays ? { workdays: true } : {}),
    ...end,
    ...skip,
  };
}
