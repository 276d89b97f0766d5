import { Popover as Base } from '@base-ui/react/popover';
import type { PointerEventHandler, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './hover-card.module.css';
import overlay from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';

export interface HoverCardProps {
  /** Beside what it stands. What opens it is the caller's: many anchors share one card. */
  readonly anchor: Element;
  /** Said when it takes focus. */
  readonly label: string;
  readonly onClose: () => void;
  /** False while it was only pointed at: focus stays where it is. */
  readonly takesFocus: boolean;
  readonly onPointerEnter?: PointerEventHandler | undefined;
  readonly onPointerLeave?: PointerEventHandler | undefined;
  readonly children: ReactNode;
}

/** More about what somebody points at or presses. Escape and a press beside it close it; focus goes back to the anchor. */
export function HoverCard(props: HoverCardProps) {
  const { anchor, label, onClose, takesFocus, onPointerEnter, onPointerLeave, children } = props;
  const container = usePortalRoot();
  return (
    <Base.Root open onOpenChange={(next) => !next && onClose()}>
      <Base.Portal container={container}>
        <Base.Positioner
          className={overlay.positioner}
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup
            className={cx(overlay.sheet, styles.card)}
            aria-label={label}
            data-hover-card=""
            initialFocus={takesFocus ? undefined : false}
            finalFocus={takesFocus ? () => (anchor instanceof HTMLElement ? anchor : true) : false}
            onPointerEnter={onPointerEnter}
            onPointerLeave={onPointerLeave}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
