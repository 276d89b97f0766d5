// From My work to a task, and back here when it is closed.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function TaskLink({
  task,
  className,
  children,
}: {
  task: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Link
      to="/w/$workspace/task/$key"
      params={{ workspace, key: task }}
      search={{ full: true, from: 'work' }}
      className={className}
    >
      {children}
    </Link>
  );
}
