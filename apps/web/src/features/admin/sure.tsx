// Asked before what cannot be taken back: what happens, and the verb itself on the button.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';

interface SureProps {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly tone?: 'primary' | 'destructive-filled';
  /** Why it cannot be done, or not yet. */
  readonly off?: string | undefined;
  readonly onClose: () => void;
  readonly onSure: () => void;
  readonly children?: React.ReactNode;
}

export function Sure({ title, text, verb, tone = 'destructive-filled', off, onClose, onSure, children }: SureProps) {
  const go = () => {
    onClose();
    onSure();
  };
  return (
    <Dialog
      open
      width={560}
      onClose={onClose}
      title={title}
      description={text}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone={tone} disabledReason={off} onClick={go}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
