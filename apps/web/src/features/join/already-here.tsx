// The link was opened in a browser that is in the workspace already: nothing to do but go in.
import { buttonClass } from '@baton/ui/button';
import { Link } from '@tanstack/react-router';
import type { KnownWorkspace } from '../../lib/doors.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';

export function AlreadyHere({ known }: { known: KnownWorkspace }) {
  const title = known.title === '' ? 'this workspace' : known.title;
  return (
    <DoorCard title={`You are in ${title} already`} about={known.title}>
      <DoorText>This browser holds it. To come in as somebody else, open the link in a private window.</DoorText>
      <Link
        to="/w/$workspace"
        params={{ workspace: known.id }}
        className={buttonClass({ tone: 'primary', size: 44, wide: true })}
      >
        Open {title}
      </Link>
    </DoorCard>
  );
}
