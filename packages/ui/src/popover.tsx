import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import overlay from './overlay.module.css';
import styles from './popover.module.css';
import { usePortalRoot } from './portal-root.tsx';

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Said when it opens; drawn as its title unless `titleHidden`. */
  readonly title: string;
  readonly titleHidden?: boolean | undefined;
  readonly children: ReactNode;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly pointer?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly className?: string | undefined;
}

/** Facts or a few fields beside what they belong to. Escape closes, focus returns to the trigger. */
export function Popover(props: PopoverProps) {
  const {
    trigger,
    title,
    titleHidden,
    children,
    side = 'bottom',
    align = 'start',
    pointer = true,
    open,
    onOpenChange,
    className,
  } = props;
  const container = usePortalRoot();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={container}>
        <Base.Positioner
          className={overlay.positioner}
          side={side}
          align={align}
          sideOffset={pointer ? 8 : 4}
          collisionPadding={8}
        >
          <Base.Popup
            className={cx(overlay.sheet, styles.popover, className)}
            aria-label={titleHidden ? title : undefined}
          >
            {pointer && (
              <Base.Arrow className={overlay.arrow}>
                <Pointer />
              </Base.Arrow>
            )}
            <div className={styles.body}>
              {!titleHidden && <Base.Title className={styles.title}>{title}</Base.Title>}
              {children}
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Pointer() {
  return (
    <svg width="16" height="8" viewBox="0 0 16 8" aria-hidden="true">
      <path d="M0 8 8 0l8 8z" fill="currentColor" />
      <path d="M0 8 8 .7l8 7.3" fill="none" stroke="var(--line-2)" />
    </svg>
  );
}
