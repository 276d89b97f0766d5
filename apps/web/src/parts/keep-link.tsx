// The recovery link: shown once, to be kept outside this browser. Copied, saved as a file, printed or scanned.
import { Button } from '@baton/ui/button';
import { QrCode } from '@baton/ui/qr-code';
import { Check, Copy, Download, Printer, QrCode as QrSign } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { copyText } from '../lib/clipboard.ts';
import { saveText } from '../lib/save-file.ts';
import styles from './keep-link.module.css';

const fileText = (title: string, link: string): string =>
  `Recovery link for ${title} in Baton\n\n${link}\n\nWhoever has this link comes in as you. Keep it where you keep passwords.\n`;

const fileName = (title: string): string =>
  `${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-recovery-link.txt`;

export function KeepLink({ link, title }: { link: string; title: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const [hasCode, setHasCode] = useState(false);
  /** On paper it can be scanned as well. */
  const print = () => {
    flushSync(() => setHasCode(true));
    window.print();
  };
  return (
    <div className={styles.keep}>
      <p className={styles.text}>
        This link brings you back if this browser is cleared or this device is lost. Whoever has it comes in as you.
      </p>
      <output className={styles.link} aria-label="Recovery link">
        {link}
      </output>
      <div className={styles.ways}>
        <Button icon={copied === true ? Check : Copy} onClick={() => void copyText(link).then(setCopied)}>
          {copied === true ? 'Copied' : 'Copy link'}
        </Button>
        <Button icon={Download} onClick={() => saveText(fileName(title), fileText(title, link))}>
          Download as text
        </Button>
        <Button icon={Printer} onClick={print}>
          Print
        </Button>
        <Button icon={QrSign} aria-expanded={hasCode} onClick={() => setHasCode(!hasCode)}>
          {hasCode ? 'Hide code' : 'Show as code'}
        </Button>
      </div>
      {copied === false && (
        <p role="alert">This browser did not let it be copied. Mark the text and copy it by hand.</p>
      )}
      {hasCode && <QrCode text={link} label="Recovery link as a code to scan" size={184} />}
    </div>
  );
}
