import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { usePortalRoot } from './portal-root.tsx';
import styles from './side-panel.module.css';
import { useWords } from './words.tsx';

export interface SidePanelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Said when it opens. */
  readonly label: string;
  /** Start of the head: a key, a mark. */
  readonly head?: ReactNode;
  /** End of the head, before the cross: previous, next, open the page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Stays at the foot while the body scrolls: the comment field. */
  readonly foot?: ReactNode;
  /** False keeps focus in the list beside it, where the arrows go on moving. */
  readonly takesFocus?: boolean | undefined;
}

/** 548 wide beside the list it came from, which stays alive: no scrim. Covers the page at 1023 and below. */
export function SidePanel({ open, onClose, label, head, actions, children, foot, takesFocus = true }: SidePanelProps) {
  const words = useWords();
  const container = usePortalRoot();
  return (
    <Base.Root
      open={open}
      modal={false}
      disablePointerDismissal
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal container={container}>
        <Base.Popup className={styles.panel} aria-label={label} initialFocus={takesFocus ? undefined : false}>
          <header className={styles.head}>
            <div className={styles.start}>{head}</div>
            {actions}
            <Base.Close render={<IconButton icon={X} label={words.close} keyCap="Esc" />} />
          </header>
          <div className={styles.body}>{children}</div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
