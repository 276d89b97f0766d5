// A card was moved out of a gate by its signer: to the right the statement is signed first, to the left a reason is given.
import { Dialog } from '@baton/ui/dialog';
import { GateReturnForm, GateSignForm } from './gate-forms.tsx';
import type { AtGate } from './use-gate-deciding.ts';

interface GateAsking {
  readonly does: 'sign' | 'return';
  readonly at: AtGate;
  /** Once it is said: the task goes where it was to go. */
  readonly onSaid: () => void;
}
interface GateSheetProps {
  readonly asking: GateAsking;
  readonly onClose: () => void;
}
export function GateSheet({ asking: { does, at, onSaid }, onClose }: GateSheetProps) {
  const said = () => {
    onClose();
    onSaid();
  };
  const what = `${at.task.title}, brought to ${at.column} by ${at.from}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={does === 'sign' ? `Sign at ${at.column}` : `Return from ${at.column}`}
      description={what}
    >
      {does === 'sign' ? (
        <GateSignForm at={at} onSigned={said} onBack={onClose} />
      ) : (
        <GateReturnForm at={at} onReturned={said} onBack={onClose} />
      )}
    </Dialog>
  );
}
