// What is being filled in on the sheet, and what it comes to.
import type { Condition } from '@baton/model/decided/offer-text';
import { isOpen } from '@baton/model/decided/holding';
import { addDays, type Day, weekdayOf } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import { homeOfSpace } from '@baton/model/space/queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import { useState } from 'react';
import { useLiveOne } from '../../lib/use-live.ts';
import { useToday } from '../../lib/use-today.ts';
import { firstName } from '../../parts/people.tsx';
import type { Candidate } from '../../parts/receivers.ts';
import type { Wish } from './use-hand-over.ts';

export const isPerson = ({ receiver }: Candidate): boolean => 'person' in receiver;

const linesOf = (needs: string | null): readonly Condition[] =>
  (needs ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, isMet: false }));

/** Two working days from now. */
function usualAnswer(today: Day): Day {
  let day = today;
  for (let left = 2; left > 0;) {
    day = addDays(day, 1);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}

export interface Filling {
  readonly to: Candidate | undefined;
  /** As it is spoken of: a person's first name, a team's or a role's whole one. */
  readonly called: string | undefined;
  readonly conditions: readonly Condition[];
  readonly note: string;
  readonly answerBy: Day | undefined;
  readonly due: Day | undefined;
  /** Undefined: somebody is still to be chosen. */
  readonly wish: Wish | undefined;
  readonly whyNot: string | undefined;
  readonly set: {
    readonly to: (to: Candidate) => void;
    readonly conditions: (conditions: readonly Condition[]) => void;
    readonly note: (note: string) => void;
    readonly answerBy: (day: Day | undefined) => void;
    readonly due: (day: Day | undefined) => void;
  };
}

const isOnOffer = ({ decided }: PeekAnswer): boolean => isOpen((decided?.local ?? decided?.matter)?.offer ?? null);

function whyNotNow(task: PeekAnswer, to: Candidate | undefined): string | undefined {
  if (isOnOffer(task)) return 'It is on offer already. Take that back first.';
  return to === undefined ? 'Choose to whom first.' : undefined;
}

const calledBy = (to: Candidate): string => (isPerson(to) ? firstName(to.name) : to.name);

export function useWish(task: PeekAnswer, space: SpaceId): Filling {
  const today = useToday();
  const needs = useLiveOne(homeOfSpace, { space })?.needs ?? null;
  const [to, setTo] = useState<Candidate>();
  const [changed, setConditions] = useState<readonly Condition[]>();
  const [note, setNote] = useState('');
  const [answerBy, setAnswerBy] = useState<Day | undefined>(() => usualAnswer(today));
  const [due, setDue] = useState<Day | undefined>(task.due ?? undefined);
  const conditions = changed ?? linesOf(needs);
  const said = { note, conditions, answerBy, due };
  return {
    ...said,
    to,
    called: to && calledBy(to),
    wish: to && { ...said, to: to.receiver, toName: to.name },
    whyNot: whyNotNow(task, to),
    set: { to: setTo, conditions: setConditions, note: setNote, answerBy: setAnswerBy, due: setDue },
  };
}
