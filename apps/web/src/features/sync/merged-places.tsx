// Where others changed something while I was away, and how much: each leads there.
import type { Away } from '@baton/workspace/sync-contract';
import type { NamedRecord } from '@baton/model/search/named';
import { Icon, type IconShape } from '@baton/ui/icon';
import { Columns3, FileText, MessagesSquare, SquareCheck, SquareKanban, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@baton/ui/button';
import { useNamed } from '../../lib/use-named.ts';
import { counted, numberText } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { Block } from './block.tsx';
import styles from './sync.module.css';

const signs: Partial<Record<NamedRecord['table'], IconShape>> = {
  projects: Columns3,
  boards: SquareKanban,
  columns: SquareKanban,
  comments: MessagesSquare,
  tasks: SquareCheck,
  profiles: UserRound,
};
const first = 24;

export function MergedPlaces({ places }: { places: Away['places'] }) {
  const nameOf = useNames();
  const [isWhole, setWhole] = useState(false);
  const recordOf = useNamed(places.map(({ record }) => record));
  if (places.length === 0) return null;
  const total = places.reduce((sum, { count }) => sum + count, 0);
  const shown = isWhole ? places : places.slice(0, first);
  return (
    <Block
      title="Merged"
      meta={`${counted(total, 'change')} of others in ${counted(places.length, 'place')}, nothing to do`}
    >
      <ul className={styles.places}>
        {shown.map(({ record: id, count, people }) => {
          const record = recordOf(id);
          const who = people.map(nameOf).join(', ');
          return (
            <li key={id} title={who === '' ? undefined : `By ${who}`}>
              <Icon icon={signs[record?.table ?? 'intakes'] ?? FileText} size={14} />
              <span className={styles.place}>
                {record ? (
                  <RecordLink record={record}>
                    {record.key === null ? '' : `${record.key} `}
                    {record.taskTitle ?? record.name}
                  </RecordLink>
                ) : (
                  'Not on this device'
                )}
              </span>
              <span className={styles.number} aria-label={counted(count, 'change')}>
                {numberText(count)}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.length < places.length && (
        <Button size={24} tone="quiet" onClick={() => setWhole(true)}>
          Show all {numberText(places.length)}
        </Button>
      )}
    </Block>
  );
}
