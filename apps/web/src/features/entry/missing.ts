// What still has to be said before a task may come in.
import type { Need } from '@baton/model/board/schema';
import type { Lack } from '@baton/model/refusal';
import type { Filled } from '@baton/model/task/filled';
import { needsText } from '../../parts/need-words.ts';

const fields = {
  holder: 'assigned',
  due: 'due',
  estimate: 'estimate',
  priority: 'priority',
  tag: 'tag',
} as const satisfies Partial<Record<Need, keyof Filled>>;
const isField = (need: Need): need is keyof typeof fields => need in fields;

/** Why it cannot go on; undefined: it can. Whether all lines are ticked is seen when it is asked again. */
export function missingOf(lacks: readonly Lack[], filled: Filled): string | undefined {
  const needs = new Set(lacks.flatMap((lack) => lack.needs));
  const open = [...needs].filter((need) => isField(need) && !filled[fields[need]]);
  if (open.length > 0) return `Fill in ${needsText(open)} first.`;
  if (needs.has('file')) return 'Add the file first.';
  if (needs.has('unblocked')) return 'Finish first what it waits for.';
  return undefined;
}
