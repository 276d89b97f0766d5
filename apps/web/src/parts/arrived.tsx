// After coming in: the recovery link first, where there is a new one, then on into the workspace.
import { Button } from '@baton/ui/button';
import { Navigate, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entered } from '../lib/use-entering.ts';
import { DoorCard } from './door-card.tsx';
import { KeepLink } from './keep-link.tsx';

interface ArrivedProps {
  readonly entered: Entered;
  /** What is to be said before the link. */
  readonly children?: ReactNode;
}
export function ArrivedCard({ entered, children }: ArrivedProps) {
  const { title, workspace, recoveryLink } = entered;
  if (recoveryLink === null) return <Navigate to="/w/$workspace" params={{ workspace }} replace />;
  return (
    <DoorCard title="Keep this link" about={title} foot="You can make a new one at any time under Settings.">
      {children}
      <KeepLink link={recoveryLink} title={title} />
      <GoIn entered={entered} />
    </DoorCard>
  );
}

export function GoIn({ entered }: { entered: Entered }) {
  const navigate = useNavigate();
  const { title, workspace } = entered;
  return (
    <Button
      tone="primary"
      size={44}
      wide
      autoFocus
      onClick={() => void navigate({ to: '/w/$workspace', params: { workspace }, replace: true })}
    >
      {title === '' ? 'Open the workspace' : `Open ${title}`}
    </Button>
  );
}
