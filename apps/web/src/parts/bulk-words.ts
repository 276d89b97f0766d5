// What became of many tasks that were changed at once: how many were, how many were left, and why.
import type { Edited, Skipped } from '@baton/model/task/bulk-command';
import type { Refusal } from '@baton/model/refusal';
import { refusalText } from './refusal-text.ts';

type NameOf = (id: string) => string;
const isOne = (count: number): boolean => count === 1;
const tasks = (count: number): string => (isOne(count) ? '1 task' : `${count} tasks`);

const states: Partial<Record<Refusal['kind'], string>> = {
  'not-found': 'not here any more',
  'in-bin': 'in the bin',
  archived: 'archived',
};
/** undefined: it is said as it is of one alone. */
function shortReason(refusal: Refusal, count: number): string | undefined {
  if (refusal.kind === 'read-only') return `${count} you may not change`;
  if (refusal.kind === 'entry') return `${count} ${isOne(count) ? 'lacks' : 'lack'} what “${refusal.what}” asks for`;
  const state = refusal.what === 'task' ? states[refusal.kind] : undefined;
  return state && `${count} ${isOne(count) ? 'is' : 'are'} ${state}`;
}

/** One reason for so many of them. */
function reasonText(refusal: Refusal, count: number, nameOf: NameOf): string {
  if (refusal.kind === 'needs-offer') {
    const name = nameOf(refusal.holder);
    return `${name} has ${count}, and only ${name} can pass ${isOne(count) ? 'it' : 'them'} on`;
  }
  return shortReason(refusal, count) ?? `${count}: ${refusalText(refusal, nameOf).replace(/\.$/, '')}`;
}

/** "Skipped 3: Bo has 2, and only Bo can pass them on; 1 is not here any more." Empty where none was. */
export function skippedText(skipped: readonly Skipped[], nameOf: NameOf): string {
  if (skipped.length === 0) return '';
  // Two reasons are one where the same words are said of them.
  const reasons = Map.groupBy(skipped, ({ refusal }) => reasonText(refusal, 1, nameOf));
  const said = [...reasons.values()].flatMap(([one, ...more]) =>
    one === undefined ? [] : [reasonText(one.refusal, 1 + more.length, nameOf)],
  );
  return `Skipped ${skipped.length}: ${said.join('; ')}.`;
}

/** What is true of those that were changed, where there is more to say than that they were. */
export type DoneText = (changed: string, count: number) => string;
const wasChanged: DoneText = (changed) => `Changed ${changed}.`;

export function editedText(
  { tasks: changed, skipped }: Edited,
  { asked, done = wasChanged, nameOf }: { asked: number; done?: DoneText | undefined; nameOf: NameOf },
): string {
  const same = asked - changed.length - skipped.length;
  const parts = [
    changed.length > 0 ? done(tasks(changed.length), changed.length) : '',
    same > 0 ? `${tasks(same)} ${isOne(same) ? 'was' : 'were'} so already.` : '',
    skippedText(skipped, nameOf),
  ];
  return parts.filter(Boolean).join(' ');
}
