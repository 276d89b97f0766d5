// A task by its key, as a link to its page: on a card, in a list, beside another task.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface TaskLinkProps {
  readonly to: string;
  readonly className?: string | undefined;
  readonly label?: string | undefined;
  readonly isStop?: boolean;
  readonly children: ReactNode;
}

/** @param props.isStop false in a list with keys of its own, whose rows lead there too. */
export function TaskLink({ to, className, label, isStop = true, children }: TaskLinkProps) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Link
      to="/w/$workspace/task/$key"
      params={{ workspace, key: to }}
      className={className}
      aria-label={label}
      tabIndex={isStop ? undefined : -1}
    >
      {children}
    </Link>
  );
}
