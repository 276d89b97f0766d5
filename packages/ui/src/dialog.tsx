import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { usePortalRoot } from './portal-root.tsx';
import { useWords } from './words.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The button repeats the verb of the title and stands last. */
  readonly actions?: ReactNode;
  readonly width?: 400 | 480 | 560 | undefined;
  /** Takes focus when it opens; by default the first control inside. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A last resort: 560 at most, over a scrim; on the phone a sheet from below. Escape closes, focus returns. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  actions,
  width = 480,
  initialFocus,
}: DialogProps) {
  const words = useWords();
  const container = usePortalRoot();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal container={container}>
        <Base.Backdrop className={styles.scrim} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={cx(styles.dialog, styles[`width${width}`])} initialFocus={initialFocus}>
            <header className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close render={<IconButton icon={X} label={words.close} keyCap="Esc" />} />
            </header>
            <div className={styles.body}>
              {description !== undefined && (
                <Base.Description className={styles.description}>{description}</Base.Description>
              )}
              {children}
            </div>
            {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
