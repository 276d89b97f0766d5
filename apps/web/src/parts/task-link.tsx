// A task by its key, as a link to its page: on a card, in a list, beside another task.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface TaskLinkProps {
  readonly to: string;
  readonly className?: string | undefined;
  readonly label?: string | undefined;
  readonly isStop?: boolean;
  /** The room to which closing it leads back. */
  readonly from?: 'work' | undefined;
  readonly onGo?: () => void;
  readonly children: ReactNode;
}

/** @param props.isStop false in a list with keys of its own, whose rows lead there too. */
export function TaskLink({ to, className, label, isStop = true, from, onGo, children }: TaskLinkProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Link
      to="/w/$workspace/task/$key"
      params={{ workspace, key: to }}
      {...(from && { search: { full: true, from } })}
      className={className}
      aria-label={label}
      onClick={onGo}
      tabIndex={isStop ? undefined : -1}
    >
      {children}
    </Link>
  );
}
