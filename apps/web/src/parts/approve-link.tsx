// The way to the page on which an approval is read and signed.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function ApproveLink({
  to,
  children,
  className,
  onGo,
}: {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  onGo?: () => void;
}) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Link to="/w/$workspace/approve/$key" params={{ workspace, key: to }} className={className} onClick={onGo}>
      {children}
    </Link>
  );
}
