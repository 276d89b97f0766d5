// What a notice says, as a sentence.
import type { BundleAnswer, NoticeAnswer } from '@baton/model/inbox/queries';
import type { NoticeKind } from '@baton/model/inbox/notices';
import type { Day } from '@baton/model/day';
import { longDay } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { firstName } from '../../parts/people.tsx';

export function noticeText(notice: NoticeAnswer, bundle: Pick<BundleAnswer, 'due'>, today: Day): string {
  const who = firstName(notice.by?.name ?? 'Somebody');
  switch (notice.kind) {
    case 'mentioned':
    case 'replied':
    case 'said':
      return `“${notice.text ?? ''}”`;
    case 'assigned':
      return `${who} gave you this.`;
    case 'unblocked':
      return `Nothing is in its way any more: ${who} finished what it waited for.`;
    case 'reminded':
      return 'You wanted to be reminded.';
    case 'nudged':
      return `${who} waits for you, and reminds you.`;
    case 'waiting':
      return waitingText(notice);
    case 'queue-late':
      return 'Nobody of the team has taken it, and its time is over.';
    case 'queue-left':
      return 'It is still in the queue of your team. Give it to somebody.';
    case 'due':
      return bundle.due === null || bundle.due === today ? 'Due today.' : `Was due: ${longDay(bundle.due, today)}.`;
  }
}

function waitingText({ by, more }: NoticeAnswer): string {
  const whom = by === null ? 'an answer' : firstName(by.name);
  return more === 0
    ? `You still wait for ${whom}.`
    : `You still wait for ${whom}, and for ${counted(more, 'more answer')}.`;
}

/** Said of the sign beside the face. */
export const noticeKindWords: Readonly<Record<NoticeKind, string>> = {
  mentioned: 'You were mentioned',
  replied: 'Answer to you',
  said: 'Comment on what you watch',
  assigned: 'Given to you',
  unblocked: 'Can go on',
  reminded: 'Reminder',
  nudged: 'Somebody waits for you',
  waiting: 'You wait',
  'queue-late': 'Late in the queue',
  'queue-left': 'Left in the queue',
  due: 'Due',
};

const waits: readonly NoticeKind[] = ['nudged', 'waiting', 'queue-late', 'queue-left'];

export type Tab = 'all' | 'mentions' | 'replies' | 'watched' | 'given' | 'due';
export const tabs: readonly { readonly id: Tab; readonly label: string; readonly kinds: readonly NoticeKind[] }[] = [
  {
    id: 'all',
    label: 'All',
    kinds: [...waits, 'mentioned', 'replied', 'said', 'assigned', 'unblocked', 'reminded', 'due'],
  },
  { id: 'mentions', label: 'Mentions', kinds: ['mentioned'] },
  { id: 'replies', label: 'Replies', kinds: ['replied'] },
  { id: 'watched', label: 'Watched', kinds: ['said'] },
  { id: 'given', label: 'Given to me', kinds: ['assigned', 'unblocked', 'nudged', 'queue-late', 'queue-left'] },
  { id: 'due', label: 'Due', kinds: ['due', 'reminded', 'waiting'] },
];

export const fits = (bundle: BundleAnswer, tab: Tab): boolean => {
  const kinds = tabs.find(({ id }) => id === tab)?.kinds ?? [];
  return bundle.notices.some(({ kind }) => kinds.includes(kind));
};
