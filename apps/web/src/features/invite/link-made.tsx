// One link, to be passed on.
import { Button } from '@baton/ui/button';
import { QrCode } from '@baton/ui/qr-code';
import type { Invited } from '@baton/workspace/doors/invitations';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { timeInText } from '../../parts/day-text.ts';
import styles from './invite.module.css';

export function LinkMade({ invited }: { readonly invited: Invited }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={styles.form}>
      <output className={styles.link} aria-label="Invitation link">
        {invited.link}
      </output>
      <p>
        <Button
          icon={copied === true ? Check : Copy}
          autoFocus
          onClick={() => void copyText(invited.link).then(setCopied)}
        >
          {copied === true ? 'Copied' : 'Copy link'}
        </Button>
      </p>
      {copied === false && (
        <p role="alert">This browser did not let it be copied. Mark the text and copy it by hand.</p>
      )}
      <div className={styles.code}>
        <QrCode text={invited.link} label="Invitation as a code to scan" size={160} />
        <p className={styles.text}>
          Good until {timeInText(invited.notAfter)}. It is shown here once; take it back under Settings, People. To try
          it yourself, open it as a second person in a private window.
        </p>
      </div>
    </div>
  );
}
