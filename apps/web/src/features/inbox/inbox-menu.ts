// The menu of one bundle: the same acts as by key and by swipe.
import { addDays, type Day, weekdayOf } from '@baton/model/day';
import type { BundleAnswer } from '@baton/model/inbox/queries';
import type { MenuItem } from '@baton/ui/menu-items';
import { AlarmClock, Check, Mail, MailOpen, PanelRight, Undo2 } from 'lucide-react';
import { longDay } from '../../parts/day-text.ts';
import type { InboxActs } from './inbox-acts.ts';

export type Show = 'open' | 'snoozed' | 'done';

export interface InboxMenuOf {
  readonly bundle: BundleAnswer;
  readonly show: Show;
  readonly today: Day;
  readonly acts: InboxActs;
  readonly onOpen: (bundle: BundleAnswer) => void;
}

export function inboxMenu({ bundle, show, today, acts, onOpen }: InboxMenuOf): readonly MenuItem[] {
  const open: MenuItem = {
    id: 'open',
    label: 'Open the task',
    icon: PanelRight,
    keyCap: 'Enter',
    onSelect: () => onOpen(bundle),
  };
  if (show === 'done')
    return [open, { id: 'again', label: 'Back into the inbox', icon: Undo2, onSelect: () => acts.takeUp(bundle) }];
  const isUnread = bundle.unread > 0;
  return [
    open,
    { id: 'done', label: 'Done', icon: Check, keyCap: 'E', onSelect: () => acts.finish([bundle]) },
    {
      id: 'read',
      label: isUnread ? 'Mark as read' : 'Mark as unread',
      icon: isUnread ? MailOpen : Mail,
      onSelect: () => acts.read([bundle], isUnread),
    },
    {
      id: 'snooze',
      label: 'Snooze',
      icon: AlarmClock,
      items: [
        ...(show === 'snoozed'
          ? [{ id: 'wake', label: 'Wake it now', onSelect: () => acts.snooze(bundle, null) }]
          : []),
        ...[1, 3, 8 - weekdayOf(today), 28]
          .filter((ahead, at, all) => all.indexOf(ahead) === at)
          .map((ahead) => {
            const day = addDays(today, ahead);
            return { id: day, label: longDay(day, today), onSelect: () => acts.snooze(bundle, day) };
          }),
      ],
    },
  ];
}
