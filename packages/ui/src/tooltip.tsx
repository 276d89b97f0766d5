import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from './key-cap.tsx';
import { usePortalRoot } from './portal-root.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  /** The element that the tooltip belongs to; it must take focus, else nobody without a mouse can read it. */
  readonly children: ReactElement<Record<string, unknown>>;
  readonly text: ReactNode;
  readonly keyCap?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
}

/** Ink, after 400 ms, on hover and on focus. Says more; never the only place where something is said. */
export function Tooltip({ children, text, keyCap, side = 'bottom' }: TooltipProps) {
  const container = usePortalRoot();
  return (
    <Base.Root>
      <Base.Trigger delay={400} render={children} />
      <Base.Portal container={container}>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <span>{text}</span>
            {keyCap !== undefined && <KeyCap keys={keyCap} on="ink" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Neighbours open at once after the first was shown. Wrap a bar or the whole app. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={400} timeout={400}>
      {children}
    </Base.Provider>
  );
}
