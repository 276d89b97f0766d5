// Declining somebody who asked, with a word of why.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { TextArea } from '@baton/ui/text-area';
import { useToast } from '@baton/ui/toast';
import { isNotDone } from '@baton/workspace/doors/door';
import { declineJoin, type JoinRequest } from '@baton/workspace/doors/joins';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useWorld } from '../../lib/use-world.ts';

export function DeclineDialog({ asked, onClose }: { readonly asked: JoinRequest; readonly onClose: () => void }) {
  const doors = useDoors();
  const toast = useToast();
  const { workspace } = useWorld().me;
  const [reason, setReason] = useState('');
  const decline = async () => {
    const { request } = asked;
    const done = await declineJoin(await doors.relayOf(workspace), workspace, { request, reason: reason.trim() });
    toast.show({ text: isNotDone(done) ? sentenceOf(done) : `${asked.name} was declined.` });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Decline ${asked.name}`}
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => void decline()}>
            Decline
          </Button>
        </>
      }
    >
      <TextArea label="Why" help="They read it." rows={3} value={reason} onChange={setReason} maxLength={500} />
    </Dialog>
  );
}
