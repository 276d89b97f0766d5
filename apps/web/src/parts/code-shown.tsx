// A code for a shared tablet, shown once: read out, or written down.
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import type { CodeMade } from '@baton/workspace/doors/tablets';
import { timeText } from './day-text.ts';
import styles from './tablets-panel.module.css';

interface CodeShownProps {
  readonly name: string;
  readonly made: CodeMade;
  readonly onClose: () => void;
}

export function CodeShown({ name, made, onClose }: CodeShownProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      width={400}
      title={`Code for ${name}`}
      description={`On the tablet: choose the name, type this code, choose a PIN. It works once, until ${timeText(made.until)}, and is not shown again.`}
      actions={
        <Button tone="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <output className={styles.code} aria-label={`The code of ${name}`}>
        {made.code}
      </output>
    </Dialog>
  );
}
