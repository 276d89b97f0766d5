// Changes, newest first, under the day on which they were made (26): when, who, what from what to what, on which device,
// and the way back to a value.
import { releasedBy } from '@baton/model/directory/queries';
import type { Change, HistoryAnswer } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Icon, type IconShape } from '@baton/ui/icon';
import { Ban, CloudOff, History, PencilLine, Split } from 'lucide-react';
import { useDeviceNames } from '../lib/use-device-names.ts';
import { useWorld } from '../lib/use-world.ts';
import { useToday } from '../lib/use-today.ts';
import { Fragment, type ReactNode } from 'react';
import styles from './change-list.module.css';
import { changeText } from './change-words.ts';
import { clockText, dayHeading, dayOf } from './day-text.ts';
import { FieldValues } from './field-values.tsx';
import { useFaces, useNames } from './people.tsx';
import { PersonFace } from './person-avatar.tsx';
import { RecordName } from './record-link.tsx';
import type { Named } from './use-reading.ts';

export interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly named: Named;
  /** Each line says of what it is: where the list is of many records. */
  readonly showsRecord?: boolean;
  /** Undefined: this one cannot be put back, or it is what stands. */
  readonly restoreOf: (change: Change) => (() => void) | undefined;
  /** Rows of another kind that stand in their place among the changes. */
  readonly among?: readonly Among[];
}
export interface Among {
  readonly id: string;
  readonly at: number;
  readonly row: ReactNode;
}
const none: readonly Among[] = [];

export function ChangeList({ changes, named, showsRecord = false, restoreOf, among = none }: ChangeListProps) {
  const today = useToday();
  const rowsOf = changes.map((change): Among => ({
    id: change.id,
    at: change.at,
    row: <Row change={change} named={named} showsRecord={showsRecord} onRestore={restoreOf(change)} />,
  }));
  const all = among.length === 0 ? rowsOf : [...rowsOf, ...among].sort((left, right) => right.at - left.at);
  const days = Map.groupBy(all, ({ at }) => dayOf(at));
  return [...days].map(([day, rows]) => (
    <section key={day} aria-label={dayHeading(day, today)}>
      <h3 className={styles.day}>{dayHeading(day, today)}</h3>
      <ol className={styles.rows}>
        {rows.map(({ id, row }) => (
          <Fragment key={id}>{row}</Fragment>
        ))}
      </ol>
    </section>
  ));
}

const signs: Readonly<Record<Change['fate'], IconShape>> = {
  stands: PencilLine,
  replaced: PencilLine,
  lost: Split,
  refused: Ban,
};

interface RowProps {
  readonly change: Change;
  readonly named: Named;
  readonly showsRecord: boolean;
  readonly onRestore: (() => void) | undefined;
}

function Row({ change, named, showsRecord, onRestore }: RowProps) {
  const face = useFaces()(change.person);
  const deviceOf = useDeviceNames();
  const releaser = releasedBy(useWorld().directory, change);
  const nameOf = useNames();
  const isRestored = change.deviceNo === 0;
  const isLocal = change.number === null && change.fate !== 'refused';
  return (
    <li className={styles.row} data-fate={change.fate}>
      <time dateTime={new Date(change.at).toISOString()}>{clockText(change.at)}</time>
      <PersonFace id={change.person} size={20} />
      <Icon icon={isLocal ? CloudOff : signs[change.fate]} size={14} className={styles.sign} />
      <span className={styles.what}>
        {showsRecord && <RecordName record={named.recordOf(change.record)} />}
        <FieldValues change={change} reading={named.reading} />
        {isRestored && (
          <span className={styles.sub}>
            Restored by {face.name} after the relay lost it. Who made it is not verified.
          </span>
        )}
        {releaser !== null && <span className={styles.sub}>Held, released by {nameOf(releaser)}.</span>}
        <Fate change={change} isLocal={isLocal} />
      </span>
      <span className={styles.end}>
        {face.isReader && !isRestored && <span className={styles.device}>{deviceOf(change.deviceNo)}</span>}
        {onRestore && (
          <Button size={24} aria-label={`Restore: ${changeText(change, named.reading)}`} onClick={onRestore}>
            Restore
          </Button>
        )}
      </span>
    </li>
  );
}

function Fate({ change, isLocal }: { change: Change; isLocal: boolean }) {
  if (isLocal) return <span className={styles.sub}>On this device, not on the relay yet.</span>;
  if (change.fate === 'lost')
    return <span className={styles.sub}>Was set apart from another value, which stands.</span>;
  if (change.fate === 'refused') return <span className={styles.sub}>The relay did not take it. See Not saved.</span>;
  return null;
}

export function Older({ more, onOlder }: { more: HistoryAnswer['more']; onOlder: () => void }) {
  if (more === 'none') return null;
  return (
    <p className={styles.older}>
      <Icon icon={History} size={14} />
      {more === 'on-relay'
        ? 'Older changes are on the relay.'
        : 'Older changes are on the relay, which is not reached now.'}
      <Button size={24} onClick={onOlder}>
        {more === 'on-relay' ? 'Fetch them' : 'Try again'}
      </Button>
    </p>
  );
}
