// A record as a link to where it stands: a task by its key, what hangs on a task by that task, a board, a project.
import type { NamedRecord } from '@baton/model/search/named';
import type { Edited } from '@baton/workspace/sync-contract';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './record-link.module.css';

interface RecordLinkProps {
  readonly record: NamedRecord;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function RecordLink({ record, className, children }: RecordLinkProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { key, board, table } = record;
  if (key !== null)
    return (
      <Link to="/w/$workspace/task/$key" params={{ workspace, key }} className={className}>
        {children}
      </Link>
    );
  if (board !== null)
    return (
      <Link to="/w/$workspace/board/$board" params={{ workspace, board }} className={className}>
        {children}
      </Link>
    );
  if (table === 'profiles' || table === 'names')
    return (
      <Link to="/w/$workspace/settings" params={{ workspace }} className={className}>
        {children}
      </Link>
    );
  return (
    <Link to="/w/$workspace/projects" params={{ workspace }} className={className}>
      {children}
    </Link>
  );
}

const notHere = 'Something that is not on this device';

/** What an edit called the thing that it made: one that was refused made nothing that has a name here. */
export const madeName = (edited: Edited | undefined): string | undefined => {
  const made = edited?.fields.find(({ field, before }) => (field === 'title' || field === 'name') && before === null);
  return typeof made?.after === 'string' ? `“${made.after}”, new` : undefined;
};

/** "SPR-147 Demo tents": the key in its own face. Without the record: what was to be made, or what is not here. */
export function RecordName({ record, made }: { record: NamedRecord | undefined; made?: string | undefined }) {
  if (!record) return <span className={made === undefined ? styles.away : undefined}>{made ?? notHere}</span>;
  return (
    <RecordLink record={record} className={styles.link}>
      {record.key !== null && <span className={styles.key}>{record.key}</span>}{' '}
      <span>{record.taskTitle ?? record.name}</span>
    </RecordLink>
  );
}

/** The same as text, for the clipboard and for names of buttons. */
export const recordText = (record: NamedRecord | undefined, made?: string): string =>
  record === undefined
    ? (made ?? notHere)
    : `${record.key === null ? '' : `${record.key} `}${record.taskTitle ?? record.name}`;
