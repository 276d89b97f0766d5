// One task of which something is told: who, what, when. On the phone it is pulled aside for snooze and done.
import type { BundleAnswer } from '@baton/model/inbox/queries';
import type { NoticeKind } from '@baton/model/inbox/notices';
import { addDays, type Day } from '@baton/model/day';
import { Chip } from '@baton/ui/chip';
import { cx } from '@baton/ui/cx.ts';
import { Icon, type IconShape } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { MenuItem } from '@baton/ui/menu-items';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { Link, useParams } from '@tanstack/react-router';
import {
  AlarmClock,
  AtSign,
  BellRing,
  Check,
  Clock,
  CornerUpLeft,
  Ellipsis,
  Hourglass,
  LockOpen,
  MessageSquare,
  Moon,
  UserCheck,
  Users,
} from 'lucide-react';
import type { MouseEvent } from 'react';
import { clockText, dayOf, shortDay } from '../../parts/day-text.ts';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import type { InboxActs } from './inbox-acts.ts';
import { noticeKindWords, noticeText } from './inbox-words.ts';
import styles from './inbox-row.module.css';

const signs: Readonly<Record<NoticeKind, IconShape>> = {
  mentioned: AtSign,
  replied: CornerUpLeft,
  said: MessageSquare,
  assigned: UserCheck,
  unblocked: LockOpen,
  reminded: AlarmClock,
  nudged: BellRing,
  waiting: Hourglass,
  'queue-late': Users,
  'queue-left': Users,
  due: Clock,
};

interface InboxRowProps {
  readonly bundle: BundleAnswer;
  readonly today: Day;
  readonly isSelected: boolean;
  readonly acts: InboxActs;
  readonly menu: readonly MenuItem[];
  readonly onSelect: (bundle: BundleAnswer, isPressed: boolean) => void;
}

export function InboxRow({ bundle, today, isSelected, acts, menu, onSelect }: InboxRowProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [newest] = bundle.notices;
  if (newest === undefined) return null;
  const isUnread = bundle.unread > 0;
  // Enter follows the link to the page of the task; a press shows it beside the list, where there is room.
  const handleClick = (event: MouseEvent<HTMLAnchorElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.detail > 0;
    if (!isPlain || window.matchMedia('(max-width: 1023px)').matches) return;
    event.preventDefault();
    onSelect(bundle, true);
  };
  return (
    <li className={styles.slide} data-bundle={bundle.id}>
      <div className={cx(styles.row, isSelected && styles.selected, isUnread && styles.unread)}>
        <span className={styles.dot}>{isUnread && <VisuallyHidden>Unread</VisuallyHidden>}</span>
        <span className={styles.face}>
          {newest.by === null ? (
            <span className={styles.nobody}>
              <Icon icon={signs[newest.kind]} size={16} label={noticeKindWords[newest.kind]} />
            </span>
          ) : (
            <PersonAvatar id={newest.by.id} size={28} said={newest.by} decorative />
          )}
          {newest.by !== null && (
            <span className={styles.sign}>
              <Icon icon={signs[newest.kind]} size={12} label={noticeKindWords[newest.kind]} />
            </span>
          )}
        </span>
        <Link
          to="/w/$workspace/task/$key"
          params={{ workspace, key: bundle.key }}
          search={{ full: true, from: 'inbox' }}
          className={styles.link}
          tabIndex={isSelected ? 0 : -1}
          aria-current={isSelected ? 'true' : undefined}
          onClick={handleClick}
          onFocus={() => onSelect(bundle, false)}
        >
          <span className={styles.title}>{bundle.title}</span>
          <span className={styles.text}>{noticeText(newest, bundle, today)}</span>
        </Link>
        <span className={styles.end}>
          <time dateTime={new Date(bundle.at).toISOString()}>{timeOf(bundle, today)}</time>
          {bundle.notices.length > 1 && <Chip round>{bundle.notices.length}</Chip>}
        </span>
        <span className={styles.menu}>
          <Menu
            align="end"
            items={menu}
            trigger={<IconButton size={24} icon={Ellipsis} label={`Actions for ${bundle.title}`} />}
          />
        </span>
      </div>
      <div className={styles.actions}>
        <button type="button" className={styles.snooze} onClick={() => acts.snooze(bundle, addDays(today, 1))}>
          <Icon icon={Moon} size={20} /> Snooze
        </button>
        <button type="button" className={styles.finish} onClick={() => acts.finish([bundle])}>
          <Icon icon={Check} size={20} /> Done
        </button>
      </div>
    </li>
  );
}

/** The clock on its own day; what only a day came of has none. */
function timeOf({ at, notices }: BundleAnswer, today: Day): string {
  const day = notices[0]?.kind === 'due' ? (new Date(at).toISOString().slice(0, 10) as Day) : dayOf(at);
  if (notices[0]?.kind === 'due') return day === today ? 'Today' : shortDay(day, today);
  return day === today || day === addDays(today, -1) ? clockText(at) : shortDay(day, today);
}
