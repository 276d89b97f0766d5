// Removing a device of mine: a signed statement. What it has not sent is said before.
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useToast } from '@baton/ui/toast';
import { useContext } from 'react';
import { RefusalContext } from '../lib/use-run.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

export interface Leaving {
  readonly device: DeviceId;
  readonly name: string;
}

export function RemoveDevice({ leaving, onClose }: { leaving: Leaving | null; onClose: () => void }) {
  const workspace = useWorkspace();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const name = leaving?.name ?? '';
  const remove = async () => {
    if (leaving === null) return;
    onClose();
    const decision = { type: 'device-revoked', device: leaving.device } satisfies Decision;
    const done = await workspace.sign('dir', decision, null);
    if (isRefusal(done)) say(done);
    else toast.show({ text: `${name} is removed. It gets and sends nothing any more.` });
  };
  return (
    <Dialog
      open={leaving !== null}
      onClose={onClose}
      width={400}
      title={`Remove ${name}`}
      description="It gets and sends nothing any more. At its next contact it erases the workspace from itself; what it had not sent goes to the relay first, where an admin can release it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="destructive-filled" onClick={() => void remove()}>
            Remove device
          </Button>
        </>
      }
    />
  );
}
