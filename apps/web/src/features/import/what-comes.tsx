// The two lists of the preview: what becomes what, and what stays behind with its reason.
import type { Preview } from '@baton/interchange/trello/preview';
import { Icon, type IconShape } from '@baton/ui/icon';
import { CalendarDays, Columns3, Link2, ListChecks, ListTodo, MessageSquare, Tag, Unplug } from 'lucide-react';
import { type Archived, cardsThatCome, countRows } from './bringing.ts';
import type { Read } from './read-file.ts';
import styles from './import.module.css';

export function WhatComes({ read: { plan, preview }, archived }: { read: Read; archived: Archived }) {
  const [lists, tasks, lines, comments, links] = countRows(plan, preview, archived).map(({ came }) => came);
  const cards = cardsThatCome(plan, archived);
  const due = cards.filter((card) => card.due !== null).length;
  const tags = new Set(cards.flatMap((card) => card.tags)).size;
  const rows: readonly (readonly [IconShape, string, number | undefined])[] = [
    [Columns3, 'Lists become columns', lists],
    [ListTodo, 'Cards become tasks', tasks],
    [CalendarDays, 'Due dates, as days', due],
    [ListChecks, 'Check-list lines', lines],
    [Tag, 'Labels become tags', tags],
    [Link2, 'Attachments as links to Trello', links],
    [MessageSquare, 'Comments', comments],
  ];
  return (
    <section>
      <h3>
        What will come <span>read on this device, nothing has been sent</span>
      </h3>
      <dl className={styles.comes}>
        {rows
          .filter(([, , count], at) => at < 2 || (count ?? 0) > 0)
          .map(([icon, what, count]) => (
            <div key={what}>
              <dt>
                <Icon icon={icon} size={14} />
                {what}
              </dt>
              <dd>{count}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

export function WhatStays({ preview: { notImported } }: { preview: Preview }) {
  if (notImported.length === 0) return null;
  return (
    <section>
      <h3>What will not come, and why</h3>
      <ul className={styles.stays}>
        {notImported.map(({ what, count, why }) => (
          <li key={what}>
            <Icon icon={Unplug} size={14} />
            <b>
              {what}, {count}
            </b>
            <span>{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
