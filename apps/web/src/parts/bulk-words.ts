// What became of many tasks that were changed at once: how many were, how many were left, and why.
import type { Edited, Skipped } from '@baton/model/task/bulk-command';
import type { Refusal } from '@baton/model/refusal';
import { refusalText } from './refusal-text.ts';

type NameOf = (id: string) => string;
const isOne = (count: number): boolean => count === 1;
const tasks = (count: number): string => (isOne(count) ? '1 task' : `${count} tasks`);

/** One reason for so many of them. */
function reasonText(refusal: Refusal, count: number, nameOf: NameOf): string {
  const are = isOne(count) ? 'is' : 'are';
  switch (refusal.kind) {
    case 'needs-offer': {
      const name = nameOf(refusal.holder);
      return `${name} has ${count}, and only ${name} can pass ${isOne(count) ? 'it' : 'them'} on`;
    }
    case 'not-found':
      return refusal.what === 'task' ? `${count} ${are} not here any more` : refusalText(refusal, nameOf);
    case 'in-bin':
      return `${count} ${are} in the bin`;
    case 'archived':
      return `${count} ${are} archived`;
    case 'read-only':
      return `${count} you may not change`;
    default:
      return `${count}: ${refusalText(refusal, nameOf).replace(/\.$/, '')}`;
  }
}

const sameReason = (a: Refusal, b: Refusal): boolean =>
  a.kind === b.kind && (a.kind !== 'needs-offer' || b.kind !== 'needs-offer' || a.holder === b.holder);

/** "Skipped 3: Bo has 2, and only Bo can pass them on; 1 is not here any more." Empty where none was. */
export function skippedText(skipped: readonly Skipped[], nameOf: NameOf): string {
  if (skipped.length === 0) return '';
  const reasons: { refusal: Refusal; count: number }[] = [];
  for (const { refusal } of skipped) {
    const known = reasons.find((reason) => sameReason(reason.refusal, refusal));
    if (known) known.count += 1;
    else reasons.push({ refusal, count: 1 });
  }
  return `Skipped ${skipped.length}: ${reasons.map(({ refusal, count }) => reasonText(refusal, count, nameOf)).join('; ')}.`;
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
