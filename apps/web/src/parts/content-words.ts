// What of a task is approved, as it is read: one field after the other, each as text.
import type { Content } from '@baton/model/decided/content';
import { formatDuration } from '@baton/ui/duration';
import { useToday } from '../lib/use-today.ts';
import { longDay } from './day-text.ts';
import { moneyText } from './money-text.ts';

export interface ContentPart {
  readonly name: string;
  readonly text: string;
}

/** Files as they are called, with the beginning of what their bytes are known by. */
export function useContentParts(): (content: Content) => readonly ContentPart[] {
  const today = useToday();
  return ({ title, due, estimate, budget, tags, checklist, files, page }) => [
    { name: 'Title', text: title },
    { name: 'Description', text: page },
    { name: 'Due', text: due === null ? '' : longDay(due, today) },
    { name: 'Estimate', text: estimate === null ? '' : formatDuration(estimate) },
    ...(budget === undefined ? [] : [{ name: 'Budget', text: budget === null ? '' : moneyText(budget) }]),
    { name: 'Tags', text: tags.join(', ') },
    { name: 'Checklist', text: checklist.map(({ text, done }) => `${done ? '☑' : '☐'} ${text}`).join('\n') },
    { name: 'Files', text: files.map(({ name, sha256 }) => `${name}  ${sealOf(sha256)}`).join('\n') },
  ];
}

export interface ChangedPart extends ContentPart {
  readonly was: string;
}
/** Those that say something else than before, each with both. */
export function changedIn(before: readonly ContentPart[], now: readonly ContentPart[]): readonly ChangedPart[] {
  return now.flatMap(({ name, text }) => {
    const was = before.find((one) => one.name === name)?.text ?? '';
    return was === text ? [] : [{ name, was, text }];
  });
}

/** The beginning of a hash, as people compare it: in its own letters, large ones are other ones. */
export const sealOf = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
