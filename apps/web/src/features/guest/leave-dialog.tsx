// A guest leaves: for good, and said so before.
import type { Decision } from '@baton/model/directory/schema';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useContext } from 'react';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';

export function LeaveDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const { titles, me } = useWorld();
  const refused = useContext(RefusalContext);
  const leave = async () => {
    const done = await workspace.sign('dir', { type: 'person-removed', person: me.person } satisfies Decision, null);
    if (isRefusal(done)) refused(done);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Leave ${titles.workspace}`}
      actions={
        <>
          <Button onClick={onClose}>Stay</Button>
          <Button tone="primary" onClick={() => void leave()}>
            Leave
          </Button>
        </>
      }
    >
      <p>
        What was shared with you goes from all your devices, and you come back only by a new invitation. What you wrote
        stays with {titles.workspace}.
      </p>
    </Dialog>
  );
}
