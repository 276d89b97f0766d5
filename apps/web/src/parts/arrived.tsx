// After coming in: the recovery link first, where there is a new one, then on into the workspace.
import { Button } from '@baton/ui/button';
import { Navigate, useNavigate } from '@tanstack/react-router';
import type { Entered } from '../lib/use-entering.ts';
import { DoorCard } from './door-card.tsx';
import { KeepLink } from './keep-link.tsx';
import { PasskeyLine } from './passkey-line.tsx';

export function ArrivedCard({ entered }: { readonly entered: Entered }) {
  const { title, workspace, recoveryLink, passkey } = entered;
  if (recoveryLink === null) return <Navigate to="/w/$workspace" params={{ workspace }} replace />;
  return (
    <DoorCard title="Keep this link" about={title} foot="You can make a new one at any time under Settings.">
      {passkey && <PasskeyLine entered={entered} own={passkey} />}
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
