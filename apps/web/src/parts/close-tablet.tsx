// Closing a shared tablet: a signed statement that ends every device on it.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import type { TabletRow } from './tablets-panel.tsx';
import { useDeciding } from './use-deciding.ts';

interface CloseTabletProps {
  readonly row: TabletRow | null;
  readonly onClose: () => void;
}

export function CloseTablet({ row, onClose }: CloseTabletProps) {
  const { why, decide } = useDeciding();
  const close = async () => {
    if (row === null) return;
    onClose();
    await decide({ type: 'tablet-closed', tablet: row.id }, `The tablet of ${row.spaceTitle} is closed.`);
  };
  return (
    <Dialog
      open={row !== null}
      onClose={onClose}
      width={400}
      title={`Close the tablet of ${row?.spaceTitle ?? ''}`}
      description="Whoever is in is shut out at once, and everything on it is erased, also what was not sent yet. Its people stay; a new code lets a new person onto another tablet."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="destructive-filled" disabledReason={why} onClick={() => void close()}>
            Close the tablet
          </Button>
        </>
      }
    />
  );
}
