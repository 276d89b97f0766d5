// The frame of a screen: the panel with its bar, and on the phone the top bar with the way back and the sync chip.
import { IconButton } from '@baton/ui/icon-button';
import { Panel } from '@baton/ui/frame';
import { PanelBar } from '@baton/ui/panel-bar';
import { PhoneTopBar } from '@baton/ui/phone-bars';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-event.ts';
import { usePhone } from '../lib/use-media.ts';
import { SyncPopover } from './sync-popover.tsx';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** Before the title: the project mark. */
  readonly before?: ReactNode;
  /** Instead of the plain title, where it can be edited. Stands inside the h1. */
  readonly heading?: ReactNode;
  readonly middle?: ReactNode;
  readonly actions?: ReactNode;
  readonly subBar?: ReactNode;
  /** Phone: where the arrow leads. Without it there is none. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Screen({ title, before, heading, middle, actions, subBar, onBack, children }: ScreenProps) {
  useTitle(title);
  const isPhone = usePhone();
  if (!isPhone) {
    const bar = (
      <PanelBar title={heading ?? title} before={before} actions={actions}>
        {middle}
      </PanelBar>
    );
    return (
      <Panel bar={bar} subBar={subBar}>
        {children}
      </Panel>
    );
  }
  const back = onBack && <IconButton icon={ArrowLeft} label="Back" size={40} onClick={onBack} />;
  return (
    <>
      <PhoneTopBar
        title={title}
        before={back}
        end={
          <span className={styles.end}>
            {actions}
            <SyncPopover />
          </span>
        }
      />
      <Panel subBar={subBar}>{children}</Panel>
    </>
  );
}
