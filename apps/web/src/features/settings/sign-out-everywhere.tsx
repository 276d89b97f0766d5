// Ends every session of mine at once. A device that was signed out keeps what it holds, locked, until I was there again.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { useToast } from '@baton/ui/toast';
import { signOutDevices } from '@baton/workspace/doors/account';
import { type Door, isNotDone } from '@baton/workspace/doors/door';
import { useState } from 'react';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useWorld } from '../../lib/use-world.ts';
import styles from './settings.module.css';

interface SignOutEverywhereProps {
  readonly door: Door;
  /** Null: the relay does not answer. Without a way to sign in nobody locks the device they are at. */
  readonly hasWay: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function SignOutEverywhere({ door, hasWay, onClose, onDone }: SignOutEverywhereProps) {
  const { workspace } = useWorld().me;
  const toast = useToast();
  const [said, setSaid] = useState<string | null>(null);
  const go = async (here: boolean) => {
    const done = await signOutDevices(door, workspace, { devices: null, here });
    if (isNotDone(done)) return setSaid(sentenceOf(done));
    toast.show({ text: 'Your other devices are signed out.' });
    return onDone();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Sign out everywhere"
      description="Every session ends at once. What a device holds stays on it, locked, until you sign in there again or let it in from here; what it had not sent stays too. Lost one? Remove it instead: then it erases everything."
      actions={
        <>
          <Button
            onClick={() => void go(true)}
            disabledReason={hasWay ? undefined : 'First set a passkey, a password or your company’s sign-on.'}
          >
            Here as well
          </Button>
          <Button tone="primary" onClick={() => void go(false)}>
            Sign out my other devices
          </Button>
        </>
      }
    >
      {said !== null && (
        <p role="alert" className={styles.said}>
          {said}
        </p>
      )}
    </Dialog>
  );
}
