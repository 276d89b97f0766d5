// The tasks of which something is told, day by day.
import type { BundleAnswer } from '@baton/model/inbox/queries';
import { addDays, type Day } from '@baton/model/day';
import type { MenuItem } from '@baton/ui/menu-items';
import { dayOf } from '../../parts/day-text.ts';
import type { InboxActs } from './inbox-acts.ts';
import { InboxRow } from './inbox-row.tsx';
import styles from './inbox.module.css';

interface InboxListProps {
  readonly bundles: readonly BundleAnswer[];
  readonly today: Day;
  readonly selected: string | undefined;
  readonly acts: InboxActs;
  readonly menuOf: (bundle: BundleAnswer) => readonly MenuItem[];
  readonly onSelect: (bundle: BundleAnswer, isPressed: boolean) => void;
}

/** Whoever waits for the reader comes before every day, until that was looked at. */
const isNudged = ({ notices }: Pick<BundleAnswer, 'notices'>): boolean =>
  notices.some(({ kind, read }) => kind === 'nudged' && !read);

function headOf({ at, notices }: BundleAnswer, today: Day): string {
  if (isNudged({ notices })) return 'You were reminded';
  const day = notices[0]?.kind === 'due' ? new Date(at).toISOString().slice(0, 10) : dayOf(at);
  if (day >= today) return 'Today';
  return day === addDays(today, -1) ? 'Yesterday' : 'Earlier';
}

export function InboxList({ bundles, today, selected, ...of }: InboxListProps) {
  const groups = [...Map.groupBy(bundles, (bundle) => headOf(bundle, today))];
  return groups.map(([head, own]) => (
    <section key={head} aria-label={head}>
      <h2 className={styles.day}>{head}</h2>
      <ul aria-label={`${head}, ${own.length}`}>
        {own.map((bundle) => (
          <InboxRow
            key={bundle.id}
            bundle={bundle}
            today={today}
            isSelected={bundle.id === selected}
            acts={of.acts}
            menu={of.menuOf(bundle)}
            onSelect={of.onSelect}
          />
        ))}
      </ul>
    </section>
  ));
}
