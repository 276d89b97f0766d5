// A span of whole days as it is typed: the first, and the last or else the same. Being away, who stands in, and holidays ask for
// it alike.
import type { Day } from '@baton/model/day';
import { DateField } from '@baton/ui/date-field';
import { useState } from 'react';
import { useLocale } from '../lib/locale.ts';
import { useToday } from '../lib/use-today.ts';

interface Typed {
  readonly first: Day | undefined;
  readonly last: Day | undefined;
}
export interface DaysTyped extends Typed {
  /** Null: it is none yet. */
  readonly span: { readonly from: Day; readonly to: Day } | null;
  readonly whyNot: string | undefined;
  readonly set: (typed: Typed) => void;
}

const nothing: Typed = { first: undefined, last: undefined };
const isBackwards = ({ first, last }: Typed): boolean => first !== undefined && last !== undefined && last < first;

function whyNotYet(typed: Typed): string | undefined {
  if (typed.first === undefined) return 'Choose the first day.';
  return isBackwards(typed) ? 'The last day is before the first.' : undefined;
}

/** @param suggested stands there until another first day is chosen. */
export function useDaysTyped(suggested?: { readonly from: Day; readonly to: Day }): DaysTyped {
  const [own, set] = useState<Typed>(nothing);
  const first = own.first ?? suggested?.from;
  const last = own.last ?? (own.first === undefined ? suggested?.to : undefined);
  const whyNot = whyNotYet({ first, last });
  const span = first === undefined || whyNot !== undefined ? null : { from: first, to: last ?? first };
  return { first, last, whyNot, set, span };
}
export const forgotten = nothing;

interface DaySpanProps {
  readonly typed: DaysTyped;
  /** "First day away", "Last day away". */
  readonly labels: readonly [first: string, last: string];
}
/** Two fields, laid out by whoever shows them. */
export function DaySpan({ typed, labels: [firstLabel, lastLabel] }: DaySpanProps) {
  const today = useToday();
  const locale = useLocale();
  const { first, last, set } = typed;
  return (
    <>
      <DateField
        label={firstLabel}
        value={first}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => set({ first: day as Day | undefined, last })}
      />
      <DateField
        label={lastLabel}
        value={last}
        today={today}
        locale={locale}
        placeholder="The same day"
        error={isBackwards(typed) ? 'It is before the first day.' : undefined}
        onChange={(day) => set({ first, last: day as Day | undefined })}
      />
    </>
  );
}
