// A link that opens a door: shown once, to be copied.
import { Button } from '@baton/ui/button';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../lib/clipboard.ts';
import styles from './link-shown.module.css';

interface LinkShownProps {
  readonly link: string;
  readonly label: string;
  readonly said: string;
}

export function LinkShown({ link, label, said }: LinkShownProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={styles.shown}>
      <output className={styles.link} aria-label={label}>
        {link}
      </output>
      <p>
        <Button icon={copied === true ? Check : Copy} autoFocus onClick={() => void copyText(link).then(setCopied)}>
          {copied === true ? 'Copied' : 'Copy link'}
        </Button>
      </p>
      {copied === false && (
        <p role="alert">This browser did not let it be copied. Mark the text and copy it by hand.</p>
      )}
      <p className={styles.said}>{said}</p>
    </div>
  );
}
