// Inviting: what they will be and see, said before anything is made; then a link, or one for each of a list. Links are shown
// once; only the hash of a secret is on record.
import type { Invited, InvitedAll } from '@baton/workspace/doors/invitations';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useId, useState } from 'react';
import { InviteForm } from './invite-form.tsx';
import { LinkMade } from './link-made.tsx';
import { LinksMade } from './links-made.tsx';

export type Made = { readonly one: Invited } | { readonly all: InvitedAll };
export type Way = 'link' | 'list';

const labelOf = (way: Way, byLetter: boolean): string => {
  if (way === 'link') return 'Make a link';
  return byLetter ? 'Send the letters' : 'Make the links';
};

export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId();
  const [way, setWay] = useState<Way>('link');
  const [made, setMade] = useState<Made | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [byLetter, setByLetter] = useState(false);
  const close = () => {
    // Closed half-way, what is made already would have a link that nobody saw.
    if (isMaking) return;
    setMade(null);
    onClose();
  };
  const making = isMaking ? 'The invitations are being made.' : undefined;
  const actions = made ? (
    <Button tone="primary" onClick={close}>
      Done
    </Button>
  ) : (
    <>
      <Button onClick={close} disabledReason={making}>
        Cancel
      </Button>
      <Button tone="primary" type="submit" form={form} disabledReason={making}>
        {labelOf(way, byLetter)}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title="Invite people" actions={actions} width={560}>
      {made === null && (
        <InviteForm
          id={form}
          way={way}
          onWay={setWay}
          onMaking={setMaking}
          onMade={setMade}
          onByLetter={setByLetter}
          isMaking={isMaking}
        />
      )}
      {made !== null && ('one' in made ? <LinkMade invited={made.one} /> : <LinksMade all={made.all} />)}
    </Dialog>
  );
}
